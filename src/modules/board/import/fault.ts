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
/** A fault of a row that was not read, at a column where that is known. */
export const rowFault = (code: ErrorCode, params: Params = {}, column: string | null = null): CellFault => ({
  code,
  column,
  params,
  value: null,
});

/** What may be told of a row that is taken all the same. */
export type WarningCode = Extract<
  ErrorCode,
  | 'age_implausible'
  | 'identifier_destroyed'
  | 'identifier_zeros_lost'
  | 'item_unknown'
  | 'key_nearly_repeated'
  | 'residual_scheme_unsaid'
  | 'result_unreadable'
  | 'stage_of_another_edition'
>;
/** Where a cell is taken but not believed without a word. It never holds the cell. */
export type CellWarning = {
  readonly code: WarningCode;
  readonly column: string;
  readonly params: Params;
  /** Of a result that is left out, what its reader said. */
  readonly why: ErrorCode | null;
};

export const cellWarning = (code: WarningCode, column: string, params: Params = {}): CellWarning => ({
  code,
  column,
  params,
  why: null,
});
/** A result that is left out because of this fault. */
export const leftOut = ({ code, column, params }: CellFault): CellWarning => ({
  code: 'result_unreadable',
  column: column ?? '',
  params,
  why: code,
});
