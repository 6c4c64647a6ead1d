import type { ErrorCode } from '../error-codes.ts';
import { type Archive, unreadable } from './archive.ts';
import { columnLetters, columnOf, decimalText, unescaped } from './cell-text.ts';
import { dayText } from './serial-day.ts';
import type { Workbook } from './workbook.ts';
import { type Attributes, type Handlers, parseAll, parsed } from './xml.ts';
import { refused } from '../errors.ts';

/** What is wrong with a cell, by its place alone. */
export type CellError = { readonly code: ErrorCode; readonly cell: string };
/** A row that holds something; `line` is its number in the sheet. */
export type SheetRow = {
  readonly line: number;
  readonly cells: string[];
  readonly error: CellError | null;
  /** Places in `cells` of numbers that are not whole. */
  readonly fractions: readonly number[];
};
export type SheetCounts = { computed: number; blank: number };

type Context = Pick<Workbook, 'from1904' | 'strings' | 'kinds'> & {
  readonly file: string;
  /** Characters that a row may hold. */
  readonly limit: number;
};
type Cell = {
  column: number;
  type: string;
  style: number;
  value: string | null;
  isComputed: boolean;
};

const mostColumns = 16_384;
const mostRows = 1_048_576;
const unstorable = /\0/;

type Read = string | { readonly error: ErrorCode };

const numberOf = (value: string, style: number, { kinds, from1904 }: Context): Read => {
  const kind = kinds[style] ?? 'number';
  const text = decimalText(value);
  if (text === null) return { error: 'cell_unreadable' };
  if (kind === 'number') return text;
  return dayText(Number(text), { from1904, alone: kind === 'time' }) ?? { error: 'cell_day_unknown' };
};

const textOf = (text: string): Read =>
  unstorable.test(text) || !text.isWellFormed()
    ? { error: 'cell_character_unstorable' }
    : text.normalize('NFC');

/** Days of the strict form are text. */
const dayOf = (value: string): Read =>
  /^\d{4}-\d\d-\d\d(T[\d:.]+)?Z?$/.test(value)
    ? value.replace(/T00:00(:00(\.0+)?)?Z?$/, '')
    : { error: 'cell_unreadable' };

const booleans: Readonly<Record<string, string>> = { '0': 'FALSE', '1': 'TRUE' };

/** The text of a cell as a table of text would have it. */
const cellText = (cell: Cell, context: Context): Read => {
  const { type, value, style } = cell;
  if (type === 'e') return { error: 'cell_is_error' };
  if (value === null) return cell.isComputed ? { error: 'cell_not_computed' } : '';
  if (type === 's') {
    const shared = /^\d+$/.test(value) ? context.strings[Number(value)] : undefined;
    return shared === undefined ? { error: 'cell_unreadable' } : textOf(shared);
  }
  if (type === 'inlineStr' || type === 'str') return textOf(unescaped(value));
  if (type === 'b') return booleans[value] ?? { error: 'cell_unreadable' };
  if (type === 'd') return dayOf(value);
  if (type !== 'n') return { error: 'cell_unreadable' };
  if (value === '') return cell.isComputed ? { error: 'cell_not_computed' } : '';
  return numberOf(value, style, context);
};

