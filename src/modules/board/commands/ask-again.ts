import { z } from 'zod';
import { notFound, refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { mustBeColleague } from '../../directory/index.ts';
import {
  caseCommand,
  refuseFuture,
  refuseFutureItems,
  canPrepareCase,
  Referral,
  WorkUpItem,
  referralRows as referral,
  putWorkUp,
  questionKept,
} from '../../care/index.ts';
import { awaitedQuestions } from '../queries/questions.ts';
import { asksTheSame } from '../question.ts';

/**
 * Asks the board again about a disease the centre knows: after an operation, for the response, at a recurrence. The same
 * question that still waits is not asked twice, unless it is said to be `another`. `workUp` takes the place of earlier
 * results of the same items.
 */
export const askAgain = caseCommand({
  name: 'board.ask-again',
  input: z
    .object({
      caseId: z.uuid(),
      /** Whom the question is about, where whoever asks has named her: the case must be hers. */
      patientId: z.uuid().optional(),
      referral: Referral,
      workUp: z.array(WorkUpItem).default([]),
      another: z.boolean().default(false),
    })
    .strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canPrepareCase,
  run: async (context, input, subject) => {
    const { tx, ownerId, newId, now } = context;
    if (input.patientId !== undefined && input.patientId !== subject.patientId) throw notFound();
    refuseFuture(input.referral.receivedOn, 'referral.receivedOn', now);
    refuseFutureItems(input.workUp, now);
    await mustBeColleague(context, input.referral.consultantId, 'referral.consultantId');
    const waiting = await awaitedQuestions(tx, ownerId, input.caseId);
    if (!input.another && waiting.some((one) => asksTheSame(one, input.referral)))
      throw refused('question_open', {}, { field: 'another' });
    const id = newId();
    await insertRows(tx, referral, [
      { ownerId, id, caseId: input.caseId, ...questionKept.rowOf(input.referral) },
    ]);
    if (input.workUp.length > 0) await putWorkUp(context, input.caseId, input.workUp, 'as they stand');
    context.announce({ type: 'board.asked-again', caseId: input.caseId, referralId: id });
    return { caseId: input.caseId, referralId: id };
  },
});
