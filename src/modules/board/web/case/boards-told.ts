import type { Looking } from '../../../../kernel/fills.ts';
import type { CaseSubject } from '../../../care/index.ts';
import { boardsOfCase } from '../../queries/boards-of-case.ts';
import { type Became, boardsOfPage } from '../../queries/board-shown.ts';
import { adviceBeside, becameTold, decisionBeside } from '../../records/told-advice.ts';
import { courseTold } from './course-told.ts';

/** What else recommendations and her decisions say, by the recommendation. */
const besideColumns = async (looking: Looking, { case: { id } }: CaseSubject) => {
  const { whole } = await boardsOfPage(looking, id);
  return new Map(
    whole.recommendations.map(({ recommendation, herDecision }) => [
      recommendation.id,
      [...adviceBeside(looking, recommendation), ...decisionBeside(looking, herDecision)],
    ]),
  );
};

/** Before she has decided nothing is told of what became of it, unless the record knows better. */
const isTold = (became: Became, decision: string): boolean =>
  became.state !== 'open' || (decision !== 'not_yet_told' && decision !== 'undecided');

/** What boards wrote of a case, with the courses they saw in the reader's words. */
export const boardsTold = async (looking: Looking, subject: CaseSubject) => {
  const { seen, recommendations, ...data } = await boardsOfCase(looking, subject);
  const beside = await besideColumns(looking, subject);
  return {
    ...data,
    recommendations: recommendations.map(({ became, ...one }) => ({
      ...one,
      more: beside.get(one.id) ?? [],
      became: became !== null && isTold(became, one.hers.decision) ? becameTold(looking, became) : null,
    })),
    seen: Object.fromEntries(
      Object.entries(seen).map(([id, { course, ...one }]) => [
        id,
        { ...one, course: course && courseTold(looking.i18n, course) },
      ]),
    ),
  };
};
export type BoardsTold = Awaited<ReturnType<typeof boardsTold>>;
export type SeenTold = BoardsTold['seen'][string];
