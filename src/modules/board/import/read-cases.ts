import { refused, usage } from '../../../kernel/errors.ts';
import type { Delimiter } from '../../../kernel/delimited/delimiter.ts';
import { unguarded } from '../../../kernel/delimited/guard.ts';
import type { Encoding } from '../../../kernel/delimited/encoding.ts';
import type { DelimitedRow } from '../../../kernel/delimited/records.ts';
import type { Silence } from '../../../kernel/forms/overlay.ts';
import {
  type FileTable,
  openTable,
  openTableFile,
  type TableFacts,
  type TableOptions,
} from '../../../kernel/table-file.ts';
import type { CaseRecord } from '../schema.ts';
import { columnsOf, type Table } from './cell-reader.ts';
import { type CellFault, type CellWarning, rowFault } from './fault.ts';
import type { Field, Mapping } from './mapping.ts';
import { gatherRows, repeatsOf } from './gather-rows.ts';
import { canJoin } from './join-rows.ts';
import { type Choices, type RowReader, rowReader } from './row-reader.ts';
import { saysOf } from './says.ts';

export type ReadOptions = {
  /** The mapping's named options, by name. */
  choices?: Choices;
  /** How the file is called in errors. */
  file?: string;
  /** Instead of what the mapping or the file says. */
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** Position of the sheet to read; of a spreadsheet alone. */
  sheet?: number;
};
/**
 * One item for every row of the table, and one for all `rows` of a case. What is taken of a row, but not without a word, is an item of its own.
 */
export type CaseRow =
  | ({ row: number; line: number } & (
      | { record: CaseRecord; rows: readonly number[] }
      | { skipped: string }
      | { faults: CellFault[] }
    ))
  | { row: number; warnings: CellWarning[] };
export type ReadSummary = {
  mapping: { name: string; version: number };
  choices: Choices;
  file: TableFacts;
  /** `all` is the sum of the others; `joined` counts rows beyond the first of their case. */
  rows: { all: number; cases: number; joined: number; faulty: number; skipped: Record<string, number> };
  columns: { read: string[]; ignored: string[] };
};
export type CaseTable = {
  /** Fields that the table tells of, as the import asks for them. */
  says: Readonly<Record<string, Silence>>;
  /** Once only. */
  rows: AsyncGenerator<CaseRow, void>;
  /** Complete after the last row. */
  summary: () => ReadSummary;
  close: () => Promise<void>;
};

const isOptional = (field: Field): boolean => 'optional' in field && field.optional === true;

const columnsNeeded = (mapping: Mapping): string[] => {
  const sets = [...mapping.skip, ...Object.values(mapping.options)];
  const told = typeof mapping.operation === 'string' ? [] : [mapping.operation];
  const fields = [...Object.values(mapping.fields), ...mapping.checks].filter((field) => !isOptional(field));
  return [
    ...new Set([
      ...(typeof mapping.key === 'string' ? [mapping.key] : []),
      ...[mapping.woman, mapping.operationKey, mapping.entryKey].flatMap((column) => column ?? []),
      ...fields.flatMap(columnsOf),
      ...[...sets, ...told].map((set) => set.column),
    ]),
  ];
};

const tableOf = (mapping: Mapping, header: readonly string[], file: string): Table => {
  const places = new Map(header.map((name, index) => [name, index]));
  const absent = columnsNeeded(mapping).filter((column) => !places.has(column));
  if (absent.length > 0) {
    throw refused('columns_missing', { columns: absent.join(', '), count: absent.length }, { file });
  }
  const missing = new Set(['', ...mapping.missing]);
  return { index: (column) => places.get(column) ?? -1, isMissing: (cell) => missing.has(cell) };
};

const checkedChoices = (mapping: Mapping, told: Choices): Choices => {
  for (const [name, choice] of Object.entries(told)) {
    if (!Object.hasOwn(mapping.options, name)) throw usage('option_unknown', { option: name });
    if (choice !== 'keep' && choice !== 'exclude') throw usage('option_choice_unknown', { option: name });
  }
  const defaults = Object.entries(mapping.options).map(([name, option]) => [name, option.default] as const);
  return { ...Object.fromEntries(defaults), ...told };
};

const counted = (rows: ReadSummary['rows'], item: CaseRow): void => {
  if ('skipped' in item) rows.skipped[item.skipped] = (rows.skipped[item.skipped] ?? 0) + 1;
  else if ('faults' in item) rows.faulty += 1;
  else if ('record' in item) {
    rows.cases += 1;
    rows.joined += item.rows.length - 1;
  }
};

