import { CentreFact, type IndicatorSet } from '../src/modules/quality/schema.ts';

/** Every count of a statement by `part|owner|year|of|what`; what is nought is left out. */
export type Figures = Map<string, number>;

export type Group = { part: string; owner: string; year: number | null };

export const put = (figures: Figures, { part, owner, year }: Group, what: string, count: number): void => {
  if (count !== 0) figures.set(`${part}|${owner}|${year ?? ''}|${what}`, count);
};

/** A centre's statement: 2 holds, 1 does not, left out when nothing was said. */
export const putStated = (figures: Figures, group: Group, fact: CentreFact, holds: boolean | null): void =>
  put(figures, group, fact, holds === null ? 0 : holds ? 2 : 1);

type CountRow = {
  part: string;
  owner_id: string;
  year: number | null;
  total: number;
  counts: readonly (number | null)[];
};
type Layout = readonly { name: string; columns: readonly { of: string; what: string }[] }[];

/** Figures of rows as the compiled statement gives them. */
export const figuresOf = (layout: Layout, rows: readonly CountRow[]): Figures => {
  const figures: Figures = new Map();
  for (const row of rows) {
    const group = { part: row.part, owner: row.owner_id, year: row.year };
    if (row.part === 'statement')
      CentreFact.options.forEach((fact, index) =>
        putStated(figures, group, fact, row.counts[index] == null ? null : row.counts[index] === 1),
      );
    // Of surgeons the statement counts groups, which are no figure.
    if (!row.part.startsWith('surgeon:')) put(figures, group, 'total', row.total);
    const columns = layout.find(({ name }) => name === row.part)?.columns ?? [];
    columns.forEach(({ of, what }, index) => put(figures, group, `${of}|${what}`, row.counts[index] ?? 0));
  }
  return figures;
};

/** The first figure in which two differ; null when all are equal. */
export const firstDifference = (left: Figures, right: Figures): string | null => {
  for (const key of new Set([...left.keys(), ...right.keys()]))
    if (left.get(key) !== right.get(key)) return `${key}: ${left.get(key) ?? 0} and ${right.get(key) ?? 0}`;
  return null;
};

/** What the comparison does not know: fail rather than compare half a set. */
export const assertComparable = (set: IndicatorSet): void => {
  for (const indicator of set.indicators)
    if (indicator.kind !== 'statement' && indicator.excludes.length > 0)
      throw new Error('The benchmark counts no indicator with facts that exclude.');
};
