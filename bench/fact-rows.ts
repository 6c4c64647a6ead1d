import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { getTableColumns } from 'drizzle-orm';
import { uuidOfName } from '../src/kernel/ids.ts';
import { caseFact, operationFact } from '../src/modules/quality/tables.ts';
import { chanceOf } from './random.ts';

/** Rows of one view as columns: one bit per fact in `isTrue` and `isFalse`; neither is unknown. */
export type Rows = {
  unit: 'case' | 'operation';
  count: number;
  facts: readonly string[];
  owner: Uint16Array;
  isTrue: Uint32Array;
  isFalse: Uint32Array;
  /** For each date its first and last possible day as yyyymmdd, month ends written as 31; 0 is unknown. */
  dates: Readonly<Record<string, { first: Int32Array; last: Int32Array }>>;
  /** For a date that is unknown, the first and the last year it may lie in; 0 is no bound. */
  mayLie: Readonly<Record<string, { from: Int32Array; until: Int32Array }>>;
  /** Number of the surgeon within the owner from 1; 0 is nobody named. */
  main: Uint8Array;
  supervising: Uint8Array;
};
/** `from` is yyyymmdd; every statement holds on without an end. */
export type Stated = { owner: number; fact: string; surgeon: number; holds: boolean; from: number };
export type World = {
  owners: readonly string[];
  cases: Rows;
  operations: Rows;
  statements: readonly Stated[];
};

const SURGEONS = 6;
const FIRST_YEAR = 2016;
const YEARS = 10;
/** The day on which the benchmark asks: the last month's outcomes are not due yet. */
export const today = '2026-01-10';

export const surgeonId = (world: World, owner: number, surgeon: number): string =>
  uuidOfName('bench surgeon', world.owners[owner] ?? '', String(surgeon));

/** Boolean columns of a table of facts that an indicator may name, but for those that are never unknown. */
const factsOf = (table: typeof caseFact | typeof operationFact): string[] =>
  Object.values(getTableColumns(table)).flatMap((column) =>
    column.dataType === 'boolean' ? [column.name] : [],
  );

const emptyRows = (
  unit: Rows['unit'],
  count: number,
  facts: readonly string[],
  dates: readonly string[],
): Rows => ({
  unit,
  count,
  facts,
  owner: new Uint16Array(count),
  isTrue: new Uint32Array(count),
  isFalse: new Uint32Array(count),
  dates: Object.fromEntries(
    dates.map((name) => [name, { first: new Int32Array(count), last: new Int32Array(count) }]),
  ),
  mayLie: Object.fromEntries(
    dates
      .filter((name) => name !== 'presented_on')
      .map((name) => [name, { from: new Int32Array(count), until: new Int32Array(count) }]),
  ),
  main: new Uint8Array(count),
  supervising: new Uint8Array(count),
});

/** Nobody is treated before she came; an operation without a date has the years that its row names, or none. */
const boundUndated = (rows: Rows, row: number, chance: () => number): void => {
  const year = (least: number) => least + Math.floor(chance() * (FIRST_YEAR + YEARS - least));
  for (const [name, { from, until }] of Object.entries(rows.mayLie)) {
    if (rows.dates[name]?.first[row] !== 0) continue;
    if (rows.unit === 'case') {
      from[row] = Math.floor((rows.dates['presented_on']?.first[row] ?? 0) / 10_000);
      continue;
    }
    if (chance() < 0.7) from[row] = year(FIRST_YEAR);
    if (chance() < 0.4) until[row] = year(from[row] || FIRST_YEAR);
  }
};

const fill = (rows: Rows, owners: number, chance: () => number): Rows => {
  const below = (n: number) => Math.floor(chance() * n);
  for (let row = 0; row < rows.count; row++) {
    rows.owner[row] = Math.floor((row * owners) / rows.count);
    for (const { first, last } of Object.values(rows.dates)) {
      const how = chance();
      if (how < 0.01) continue;
      const year = (FIRST_YEAR + below(YEARS)) * 10_000;
      const month = (1 + below(12)) * 100;
      const day = 1 + below(28);
      first[row] = how < 0.02 ? year + 101 : how < 0.04 ? year + month + 1 : year + month + day;
      last[row] = how < 0.02 ? year + 1231 : how < 0.04 ? year + month + 31 : year + month + day;
    }
    rows.facts.forEach((fact, bit) => {
      const said = fact === 'first_of_case' ? chance() * 0.94 : chance();
      if (said < 0.82) rows.isTrue[row] = (rows.isTrue[row] ?? 0) | (1 << bit);
      else if (said < 0.94) rows.isFalse[row] = (rows.isFalse[row] ?? 0) | (1 << bit);
    });
    boundUndated(rows, row, chance);
    if (rows.unit === 'case') continue;
    rows.main[row] = chance() < 0.005 ? 0 : 1 + below(SURGEONS);
    rows.supervising[row] = chance() < 0.6 ? 0 : 1 + below(SURGEONS);
  }
  return rows;
};

const centreFacts = [
  'active_trials',
  'intermediate_care',
  'intensive_care',
  'perioperative_programme',
  'mm_conference',
];

