import { rowTopics } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { type Compiled, type CountRow, compile } from '../compile.ts';
import type { IndicatorSet, Period, Scorecard } from '../schema.ts';
import { scorecard } from '../scorecard.ts';
import { caseFact, operationFact, statement } from '../tables.ts';
import { readTallies } from '../tally.ts';

export type ScorecardQuestion = {
  /** The centre's slug, as shown. */
  centre: string;
  ownerId: string;
  set: IndicatorSet;
  period: Period;
  /** YYYY-MM-DD, the centre's day. */
  today: string;
  withCases?: boolean;
};

/** What moves a scorecard: facts of cases and operations, and what the centre states. */
export const scorecardTopics = rowTopics(caseFact, operationFact, statement);

/** Runs a compiled set within the reader's scope. */
export const countRows = async (tx: Tx, { statement }: Compiled): Promise<CountRow[]> =>
  (await tx.execute<CountRow>(statement)).rows;

/** The centre's scorecard of the period, from the record as it stands. */
export const scorecardOf = async (tx: Tx, question: ScorecardQuestion): Promise<Scorecard> => {
  const { centre, ownerId, set, period, today, withCases = false } = question;
  const compiled = compile(set, { period, today, withCases, owners: [ownerId] });
  const rows = await countRows(tx, compiled);
  return scorecard(set, readTallies(set, compiled.streams, rows, withCases), { centre, period, today });
};
