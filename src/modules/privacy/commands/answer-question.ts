import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { canAnswerQuestions } from '../policy.ts';
import { QuestionAnswer } from '../schema.ts';
import { question } from '../tables.ts';

/** Says what became of a stranger's question, or that it is open again. */
export const answerQuestion = command({
  name: 'privacy.answer-question',
  input: z.object({ questionId: z.uuid(), version: z.int().positive(), answer: QuestionAnswer }).strict(),
  load: async ({ tx, ownerId }, { questionId }) => {
    const [found] = await tx
      .select()
      .from(question)
      .where(and(eq(question.ownerId, ownerId), eq(question.id, questionId)))
      .for('update');
    if (found === undefined) throw notFound();
    return found;
  },
  permit: (actor, _subject, ownerId) => canAnswerQuestions(actor, ownerId),
  run: async ({ tx, now, moves }, { version, answer }, found) => {
    const answeredAt = answer === null ? null : now.toString();
    await updateRow(tx, question, { ...found, version }, { answer, answeredAt });
    moves(`privacy:question`);
    return { id: found.id };
  },
});
