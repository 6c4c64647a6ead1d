import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../command.ts';
import { notFound } from '../errors.ts';
import { mail } from '../tables.ts';
import { Text } from '../text.ts';
import { updateRow } from '../write-rows.ts';

/** Writes down that a mail came back (RFC 3464), with the status that the report gives. */
export const noteBounce = command({
  name: 'kernel.note-bounce',
  input: z.object({ mailId: z.uuid(), status: Text.max(40) }).strict(),
  load: async ({ tx, ownerId }, { mailId }) => {
    const [row] = await tx
      .select()
      .from(mail)
      .where(and(eq(mail.ownerId, ownerId), eq(mail.id, mailId)))
      .for('update');
    if (row === undefined) throw notFound();
    return row;
  },
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx, now }, { status }, row) => {
    // The report may be here before it is written down that the server took the mail.
    const hasGone = row.state === 'sent' || (row.state === 'waiting' && row.tries > 0);
    const sentAt = row.sentAt ?? now.toString();
    if (hasGone) await updateRow(tx, mail, row, { state: 'bounced', code: status, sentAt });
    return { id: row.id };
  },
});
