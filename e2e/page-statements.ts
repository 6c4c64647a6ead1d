import type { StatementCounter } from '../bench/statement-counter.ts';

/** What a page may ask of the database for one view, begin and commit among it. */
export const mostStatements = 12;

const most = 12;

/**
 * Statements of one page view: the fewest of several, since jobs of the program ask in between and a view never asks
 * less than it needs. `before` each is not counted: a write after which nothing shared is known any more.
 */
export const statementsOf = async (
  counter: StatementCounter,
  view: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
): Promise<number> => {
  const counts: number[] = [];
  for (let turn = 0; turn < 3 || (turn < most && Math.min(...counts) > mostStatements); turn += 1) {
    await before();
    const already = counter.statements();
    await view();
    counts.push(counter.statements() - already);
  }
  return Math.min(...counts);
};
