import type { Looking } from '../../../kernel/fills.ts';
import type { OperationSubject } from '../../surgery/index.ts';
import { adviceBefore } from '../advice-before.ts';
import { adviceOfPage } from './board-shown.ts';

/** What boards had recommended when she was operated. */
export const operationAdvice = async (looking: Looking, { caseId, doneOn }: OperationSubject) => ({
  boards: adviceBefore(await adviceOfPage(looking, caseId), doneOn),
  casePath: `/c/${looking.house.slug}/cases/${caseId}`,
});
export type OperationAdvice = Awaited<ReturnType<typeof operationAdvice>>;
