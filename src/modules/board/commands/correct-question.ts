import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { mustBeColleague } from '../../directory/index.ts';
import {
  canPrepareCase,
  caseCommand,
  questionKept,
  Referral,
  referralRows as referral,
  refuseFuture,
} from '../../care/index.ts';
import { asksTheSame, changedInQuestion } from '../question.ts';
import { awaitedQuestions } from '../queries/questions.ts';

const questionOf = async ({ tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>, id: string) => {
  const [row] = await tx
    .select()
    .from(referral)
    .where(and(eq(referral.ownerId, ownerId), eq(referral.id, id)));
  if (row === undefined) throw notFound();
  return row;
};

/**
 * Corrects a question to the board, or who is her responsible consultant. What a board has concluded stays as the board was asked:
 * of such a question the consultant alone changes.
 */
export const correctQuestion = caseCommand({
  name: 'board.correct-question',
  input: z
    .object({
      questionId: z.uuid(),
      version: z.int().positive(),
      referral: Referral,
      /** Whether it is another question than one that waits already and asks the same. */
      another: z.boolean().default(false),
    })
    .strict(),
  reason: 'needed',
  caseOf: async (context, { questionId }) => (await questionOf(context, questionId)).caseId,
  permit: canPrepareCase,
  run: async (context, { questionId: id, version, referral: said, another }, subject) => {
    const { tx, ownerId, now } = context;
    const stood = await questionOf(context, id);
    refuseFuture(said.receivedOn, 'referral.receivedOn', now);
    if (said.consultantId !== stood.consultantId)
      await mustBeColleague(context, said.consultantId, 'referral.consultantId');
    const row = questionKept.rowOf(said);
    const waiting = await awaitedQuestions(tx, ownerId, subject.id);
    const changed = changedInQuestion(stood, row);
    if (changed !== null && waiting.every((one) => one.id !== id))
      throw refused('question_concluded', {}, { field: `referral.${changed}` });
    const same = waiting.filter((one) => one.id !== id && asksTheSame(one, row));
    if (!another && same.some((one) => !asksTheSame(one, stood)))
      throw refused('question_open', {}, { field: 'another' });
    await updateRow(tx, referral, { ownerId, id, version }, row);
    return { id, caseId: subject.id };
  },
});
