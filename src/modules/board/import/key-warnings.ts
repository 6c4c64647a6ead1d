import type { Cells, Table } from './cell-reader.ts';
import { type CellWarning, cellWarning } from './fault.ts';
import { isDestroyed } from './identifier.ts';

export type RowWarning = CellWarning & { readonly row: number };
/** Tells what is taken of each row but not believed without a word, and when all rows have come the rest. */
export type Warner = {
  readonly tell: (cells: Cells, row: number, warnings: CellWarning[]) => void;
  readonly rest?: () => RowWarning[];
};

const keyIn = (column: string, table: Table) => {
  const place = table.index(column);
  return (cells: Cells): string => cells[place]?.trim() ?? '';
};

/** A key as far as a slip in typing leaves it: letters in one case, without spaces, marks between letters and leading zeros. */
const folded = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/(?<!\d)[-_./]|[-_./](?!\d)/g, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '');

/** Keys that differ by a slip in typing alone. */
export const nearDoubles = (column: string, table: Table): Warner => {
  const keyOf = keyIn(column, table);
  const first = new Map<string, { readonly key: string; readonly row: number }>();
  return {
    tell: (cells, row, warnings) => {
      const key = keyOf(cells);
      if (table.isMissing(key)) return;
      const plain = folded(key);
      const before = first.get(plain);
      if (before === undefined) first.set(plain, { key, row });
      else if (before.key !== key)
        warnings.push(cellWarning('key_nearly_repeated', column, { firstRow: before.row }));
    },
  };
};

/** Identifiers of which a spreadsheet has left too little. */
export const destroyed = (column: string, table: Table): Warner => {
  const keyOf = keyIn(column, table);
  return {
    tell: (cells, _row, warnings) => {
      if (isDestroyed(keyOf(cells))) warnings.push(cellWarning('identifier_destroyed', column));
    },
  };
};

/**
 * Numbers that have lost the zeros before them: those shorter than the others of their column that begin with a zero, where these
 * are all of one length.
 */
export const lostZeros = (column: string, table: Table): Warner => {
  const keyOf = keyIn(column, table);
  const widths = new Set<number>();
  const plain = new Map<number, number[]>();
  return {
    tell: (cells, row) => {
      const key = keyOf(cells);
      if (!/^\d+$/.test(key)) return;
      if (key.length > 1 && key.startsWith('0')) widths.add(key.length);
      else if (plain.get(key.length)?.push(row) === undefined) plain.set(key.length, [row]);
    },
    rest: () => {
      const [width = 0, ...others] = widths;
      if (others.length > 0) return [];
      const short = [...plain].flatMap(([length, rows]) => (length < width ? rows : []));
      return short.map((row) => ({ row, ...cellWarning('identifier_zeros_lost', column) }));
    },
  };
};
