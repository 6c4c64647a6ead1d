import { getTableColumns, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { nameOf } from '../kernel/derivation.ts';
import * as board from '../modules/board/tables.ts';
import * as care from '../modules/care/tables.ts';
import * as surgery from '../modules/surgery/tables.ts';

test.each([
  ['care', care, care.caseRows, [care.careCase]],
  ['surgery', surgery, surgery.operationRows, []],
  ['board', board, board.boardRows, []],
] as const)(
  'every table of %s whose rows carry the case’s id is watched, but for what is derived',
  (_name, tables, rows, more) => {
    const derived: PgTable[] = [surgery.operationState, board.fulfilmentState];
    const parts = Object.values(tables).filter(
      (table) => is(table, PgTable) && 'caseId' in getTableColumns(table) && !derived.includes(table),
    ) as PgTable[];
    expect(parts.length).toBeGreaterThan(2);
    const watched = rows.filter(({ by }) => typeof by !== 'function');
    expect(watched.map(({ table }) => nameOf(table)).toSorted()).toEqual(
      [...parts, ...more].map((table) => nameOf(table)).toSorted(),
    );
  },
);
