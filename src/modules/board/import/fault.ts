import type { ErrorCode } from '../../../kernel/error-codes.ts';
import type { Params } from '../../../kernel/errors.ts';

/** What is wrong with one cell (or with the row, where `column` is null). */
export type CellFault = {
  code: ErrorCode;
  column: string | null;
  params: Params;
  /** The cell, shortened: for the importer's own report only, never for a log or an error. */
  value: string | null;
};

const longest = 80;
const shortened = (text: string): string => {
  const chars = Array.from(text.slice(0, longest * 2 + 2));
  return chars.length <= longest ? text : `${chars.slice(0, longest - 1).join('')}…`;
};

export const cellFault = (code: ErrorCode, column: string, cell: string, params: Params = {}): CellFault => ({
  code,
  column,
  params,
  value: shortened(cell),
});
export const rowFault = (code: ErrorCode, params: Params = {}): CellFault => ({
  code,
  column: null,
  params,
  value: null,
});