/** Where in a sheet the parser is, and the rows that are whole. */
class SheetReading implements Handlers<SheetRow> {
  readonly counts: SheetCounts = { computed: 0, blank: 0 };
  private rows: SheetRow[] = [];
  private isInData = false;
  /** Within what programs add of their own, whose elements may be called as ours. */
  private isExtra = false;
  private line = 0;
  private column = 0;
  private cells: string[] = [];
  private error: CellError | null = null;
  private size = 0;
  private fractions: number[] = [];
  private cell: Cell | null = null;
  private isPhonetic = false;
  private isValue = false;

  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'sheetData') this.isInData = true;
    if (name === 'extLst') this.isExtra = true;
    if (!this.isInData || this.isExtra) return;
    if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (this.cell !== null) this.openInCell(name, this.cell);
  };
  readonly text = (more: string): void => {
    if (this.isValue && this.cell !== null) this.cell.value = (this.cell.value ?? '') + more;
  };
  readonly close = (name: string): void => {
    this.isValue = false;
    if (name === 'extLst') this.isExtra = false;
    else if (this.isExtra) return;
    else if (name === 'sheetData') this.isInData = false;
    else if (name === 'rPh') this.isPhonetic = false;
    else if (this.isInData && name === 'c') this.closeCell();
    else if (this.isInData && name === 'row') this.closeRow();
  };

  readonly whole = (): SheetRow[] => {
    const { rows } = this;
    this.rows = [];
    return rows;
  };

  private fail(): never {
    throw unreadable(this.context.file, 'sheet');
  }
  private openRow({ r }: Attributes): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    if (!(line > this.line && line <= mostRows && Number.isInteger(line))) this.fail();
    this.line = line;
    [this.column, this.cells, this.error, this.size, this.fractions] = [0, [], null, 0, []];
  }
  private openCell({ r, t = 'n', s = '0' }: Attributes): void {
    const column = r === undefined ? this.column + 1 : columnOf(r);
    if (!(column > this.column && column <= mostColumns)) this.fail();
    this.column = column;
    this.cell = { column, type: t, style: Number(s), value: null, isComputed: false };
  }
  private openInCell(name: string, cell: Cell): void {
    if (name === 'rPh') this.isPhonetic = true;
    if (name === 'f') cell.isComputed = true;
    this.isValue = name === 'v' || (name === 't' && !this.isPhonetic);
    if (this.isValue) cell.value ??= '';
  }
  private closeCell(): void {
    const { cell } = this;
    if (cell === null) return;
    this.cell = null;
    if (cell.isComputed) this.counts.computed += 1;
    const read = cellText(cell, this.context);
    if (typeof read !== 'string') {
      this.error ??= { code: read.error, cell: `${columnLetters(cell.column)}${this.line}` };
      return;
    }
    if (read === '') return;
    this.size += read.length;
    if (this.size > this.context.limit) this.tooLong();
    while (this.cells.length < cell.column - 1) this.cells.push('');
    if (cell.type === 'n' && /^-?\d+\.\d+$/.test(read)) this.fractions.push(this.cells.length);
    this.cells.push(read);
  }
  private tooLong(): never {
    const { limit, file } = this.context;
    throw refused('line_too_long', { limit, line: this.line }, { file });
  }
  private closeRow(): void {
    const { line, cells, error, fractions } = this;
    if (cells.length === 0 && error === null) this.counts.blank += 1;
    else this.rows.push({ line, cells, error, fractions });
  }
}

/** The rows of a sheet that hold something, cells up to the last that does; `counts` are complete after the last row. */
export const sheetRows = (
  archive: Archive,
  part: string,
  context: Context,
): { readonly rows: AsyncGenerator<SheetRow, void>; readonly counts: SheetCounts } => {
  const reading = new SheetReading(context);
  const rows = parsed(archive.part(part), reading, context.file, 'sheet');
  return { rows, counts: reading.counts };
};

/** How many rows of a sheet hold something. */
export const countRows = async (archive: Archive, part: string, file: string): Promise<number> => {
  let [count, isInData, holds] = [0, false, false];
  const handlers: Handlers = {
    open: (name) => {
      if (name === 'sheetData') isInData = true;
      if (name === 'row') holds = false;
      if (name === 'v' || name === 't') holds = true;
    },
    close: (name) => {
      if (name === 'sheetData') isInData = false;
      if (isInData && name === 'row' && holds) count += 1;
    },
  };
  await parseAll(archive.part(part), handlers, file, 'sheet');
  return count;
};

export type Range = { readonly firstRow: number; readonly firstColumn: number; readonly lastColumn: number };

const rangeOf = (reference: string): Range | null => {
  const [, firstColumn, firstRow, lastColumn] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?\d{1,7}$/.exec(reference) ?? [];
  if (firstColumn === undefined || lastColumn === undefined) return null;
  return {
    firstRow: Number(firstRow),
    firstColumn: columnOf(firstColumn),
    lastColumn: columnOf(lastColumn),
  };
};

/** Looked for in bytes as they are, which takes little time; the end of the rows begins anew what was found. */
const endOrMerged =
  /<\/(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"'>]*)["'][^>]*>/g;
const longestTag = 512;

/** Merged cells that begin in this row; they stand behind the rows of a sheet. */
export const mergedFrom = async (archive: Archive, part: string, row: number): Promise<Range[]> => {
  let [rest, ranges]: [string, Range[]] = ['', []];
  for await (const chunk of archive.part(part)) {
    const text = rest + chunk.toString('latin1');
    let end = 0;
    for (const match of text.matchAll(endOrMerged)) {
      end = match.index + match[0].length;
      const range = match[1] === undefined ? null : rangeOf(match[1]);
      if (match[1] === undefined) ranges = [];
      else if (range?.firstRow === row && range.lastColumn <= mostColumns) ranges.push(range);
    }
    rest = text.slice(Math.max(end, text.lastIndexOf('<'), text.length - longestTag));
  }
  return ranges;
};
