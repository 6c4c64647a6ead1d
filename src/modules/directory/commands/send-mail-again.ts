import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { mail } from '../../../kernel/tables.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { canSeeMails } from '../policy.ts';
import { isOvertaken, mailForUpdate } from '../queries/mails.ts';

/** Tries a mail again, at once: one that was refused, came back, or waits for its next try. */
export const sendMailAgain = command({
  name: 'directory.send-mail-again',
  input: z.object({ mailId: z.uuid(), version: z.int().positive() }).strict(),
  load: async ({ tx, ownerId }, { mailId }) => {
    const row = await mailForUpdate(tx, ownerId, mailId);
    if (row === undefined) throw notFound();
    return row;
  },
  permit: (actor, _subject, ownerId) => canSeeMails(actor, ownerId),
  run: async ({ tx, now }, { version }, row) => {
    if (row.state === 'sent' || row.state === 'withdrawn') throw refused('mail_not_waiting');
    if (await isOvertaken(tx, row)) throw refused('mail_overtaken');
    const anew = { state: 'waiting', nextAt: now.toString(), tries: 0, sentAt: null } as const;
    await updateRow(tx, mail, { ...row, version }, anew);
    return { id: row.id };
  },
});
