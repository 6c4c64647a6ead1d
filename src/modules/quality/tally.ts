import { gateYears } from './period.ts';
import { isCounted, populationKey } from './population.ts';
import { mayLieIn } from './year-group.ts';
import {
  type CaseIds,
  CentreFact,
  type CountedIndicator,
  type GateYear,
  type IndicatorSet,
  indicatorKey,
  type Period,
} from './schema.ts';

type Excluded = { reason: string; count: number };
/** What was counted for one indicator: every member is in exactly one of numerator, failed, not documented. */
export type Tally = {
  members: number;
  numerator: number;
  notDocumented: number;
  /** Of those not documented, whose treatment goes on; absent where treatment settles nothing. */
  inTreatment?: number;
  excluded: Excluded[];
  cases?: CaseIds;
  operations?: CaseIds;
};
/** Of a calendar year: how many rows certainly count, and how many may. */
export type YearCount = { year: number; sure: number; possible: number };
/** Everything a scorecard is computed from. */
export type Tallies = {
  indicators: ReadonlyMap<string, Tally>;
  statements: Readonly<Record<CentreFact, boolean | null>>;
  years: readonly YearCount[];
  rows: { cases: number; operations: number; statements: number };
};

type Column = { of: string; what: string };
/** Rows of the compiled statement for one owner (and year), with the streams that name their columns. */
export type Counted = {
  part: string;
  year: number | null;
  total: number;
  counts: readonly (number | null)[];
  cases: readonly (readonly (readonly [string, string?])[])[] | null;
};
type Layout = readonly { name: string; unit: 'case' | 'operation'; columns: readonly Column[] }[];

type Cell = { what: string; count: number; ids: readonly (readonly [string, string?])[] | null };

/** What each population and indicator counts, read once for all of them. */
const cellsIn = (layout: Layout, rows: readonly Counted[]): ReadonlyMap<string, readonly Cell[]> => {
  const cells = new Map<string, Cell[]>();
  for (const { name, columns } of layout) {
    const found = rows.filter((row) => row.part === name);
    const isListed = found.some((row) => row.cases);
    for (const [index, { of, what }] of columns.entries()) {
      const count = found.reduce((sum, row) => sum + (row.counts[index] ?? 0), 0);
      const ids = isListed ? found.flatMap((row) => row.cases?.[index] ?? []) : null;
      const others = cells.get(of);
      if (others) others.push({ what, count, ids });
      else cells.set(of, [{ what, count, ids }]);
    }
  }
  return cells;
};

const notReasons: ReadonlySet<string> = new Set([
  'members',
  'numerator',
  'failed',
  'notDocumented',
  'inTreatment',
]);

const idsOf = (cells: readonly Cell[], countsAll: boolean, place: 0 | 1): CaseIds => {
  const ids = (what: string) =>
    (cells.find((cell) => cell.what === what)?.ids ?? []).flatMap((pair) => pair[place] ?? []);
  const reasons = cells.filter((cell) => !notReasons.has(cell.what) && cell.count > 0);
  return {
    numerator: ids(countsAll ? 'members' : 'numerator'),
    failed: ids('failed'),
    notDocumented: ids('notDocumented'),
    ...(cells.some(({ what }) => what === 'inTreatment') ? { inTreatment: ids('inTreatment') } : {}),
    excluded: reasons.map(({ what }) => ({ reason: what, ids: ids(what) })),
  };
};

const tallyOf = (
  indicator: CountedIndicator,
  counted: ReadonlyMap<string, readonly Cell[]>,
  withCases: boolean,
): Tally => {
  const cells = [populationKey(indicator), indicatorKey(indicator)].flatMap((of) => counted.get(of) ?? []);
  const count = (what: string) => cells.find((cell) => cell.what === what)?.count ?? 0;
  const countsAll = indicator.kind === 'count';
  const tally = {
    members: count('members'),
    numerator: count(countsAll ? 'members' : 'numerator'),
    notDocumented: count('notDocumented'),
    ...(cells.some(({ what }) => what === 'inTreatment') ? { inTreatment: count('inTreatment') } : {}),
    excluded: cells
      .filter((cell) => !notReasons.has(cell.what) && cell.count > 0)
      .map((cell) => ({ reason: cell.what, count: cell.count })),
  };
  if (!withCases) return tally;
  const cases = idsOf(cells, countsAll, 0);
  return indicator.unit === 'case'
    ? { ...tally, cases }
    : { ...tally, cases, operations: idsOf(cells, countsAll, 1) };
};