const statementsOf = (owners: number, chance: () => number): Stated[] => {
  const below = (n: number) => Math.floor(chance() * n);
  const from = () =>
    (FIRST_YEAR - 1 + below(YEARS)) * 10_000 + (chance() < 0.8 ? 101 : (1 + below(12)) * 100 + 1 + below(28));
  return Array.from({ length: owners }, (_, owner) => [
    ...centreFacts.flatMap((fact) =>
      Array.from({ length: below(3) }, () => ({
        owner,
        fact,
        surgeon: 0,
        holds: chance() < 0.8,
        from: from(),
      })),
    ),
    ...Array.from({ length: SURGEONS }, (_, index) => index + 1).flatMap((surgeon) =>
      chance() < 0.2
        ? []
        : [{ owner, fact: 'surgeon_certified', surgeon, holds: chance() < 0.8, from: from() }],
    ),
  ]).flat();
};

/** `count` operations and as many cases of `owners` centres over ten years; about every eighth fact is false or unknown. */
export const worldOf = (count: number, owners: number): World => {
  const chance = chanceOf(20_260_110);
  const cases = emptyRows('case', count, factsOf(caseFact), ['presented_on', 'treated_on']);
  const operations = emptyRows('operation', count, factsOf(operationFact), ['done_on']);
  return {
    owners: Array.from({ length: owners }, (_, owner) => uuidOfName('bench centre', String(owner))),
    cases: fill(cases, owners, chance),
    operations: fill(operations, owners, chance),
    statements: statementsOf(owners, chance),
  };
};

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
const dayText = (day: number): string =>
  `${Math.floor(day / 10_000)}-${two(Math.floor(day / 100) % 100)}-${two(day % 100)}`;

/** A partial date as the record writes it; empty is unknown. */
export const dateText = (first: number, last: number): string => {
  if (first === 0) return '';
  const length = last - first > 31 ? 4 : last - first === 30 && last % 100 === 31 ? 7 : 10;
  return dayText(first).slice(0, length);
};

const hex12 = (n: number): string => n.toString(16).padStart(12, '0');
const rowId = (unit: string, row: number): string =>
  `00000000-0000-8000-${unit === 'case' ? '8ca5' : '80fe'}-${hex12(row)}`;
const ENTRY = rowId('entry', 0);

/** A fact of a row; null is unknown. */
export const truthOf = (rows: Rows, row: number, bit: number): boolean | null => {
  if ((rows.isTrue[row] ?? 0) & bit) return true;
  return (rows.isFalse[row] ?? 0) & bit ? false : null;
};
const truthText = (truth: boolean | null): string => (truth === null ? '' : truth ? 't' : 'f');

const rowText = (world: World, rows: Rows, row: number): string => {
  const owner = rows.owner[row] ?? 0;
  const dates = Object.values(rows.dates).map(({ first, last }) => dateText(first[row] ?? 0, last[row] ?? 0));
  const facts = rows.facts.map((_, bit) => truthText(truthOf(rows, row, 1 << bit)));
  const surgeon = (n: number | undefined) => (n ? (surgeons(world).get(owner * 16 + n) ?? '') : '');
  const { from, until } = rows.mayLie['done_on'] ?? {};
  const own =
    rows.unit === 'case'
      ? []
      : [
          rowId('case', row),
          surgeon(rows.main[row]),
          surgeon(rows.supervising[row]),
          from?.[row] || '',
          until?.[row] || '',
        ];
  return [world.owners[owner], rowId(rows.unit, row), 'bench', ...dates, ...facts, ...own].join(',');
};

const known = new WeakMap<World, Map<number, string>>();
const surgeons = (world: World): Map<number, string> => {
  const found = known.get(world);
  if (found) return found;
  const made = new Map(
    world.owners.flatMap((_, owner) =>
      Array.from({ length: SURGEONS }, (__, index): [number, string] => [
        owner * 16 + index + 1,
        surgeonId(world, owner, index + 1),
      ]),
    ),
  );
  known.set(world, made);
  return made;
};

export const columnsOf = (rows: Rows): string[] => [
  'owner_id',
  'id',
  'rule',
  ...Object.keys(rows.dates),
  ...rows.facts,
  ...(rows.unit === 'case'
    ? []
    : ['case_id', 'main_surgeon_id', 'supervising_surgeon_id', 'may_from_year', 'may_until_year']),
];

const writeAll = async (stream: WriteStream, lines: Iterable<string>): Promise<void> => {
  let block = '';
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < 1 << 20) continue;
    if (!stream.write(block)) await once(stream, 'drain');
    block = '';
  }
  stream.end(block);
  await once(stream, 'close');
};

function* linesOf(world: World, rows: Rows): Generator<string> {
  yield columnsOf(rows).join(',');
  for (let row = 0; row < rows.count; row++) yield rowText(world, rows, row);
}

/** Writes the rows as CSV: the one file from which every peer loads. */
export const writeRows = (world: World, rows: Rows, file: string): Promise<void> =>
  writeAll(createWriteStream(file, { mode: 0o644 }), linesOf(world, rows));

export const statementColumns = [
  'owner_id',
  'id',
  'entry_id',
  'fact',
  'person_id',
  'holds',
  'from_on',
  'to_on',
  'evidence',
];

export const writeStatements = (world: World, file: string): Promise<void> =>
  writeAll(createWriteStream(file, { mode: 0o644 }), [
    statementColumns.join(','),
    ...world.statements.map(({ owner, fact, surgeon, holds, from }, index) =>
      [
        world.owners[owner],
        rowId('statement', index),
        ENTRY,
        fact,
        surgeon ? surgeonId(world, owner, surgeon) : '',
        holds ? 't' : 'f',
        dayText(from),
        '',
        'bench',
      ].join(','),
    ),
  ]);
