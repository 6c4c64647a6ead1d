import type { Looking } from '../../../kernel/fills.ts';
import { type AskedOn, canPrepareCase, type CaseSubject } from '../../care/index.ts';
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

/** For which day each question of a case is listed, and when a board last concluded another. */
export const askedOnBoards = async (
  looking: Looking,
  { referrals, case: { id } }: Pick<CaseSubject, 'referrals' | 'case'>,
): Promise<readonly AskedOn[]> => {
  const { listings } = await boardsOfPage(looking, id);
  return referrals.map(({ id: referralId }) => {
    const open = listings.find((one) => one.state === 'listed' && one.referralId === referralId);
    const concluded = listings.flatMap((one) =>
      one.referralId === referralId || one.concludedOn === null ? [] : [one.concludedOn],
    );
    return {
      referralId,
      listedOn: open?.localStart.slice(0, 10) ?? null,
      concludedOn: concluded.toSorted().at(-1) ?? null,
    };
  });
};
