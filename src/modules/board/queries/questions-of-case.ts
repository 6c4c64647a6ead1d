import type { Looking } from '../../../kernel/fills.ts';
import { canPrepareCase, type CaseSubject, type Listed } from '../../care/index.ts';
import { boardsOfPage } from './board-shown.ts';
import { advisedOf, questionsOf } from './questions.ts';

/** What boards were asked about a case, in the order received, each with whether one still owes an answer. */
export const questionsOfCase = async (looking: Looking, { referrals, names, case: { id } }: CaseSubject) => {
  const { whole } = await boardsOfPage(looking, id);
  const questions = questionsOf(referrals, whole, advisedOf(whole)).map((row) => ({
    id: row.id,
    awaited: row.awaited,
    phase: row.phase,
    recurrenceNumber: row.recurrenceNumber,
    questionType: row.questionType,
    question: row.question,
    consultant: names.get(row.consultantId) ?? '',
    receivedOn: row.receivedOn,
  }));
  return { questions, mayAsk: canPrepareCase(looking.actor, looking.ownerId) };
};
export type QuestionsOfCase = Awaited<ReturnType<typeof questionsOfCase>>;

/** For which day the newest question of a case is listed, and when a board last concluded an earlier one. */
export const newestListed = async (
  looking: Looking,
  { referrals, case: { id } }: CaseSubject,
): Promise<Listed> => {
  const newest = referrals.at(-1);
  const { listings } = await boardsOfPage(looking, id);
  const open = listings.find(({ state, referralId }) => state === 'listed' && referralId === newest?.id);
  const concluded = listings.flatMap(({ referralId, concludedOn }) =>
    referralId === newest?.id || concludedOn === null ? [] : [concludedOn],
  );
  return {
    listedOn: open?.localStart.slice(0, 10) ?? null,
    concludedOn: concluded.toSorted().at(-1) ?? null,
  };
};
