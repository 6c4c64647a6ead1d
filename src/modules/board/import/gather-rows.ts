import type { FileTable } from '../../../kernel/table-file.ts';
import type { Cells, Table } from './cell-reader.ts';
import { type CellFault, cellFault } from './fault.ts';
import { isDestroyed } from './identifier.ts';
import { joinRows, type RowRecord } from './join-rows.ts';
import type { Mapping } from './mapping.ts';
import type { CaseRow } from './read-cases.ts';
import type { RowResult } from './row-reader.ts';

/** How often each key comes of those that come more than once. */
export type Repeats = ReadonlyMap<string, number>;

const keyOf = (column: string, table: Table) => {
  const place = table.index(column);
  return (cells: Cells): string => cells[place]?.trim() ?? '';
};

/** Reads a table through for the keys that come more than once. */
export const repeatsOf = async (read: FileTable, column: string, table: Table): Promise<Repeats> => {
  const counts = new Map<string, number>();
  const key = keyOf(column, table);
  for await (const item of read.rows)
    if ('cells' in item) counts.set(key(item.cells), (counts.get(key(item.cells)) ?? 0) + 1);
  return new Map([...counts].filter(([name, count]) => count > 1 && !table.isMissing(name)));
};

type Held = { readonly row: number; readonly line: number } & RowRecord;
type Place = { readonly row: number; readonly line: number };

const joined = (mapping: Mapping, rows: readonly Held[]): CaseRow[] => {
  const done = joinRows(mapping, rows);
  if (done === null) return [];
  const { record, faults } = done;
  const [first] = rows;
  return [
    { row: done.row, line: first?.line ?? 0, record, rows: done.rows },
    ...rows.flatMap(({ row, line }) =>
      faults.has(row) ? [{ row, line, faults: faults.get(row) ?? [] }] : [],
    ),
  ];
};

const destroyedTwice = (column: string, key: string, rows: readonly Held[]): CaseRow[] =>
  rows.map(({ row, line }) => ({ row, line, faults: [cellFault('identifier_destroyed', column, key)] }));

/**
 * Gives each row's result on, those of one key when the last of its rows has come: only rows of keys that come again are held.
 * An identifier that a spreadsheet destroyed joins nobody.
 */
export const gatherRows = (mapping: Mapping, column: string | null, table: Table, repeats: Repeats) => {
  const held = new Map<string, Held[]>();
  const left = new Map(repeats);
  const key = column === null ? () => '' : keyOf(column, table);
  return (
    { row, line }: Place,
    cells: Cells | null,
    result: RowResult | { faults: CellFault[] },
  ): CaseRow[] => {
    const name = cells === null ? '' : key(cells);
    const waiting = left.get(name);
    const warnings = 'record' in result ? result.warnings : [];
    const warned: CaseRow[] = warnings.length === 0 ? [] : [{ row, warnings }];
    if (waiting === undefined) {
      if (!('record' in result)) return [{ row, line, ...result }];
      return [...warned, { row, line, record: result.record, rows: [row] }];
    }
    const rows = held.get(name) ?? [];
    if ('record' in result) rows.push({ row, line, ...result });
    left.set(name, waiting - 1);
    const told: CaseRow[] = 'record' in result ? warned : [{ row, line, ...result }];
    if (waiting > 1) {
      held.set(name, rows);
      return told;
    }
    held.delete(name);
    return [
      ...told,
      ...(isDestroyed(name) ? destroyedTwice(column ?? '', name, rows) : joined(mapping, rows)),
    ];
  };
};