const isDated = <R extends Counted>(row: R): row is R & { year: number } =>
  row.year !== null && row.year >= 0;

const yearCounts = (rows: readonly Counted[]): YearCount[] => {
  const undated = rows.filter((row) => !isDated(row));
  return rows.filter(isDated).map(({ year, counts }) => {
    const maybe = undated.filter((row) => mayLieIn(row.year, year));
    const possible = [...maybe.map((row) => row.counts[1]), counts[1]].reduce<number>(
      (sum, n) => sum + (n ?? 0),
      0,
    );
    return { year, sure: counts[0] ?? 0, possible };
  });
};

/** Reads the rows of one owner (of one owner and year, with the rows of no year, when grouped by year). */
export const readTallies = (
  set: IndicatorSet,
  layout: Layout,
  rows: readonly Counted[],
  withCases = false,
): Tallies => {
  const part = (name: string) => rows.filter((row) => row.part === name);
  const counted = cellsIn(layout, rows);
  const stated = part('statement')[0]?.counts ?? [];
  const total = (unit: string) => {
    const names = layout.filter((stream) => stream.unit === unit).map((stream) => stream.name);
    const sums = names.map((name) => part(name).reduce((sum, row) => sum + row.total, 0));
    return Math.max(0, ...sums);
  };
  return {
    indicators: new Map(
      set.indicators
        .filter(isCounted)
        .map((indicator) => [indicatorKey(indicator), tallyOf(indicator, counted, withCases)]),
    ),
    statements: Object.fromEntries(
      CentreFact.options.map((fact, index) => [fact, stated[index] == null ? null : stated[index] === 1]),
    ) as Record<CentreFact, boolean | null>,
    years: yearCounts(part('gate')),
    rows: {
      cases: total('case'),
      operations: total('operation'),
      statements: part('statement').reduce((sum, row) => sum + row.total, 0),
    },
  };
};

/** Rows of a statement grouped by year, for each owner and year; rows of no year stand in each year they may lie in. */
export const ownerYears = <R extends Counted & { owner_id: string }>(
  rows: readonly R[],
): Map<string, Map<number, R[]>> => {
  const owners = new Map<string, Map<number, R[]>>();
  for (const row of rows) {
    const years = owners.get(row.owner_id) ?? new Map<number, R[]>();
    owners.set(row.owner_id, years);
    if (isDated(row)) years.set(row.year, [...(years.get(row.year) ?? []), row]);
  }
  for (const row of rows.filter((each) => !isDated(each)))
    for (const [year, group] of owners.get(row.owner_id) ?? []) if (mayLieIn(row.year, year)) group.push(row);
  return owners;
};

/** Whether a year's count may still become another, whatever is known of its rows: the year runs, or holds nothing dated. */
export const isOpenYear = (years: readonly YearCount[], year: number, today: string): boolean =>
  year >= Number(today.slice(0, 4)) || !years.some((count) => count.year === year);

/** The set's gate, year by year. A year that still runs, that holds nothing dated, or that unknown rows could lift, is open. */
export const gateOf = (set: IndicatorSet, period: Period, tallies: Tallies, today: string): GateYear[] => {
  const { gate } = set;
  if (!gate) return [];
  const found = new Map(tallies.years.map((count) => [count.year, count]));
  const held = tallies.years.filter((count) => count.sure > 0).map((count) => count.year);
  return gateYears(period, gate.years, held).map((year) => {
    const { sure, possible } = found.get(year) ?? { sure: 0, possible: 0 };
    const open = isOpenYear(tallies.years, year, today) || possible >= gate.value;
    return { year, value: sure, needed: gate.value, met: sure >= gate.value ? true : open ? null : false };
  });
};
