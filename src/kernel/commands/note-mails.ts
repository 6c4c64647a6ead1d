import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../command.ts';
import { notFound } from '../errors.ts';
import { delayAfter } from '../mail/delay.ts';
import { mail } from '../tables.ts';
import { Text } from '../text.ts';
import { updateRow } from '../write-rows.ts';

const Answer = z.discriminatedUnion('is', [
  z.object({ is: z.literal('taken') }).strict(),
  z.object({ is: z.literal('later'), code: Text.max(40) }).strict(),
  z.object({ is: z.literal('refused'), code: Text.max(40) }).strict(),
]);

/** Writes down what a mail server made of mails that were handed to it: what cannot go now is tried later, at last no more. */
export const noteMails = command({
  name: 'kernel.note-mails',
  input: z
    .object({ answers: z.array(z.object({ id: z.uuid(), answer: Answer }).strict()).max(100) })
    .strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx, ownerId, now }, { answers }) => {
    for (const { id, answer } of answers) {
      const [row] = await tx
        .select()
        .from(mail)
        .where(and(eq(mail.ownerId, ownerId), eq(mail.id, id)))
        .for('update');
      if (row === undefined) throw notFound();
      // It came back already.
      if (row.state === 'bounced') continue;
      if (answer.is === 'taken') {
        await updateRow(tx, mail, row, { state: 'sent', sentAt: now.toString(), code: null });
        continue;
      }
      // Whoever withdrew it meanwhile has said the last word.
      if (row.state !== 'waiting') continue;
      const minutes = answer.is === 'later' ? delayAfter(row.tries, answer.code) : null;
      if (minutes === null) await updateRow(tx, mail, row, { state: 'refused', code: answer.code });
      else {
        const nextAt = now.add({ minutes }).toString();
        await updateRow(tx, mail, row, { nextAt, code: answer.code });
      }
    }
    return { noted: answers.length };
  },
});
