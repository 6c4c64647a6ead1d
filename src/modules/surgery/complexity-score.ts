import type { SiteProfile } from '../care/index.ts';
import type { OperationReport } from './records/operation.ts';
import { otherProcedures } from './records/procedures.ts';
import { type Band, type ComplexityTable, type Provenance, scoreTable } from './score-tables.ts';

/** Points from and to; the band is null while both ends lie in different ones. */
export type Complexity = {
  readonly rule: string;
  readonly points: number;
  readonly upTo: number;
  readonly band: Band | null;
  /** Where the points are from. */
  readonly provenance: Provenance;
};

type Rows = readonly (string | null)[];

/** For everything that was done, the rows it counts in: exactly one of each list, null being none. */
const choicesOf = (table: ComplexityTable, done: readonly string[]): readonly Rows[] => {
  const { counted, oneOf, open, together, points } = table;
  const of = (pieces: typeof counted, none: Rows): Rows[] =>
    pieces.flatMap(({ rows, procedures }) =>
      done.filter((code) => procedures.includes(code)).map(() => [...rows, ...none]),
    );
  const joined = together.filter(({ procedures }) => procedures.every((code) => done.includes(code)));
  return [
    ...of([...counted, ...oneOf], []),
    ...joined.map(({ row }) => [row]),
    ...of(open, [null]),
    // Words without "something else" of an organ may mean anything.
    ...(done.includes(anything) ? Object.keys(points).map((row) => [row, null]) : []),
  ];
};

const anything = 'anything';

/** What was done, where words that no code stands for may be anything. */
const doneIn = (procedures: readonly string[], words: string | null): readonly string[] => {
  const codes = [...new Set(procedures)];
  return words !== null && !codes.some((code) => otherProcedures.includes(code))
    ? [...codes, anything]
    : codes;
};

/** Every sum that the choices leave possible: each row counts once, however many procedures count in it. */
const sumsOf = ({ points }: ComplexityTable, choices: readonly Rows[]): readonly number[] => {
  const names = Object.keys(points);
  const bit = (row: string | null): number => (row === null ? 0 : 1 << names.indexOf(row));
  let reached = new Set([0]);
  for (const rows of choices)
    reached = new Set([...reached].flatMap((seen) => rows.map((row) => seen | bit(row))));
  return [...reached].map((seen) =>
    names.reduce((sum, row) => ((seen & bit(row)) === 0 ? sum : sum + (points[row] ?? 0)), 0),
  );
};

type Done = Pick<OperationReport, 'procedures' | 'otherProcedures'>;

/**
 * Surgical complexity by the table of the site, from the least to the most it may be; null where the site has no such table
 * or no procedure is recorded. What the score does not name, an exenteration or something said in words, is neither
 * counted as certain nor as nothing.
 */
export const complexityScore = (
  { procedures, otherProcedures: words }: Done,
  profile: SiteProfile | null,
): Complexity | null => {
  const table = scoreTable(profile, 'complexity');
  if (table === null || procedures === null || procedures.length === 0) return null;
  const sums = sumsOf(table, choicesOf(table, doneIn(procedures, words)));
  const [points, upTo] = [Math.min(...sums), Math.max(...sums)];
  const bandOf = (sum: number): Band | null => table.bands.find(({ atMost }) => sum <= atMost)?.band ?? null;
  const band = bandOf(points);
  return {
    rule: table.id,
    points,
    upTo,
    band: band === bandOf(upTo) ? band : null,
    provenance: table.provenance.points,
  };
};
