import { basename } from 'node:path';
import type { DelimitedRow } from '../delimited/records.ts';
import { checkHeader } from '../delimited/header.ts';
import { isAppError, refused } from '../errors.ts';
import { type Archive, type Bytes, bytesOfFile, hashOf, type Limits, openArchive } from './archive.ts';
import { columnOf } from './cell-text.ts';
import { countRows, mergedFrom, type SheetCounts, type SheetRow, sheetRows } from './sheet.ts';
import { refuseOld } from './old-file.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts';

export type SpreadsheetOptions = {
  /** How the file is called in errors. */
  file?: string;
  /** The sheet to read, from 1 in the order of the workbook, hidden ones counted; without it the first that is not hidden. */
  sheet?: number;
  /** Headings of columns whose numbers are told with a decimal comma, as the rest of such a column is typed. */
  decimalCommas?: ReadonlySet<string>;
  /** Characters of the longest accepted row. */
  recordLimit?: number;
  limits?: Partial<Limits>;
};
export type SheetFacts = {
  position: number;
  hidden: boolean;
  /** Rows that hold something, the header too. */
  rows: number;
};
export type SpreadsheetFacts = {
  sha256: string;
  bytes: number;
  /** Position of the sheet that was read. */
  sheet: number;
  /** The sheets that were not. */
  otherSheets: SheetFacts[];
  rows: number;
  /** Rows of the sheet that hold nothing. */
  blankLines: number;
  /** Cells that hold a formula: what it gave when the file was saved was taken. */
  computed: number;
};
/** A sheet as `DelimitedTable` gives a text: days are ISO text, numbers decimal text. */
export type SpreadsheetTable = {
  header: readonly string[];
  /** Once only. A ragged row, and one with a cell that cannot be read, is an item with a fault. */
  rows: AsyncGenerator<DelimitedRow, void>;
  /** Complete after the last row. */
  facts: () => SpreadsheetFacts;
  close: () => Promise<void>;
};

const mebibyte = 1_048_576;
const usualLimits: Limits = { unpacked: 1024 * mebibyte, kept: 128 * mebibyte, files: 10_000 };

type Rows = {
  readonly rows: AsyncGenerator<SheetRow, void>;
  readonly counts: SheetCounts;
};
type Chosen = { readonly position: number; readonly part: string };

const chosenOf = ({ sheets }: Workbook, told: number | undefined, file: string): Chosen => {
  const found =
    told === undefined
      ? sheets.find(({ hidden, part }) => !hidden && part !== null)
      : sheets.find(({ position, part }) => position === told && part !== null);
  if (found?.part) return { position: found.position, part: found.part };
  throw told === undefined
    ? refused('sheet_all_hidden', { count: sheets.length }, { file })
    : refused('sheet_unknown', { sheet: told, count: sheets.length }, { file });
};

const othersOf = (archive: Archive, sheets: readonly Sheet[], chosen: Chosen, file: string) =>
  sheets
    .filter(({ position }) => position !== chosen.position)
    .reduce<Promise<SheetFacts[]>>(
      async (before, { position, hidden, part }) => [
        ...(await before),
        { position, hidden, rows: part === null ? 0 : await countRows(archive, part, file) },
      ],
      Promise.resolve([]),
    );

/** The first row that holds something; a merged cell names all of its columns. */
const headerOf = async (
  archive: Archive,
  { part }: Chosen,
  { rows }: Rows,
  file: string,
): Promise<string[]> => {
  const first = await rows.next();
  if (first.done === true) throw refused('file_empty', {}, { file });
  const { line, cells, error } = first.value;
  if (error !== null) throw refused(error.code, { cell: error.cell }, { file });
  const header = [...cells];
  for (const { firstColumn, lastColumn } of await mergedFrom(archive, part, line)) {
    const name = cells[firstColumn - 1] ?? '';
    if (name === '') continue;
    while (header.length < lastColumn) header.push('');
    header.fill(name, firstColumn - 1, lastColumn);
  }
  checkHeader(header, file);
  return header;
};

