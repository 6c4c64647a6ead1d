import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { mail } from '../../../kernel/tables.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { canSeeMails } from '../policy.ts';
import { mailForUpdate } from '../queries/mails.ts';

/** Lets a mail that waits not go out. One that is being handed to the mail server at this moment may go all the same, and is told as sent then. */
export const withdrawMail = command({
  name: 'directory.withdraw-mail',
  input: z.object({ mailId: z.uuid(), version: z.int().positive() }).strict(),
  load: async ({ tx, ownerId }, { mailId }) => {
    const row = await mailForUpdate(tx, ownerId, mailId);
    if (row === undefined) throw notFound();
    return row;
  },
  permit: (actor, _subject, ownerId) => canSeeMails(actor, ownerId),
  run: async ({ tx }, { version }, row) => {
    if (row.state !== 'waiting') throw refused('mail_not_waiting');
    await updateRow(tx, mail, { ...row, version }, { state: 'withdrawn' });
    return { id: row.id };
  },
});
