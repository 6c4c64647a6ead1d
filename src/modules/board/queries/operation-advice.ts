import type { Looking } from '../../../kernel/fills.ts';
import type { OperationSubject } from '../../surgery/index.ts';
import { adviceBefore } from '../advice-before.ts';
import { boardsOfPage } from './board-shown.ts';

/** What boards had recommended when she was operated. */
export const operationAdvice = async (looking: Looking, { caseId, doneOn }: OperationSubject) => {
  const { whole, listings } = await boardsOfPage(looking, caseId);
  const advice = whole.recommendations.map(({ recommendation: row, herDecision: hers }) => ({
    id: row.id,
    boardOn: listings.find(({ id }) => id === row.listingId)?.localStart.slice(0, 10) ?? null,
    modality: row.modality,
    timing: row.timing,
    intent: row.intent,
    detail: row.detail,
    decision: hers.decision,
    spokenOn: hers.spokenOn,
  }));
  return { boards: adviceBefore(advice, doneOn), casePath: `/c/${looking.house.slug}/cases/${caseId}` };
};
export type OperationAdvice = Awaited<ReturnType<typeof operationAdvice>>;
