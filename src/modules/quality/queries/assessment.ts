import type { Tx } from '../../../kernel/scope.ts';
import { assessedYears } from '../assessed-years.ts';
import type { Assessment } from '../schema.ts';
import { type ScorecardQuestion, scorecardOf } from './scorecard.ts';

/** The scorecards of a self-assessment: of the three calendar years up to `last`, and of the one that runs. */
export const assessmentOf = async (
  tx: Tx,
  { last, ...question }: Omit<ScorecardQuestion, 'period' | 'withCases'> & { readonly last: number },
): Promise<Assessment> => {
  const years: Assessment['years'][number][] = [];
  for (const { year, running } of assessedYears(last, Number(question.today.slice(0, 4))))
    years.push({
      year,
      running,
      card: await scorecardOf(tx, { ...question, period: { kind: 'year', year } }),
    });
  return { set: question.set, today: question.today, years };
};