type Below = {
  readonly header: readonly string[];
  /** Places of columns with a decimal comma. */
  readonly commas: ReadonlySet<number>;
  readonly file: string;
};

const rowOf = (
  { line, cells, error, fractions }: SheetRow,
  row: number,
  { header, commas, file }: Below,
): DelimitedRow => {
  if (error !== null) {
    const column = header[columnOf(error.cell) - 1] ?? '';
    const place = { file, row, ...(column === '' ? {} : { column }) };
    return { row, line, fault: refused(error.code, { cell: error.cell }, place) };
  }
  const expected = header.length;
  if (cells.length > expected) {
    const params = { expected, found: cells.length, line };
    return { row, line, fault: refused('row_ragged', params, { file, row }) };
  }
  while (cells.length < expected) cells.push('');
  if (commas.size > 0)
    for (const at of fractions) if (commas.has(at)) cells[at] = cells[at]?.replace('.', ',') ?? '';
  return { row, line, cells };
};

const numbered = async function* (
  { rows }: Rows,
  below: Below,
  position: { rows: number },
  close: () => Promise<void>,
): AsyncGenerator<DelimitedRow, void> {
  try {
    for await (const found of rows) {
      position.rows += 1;
      yield rowOf(found, position.rows, below);
    }
  } catch (error) {
    if (!isAppError(error) || error.place?.row !== undefined) throw error;
    throw refused(error.code, error.params, { file: below.file, row: position.rows + 1 });
  } finally {
    await close();
  }
};

const opened = async (bytes: Bytes, options: SpreadsheetOptions): Promise<SpreadsheetTable> => {
  const { file = '', sheet, decimalCommas, recordLimit = mebibyte, limits = {} } = options;
  await refuseOld(bytes, file);
  const sha256 = await hashOf(bytes);
  const archive = await openArchive(bytes, { ...usualLimits, ...limits }, file);
  const workbook = await readWorkbook(archive, file);
  const chosen = chosenOf(workbook, sheet, file);
  const otherSheets = await othersOf(archive, workbook.sheets, chosen, file);
  const read = sheetRows(archive, chosen.part, { ...workbook, file, limit: recordLimit });
  const close = async () => {
    await read.rows.return();
    await bytes.close();
  };
  const header = await headerOf(archive, chosen, read, file).catch(async (error: unknown) => {
    await read.rows.return();
    throw error;
  });
  const position = { rows: 0 };
  const commas = new Set(header.flatMap((name, at) => (decimalCommas?.has(name) ? [at] : [])));
  return {
    header,
    rows: numbered(read, { header, commas, file }, position, close),
    facts: () => ({
      sha256,
      bytes: bytes.size,
      sheet: chosen.position,
      otherSheets,
      rows: position.rows,
      blankLines: read.counts.blank,
      computed: read.counts.computed,
    }),
    close,
  };
};

/**
 * Reads the header of a sheet of an .xlsx workbook, its first row that holds something, and gives the rows below as a stream;
 * nothing is evaluated. Refuses `file_empty`, `header_repeated`, `not_a_text_file`, `encoding_wrong`, `line_too_long`, `sheet_all_hidden`,
 * `sheet_unknown` and all that begins with `spreadsheet_`; a row's fault begins with `cell_` or is `row_ragged`. No error holds a
 * cell's value or a sheet's name. The bytes are closed when it refuses.
 */
export const openSpreadsheet = async (
  bytes: Bytes,
  options: SpreadsheetOptions = {},
): Promise<SpreadsheetTable> => {
  try {
    return await opened(bytes, options);
  } catch (error) {
    await bytes.close();
    throw error;
  }
};

/** `openSpreadsheet` for a file, called by its base name in errors unless told; `file_not_readable` when it cannot be opened. */
export const openSpreadsheetFile = async (
  path: string,
  options: SpreadsheetOptions = {},
): Promise<SpreadsheetTable> => {
  const file = options.file ?? basename(path);
  return openSpreadsheet(await bytesOfFile(path, file), { ...options, file });
};
