import { chiSquareAbove } from './chi-square.ts';
import { deathsOf, type Followed } from './kaplan-meier.ts';

export type LogRank = { readonly chi2: number; readonly df: number; readonly p: number };

/** Deaths of each group less those expected, and their covariance, summed over the days of deaths. */
type Sums = { readonly excess: number[]; readonly variance: number[][] };

const atRiskIn = (groups: readonly (readonly Followed[])[], days: number): number[] =>
  groups.map((group) => group.filter((each) => each.days >= days).length);

const diedIn = (groups: readonly (readonly Followed[])[], days: number): number[] =>
  groups.map((group) => group.filter((each) => each.died && each.days === days).length);

const sumsOf = (groups: readonly (readonly Followed[])[]): Sums => {
  const excess = groups.map(() => 0);
  const variance = groups.map(() => groups.map(() => 0));
  for (const { days, atRisk, died } of deathsOf(groups.flat())) {
    const [risks, deaths] = [atRiskIn(groups, days), diedIn(groups, days)];
    // Hypergeometric; nothing varies where only one is left.
    const spread = atRisk > 1 ? (died * (atRisk - died)) / (atRisk - 1) : 0;
    for (const [i, risk] of risks.entries()) {
      excess[i] = (excess[i] ?? 0) + (deaths[i] ?? 0) - (died * risk) / atRisk;
      const row = variance[i] ?? [];
      for (const [j, other] of risks.entries()) {
        const share = ((i === j ? 1 : 0) - other / atRisk) * (risk / atRisk);
        row[j] = (row[j] ?? 0) + spread * share;
      }
    }
  }
  return { excess, variance };
};

/** Solves a symmetric positive definite system by elimination; null when it is singular. */
const solved = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null => {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 0;
    if (pivot < 1e-12) return null;
    for (const below of rows.slice(at + 1)) {
      const factor = (below[at] ?? 0) / pivot;
      for (let column = at; column < below.length; column += 1)
        below[column] = (below[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  }
  const found: number[] = rows.map(() => 0);
  for (const [at, row] of [...rows.entries()].toReversed()) {
    const known = found.reduce(
      (sum, value, column) => (column > at ? sum + value * (row[column] ?? 0) : sum),
      0,
    );
    found[at] = ((row.at(-1) ?? 0) - known) / (row[at] ?? 1);
  }
  return found;
};

/**
 * Whether groups live equally long (Mantel 1966; `survdiff` of R with rho 0): chi-square of deaths against those expected
 * were they alike. Null for fewer than two groups of which anything could be told.
 */
export const logRank = (groups: readonly (readonly Followed[])[]): LogRank | null => {
  const deaths = deathsOf(groups.flat());
  // A group that nobody was left of when the first died is expected to have no deaths, and tells nothing.
  const told = groups.filter((group) => deaths.some(({ days }) => group.some((each) => each.days >= days)));
  if (told.length < 2) return null;
  const { excess, variance } = sumsOf(told);
  // Deaths and expectations sum to the same, so that one group follows from the others.
  const [some, covariance] = [excess.slice(1), variance.slice(1).map((row) => row.slice(1))];
  const weights = solved(covariance, some);
  if (weights === null) return null;
  const chi2 = weights.reduce((sum, weight, index) => sum + weight * (some[index] ?? 0), 0);
  const df = some.length;
  return { chi2, df, p: chiSquareAbove(chi2, df) };
};
