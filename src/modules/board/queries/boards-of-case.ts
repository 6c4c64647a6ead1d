import type { Looking } from '../../../kernel/fills.ts';
import { canPrepareCase, type CaseSubject } from '../../care/index.ts';
import { canRecordDecision, canRecordRecommendation } from '../policy.ts';
import { adviceOfPage, boardsOfPage } from './board-shown.ts';
import { comingMeetings } from './coming-meetings.ts';
import { itemLabelsIn, seenOfCase } from './seen-of-case.ts';
import { advisedOf, questionsOf } from './questions.ts';

/** What boards wrote of a case, what the reader may do about it, and what is needed to list her now. */
export const boardsOfCase = async (looking: Looking, { case: { id }, referrals }: CaseSubject) => {
  const { tx, ownerId, actor, house, today } = looking;
  const { whole, listings } = await boardsOfPage(looking, id);
  const isListed = listings.some(({ state }) => state === 'listed');
  const mayList = canPrepareCase(actor, ownerId) && !isListed && referrals.length > 0;
  const [seen, recommendations, meetings] = await Promise.all([
    seenOfCase(looking, id),
    adviceOfPage(looking, id),
    mayList ? comingMeetings(tx, ownerId, today) : [],
  ]);
  return {
    listings,
    seen,
    itemLabels: itemLabelsIn(looking.locale, seen),
    recommendations,
    meetings,
    waiting: questionsOf(referrals, whole, advisedOf(whole))
      .filter(({ awaited }) => awaited)
      .map(({ id: referralId, questionType, phase, recurrenceNumber, receivedOn }) => ({
        id: referralId,
        questionType,
        phase,
        recurrenceNumber,
        receivedOn,
      }))
      .toReversed(),
    requestKey: crypto.randomUUID(),
    mayDecide: canRecordDecision(actor, ownerId),
    mayTakeBack: {
      listing: canPrepareCase(actor, ownerId),
      recommendation: canRecordRecommendation(actor, ownerId),
    },
    meetingsPath: `/c/${house.slug}/meetings`,
  };
};
export type BoardsOfCase = Awaited<ReturnType<typeof boardsOfCase>>;