const readRows = async function* (
  table: FileTable,
  { read, rest }: RowReader,
  gather: ReturnType<typeof gatherRows>,
  rows: ReadSummary['rows'],
  file: string,
): AsyncGenerator<CaseRow, void> {
  for await (const item of table.rows) {
    rows.all += 1;
    const cells = 'cells' in item ? item.cells : null;
    const result =
      'fault' in item
        ? { faults: [rowFault(item.fault.code, item.fault.params, item.fault.place?.column)] }
        : read(item.cells, item.row);
    for (const one of gather(item, cells, result)) {
      counted(rows, one);
      yield one;
    }
  }
  for (const { row, ...warning } of rest()) yield { row, warnings: [warning] };
  if (rows.all === 0) throw refused('file_without_rows', {}, { file });
};

/** Opens the table from its beginning. */
type Open = () => Promise<FileTable>;

/** The table as it was before it was kept from spreadsheets. */
const plain = ({ guarded }: Mapping, table: FileTable): FileTable =>
  guarded === undefined ? table : { ...table, rows: unguardedRows(table.rows) };

const unguardedRows = async function* (rows: FileTable['rows']): AsyncGenerator<DelimitedRow, void> {
  for await (const row of rows) yield 'cells' in row ? { ...row, cells: row.cells.map(unguarded) } : row;
};

/** The keys that come again, by reading the table through once; a table whose rows are never joined is not. */
const repeatsIn = async (open: Open, mapping: Mapping, file: string) => {
  if (!canJoin(mapping) || typeof mapping.key !== 'string') return new Map<string, number>();
  const table = plain(mapping, await open());
  try {
    return await repeatsOf(table, mapping.key, tableOf(mapping, table.header, file));
  } finally {
    await table.close();
  }
};

const readTable = async (open: Open, mapping: Mapping, options: ReadOptions): Promise<CaseTable> => {
  const file = options.file ?? '';
  const repeats = await repeatsIn(open, mapping, file);
  const table = plain(mapping, await open());
  try {
    const choices = checkedChoices(mapping, options.choices ?? {});
    const cells = tableOf(mapping, table.header, file);
    const read = rowReader(mapping, choices, cells);
    const column = typeof mapping.key === 'string' ? mapping.key : null;
    const gather = gatherRows(mapping, column, cells, repeats);
    const rows = { all: 0, cases: 0, joined: 0, faulty: 0, skipped: {} };
    const optional = Object.values(mapping.fields).filter(isOptional).flatMap(columnsOf);
    const needed = new Set([...columnsNeeded(mapping), ...optional]);
    const columns = {
      read: table.header.filter((name) => needed.has(name)),
      ignored: table.header.filter((name) => !needed.has(name)),
    };
    return {
      says: saysOf(mapping, table.header),
      rows: readRows(table, read, gather, rows, file),
      summary: () => ({
        mapping: { name: mapping.name, version: mapping.version },
        choices,
        file: table.facts(),
        rows,
        columns,
      }),
      close: table.close,
    };
  } catch (error) {
    await table.close();
    throw error;
  }
};

/** Columns whose numbers the mapping expects with a decimal comma. */
const decimalCommas = ({ fields, checks }: Mapping): ReadonlySet<string> =>
  new Set(
    [...Object.values(fields), ...checks].flatMap((field) =>
      'number' in field && field.number?.decimal === ',' ? columnsOf(field) : [],
    ),
  );

const tableOptions = (mapping: Mapping, options: ReadOptions): TableOptions => {
  const encoding = options.encoding ?? mapping.encoding;
  const delimiter = options.delimiter ?? mapping.delimiter;
  return {
    ...(options.file === undefined ? {} : { file: options.file }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    decimalCommas: decimalCommas(mapping),
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
  };
};

/**
 * Reads a delimited file or a spreadsheet as cases: a stream with one item for every row, and a summary that accounts for all.
 * Refuses what `openTableFile` refuses, `columns_missing` (names them all) and `file_without_rows`;
 * an unknown option is a usage error. What is wrong with a row is an item with faults, never thrown.
 */
export const readCases = async (
  path: string,
  mapping: Mapping,
  options: ReadOptions = {},
): Promise<CaseTable> =>
  readTable(() => openTableFile(path, tableOptions(mapping, options)), mapping, options);

/** `readCases` for bytes that are not a file, such as an upload; where rows may be joined they are read before the first one. */
export const readCasesFrom = async (
  source: AsyncIterable<Uint8Array>,
  mapping: Mapping,
  options: ReadOptions = {},
): Promise<CaseTable> => {
  const given = tableOptions(mapping, options);
  if (!canJoin(mapping)) return readTable(() => openTable(source, given), mapping, options);
  const blocks: Uint8Array[] = [];
  for await (const block of source) blocks.push(block);
  const again = async function* () {
    yield* blocks;
  };
  return readTable(() => openTable(again(), given), mapping, options);
};
