import { type Info, type Parser, parse } from 'csv-parse';
import { type AppError, refused } from '../errors.ts';
import { type Delimiter, delimiters } from './delimiter.ts';

/** `row` counts data rows from 1 (blank lines are not rows); `line` is the physical line a row begins on. */
export type DelimitedRow =
  | { row: number; line: number; cells: string[] }
  | { row: number; line: number; fault: AppError };

export type Position = { header: string[] | null; rows: number; blankLines: number; line: number };
export type Item = { header: string[] } | DelimitedRow;

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

const plainAscii = /^[\0-\x7f]*$/;
const normal = (cell: string): string => (plainAscii.test(cell) ? cell : cell.normalize('NFC'));

/** Numbers a record and compares its length with the header's; null for a blank line. */
const itemOf = (cells: string[], lines: number, position: Position, file: string): Item | null => {
  const { line } = position;
  position.line += 1 + (lines === 1 ? 0 : breaksIn(cells));
  const blank = cells.length === 1 && cells[0] === '';
  if (blank && position.header?.length !== 1) {
    position.blankLines += 1;
    return null;
  }
  if (position.header === null) {
    position.header = cells;
    return { header: cells };
  }
  position.rows += 1;
  const row = position.rows;
  const expected = position.header.length;
  if (cells.length === expected) return { row, line, cells };
  return { row, line, fault: refused('row_ragged', { expected, found: cells.length, line }, { file, row }) };
};

/** The parser that turns bytes into numbered rows; `position` tells at any moment how far it came. */
export const parserOf = (delimiter: Delimiter, limit: number, position: Position, file: string): Parser => {
  let lastLine = 0;
  const onRecord = (cells: string[], info: Info): Item | null => {
    const lines = info.lines - lastLine;
    lastLine = info.lines;
    // One word is one text, however the file spells it; what no database can keep was refused with the file.
    return itemOf(cells.map(normal), lines, position, file);
  };
  return parse({
    delimiter: delimiters[delimiter],
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limit,
    on_record: onRecord as never,
  });
};
