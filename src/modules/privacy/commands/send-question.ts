import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { standingTexts } from '../load.ts';
import { canSendQuestion } from '../policy.ts';
import { receiptOf } from '../receipt.ts';
import { Question } from '../schema.ts';
import { question } from '../tables.ts';

/** A stranger asks a house that has published its notice about data of their own; the receipt names the question. */
export const sendQuestion = command({
  name: 'privacy.send-question',
  input: Question,
  load: async ({ tx, ownerId }) => {
    if ((await standingTexts(tx, ownerId)).length === 0) throw notFound();
  },
  permit: (actor) => canSendQuestion(actor),
  run: async ({ tx, ownerId, now, newId, moves }, asked) => {
    const id = newId();
    const receipt = receiptOf(id);
    await insertRows(tx, question, [{ ownerId, id, receipt, ...asked, askedAt: now.toString() }]);
    moves(`privacy:question`);
    return { receipt };
  },
});
