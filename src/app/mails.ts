import type { MailKind } from '../kernel/mail/kinds.ts';
import { directoryMails } from '../modules/directory/index.ts';
import { meetingMails } from '../modules/meetings/index.ts';

/** Every kind of mail that goes out. */
export const mailKinds: readonly MailKind[] = [...directoryMails, ...meetingMails];
