import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { caseRows } from './derivations.ts';
import * as tables from './tables.ts';

test('every table whose rows carry the case’s id is watched, but for what is derived', () => {
  const derived: PgTable[] = [tables.operationState];
  const parts = Object.values(tables).filter(
    (table) => is(table, PgTable) && 'caseId' in getTableColumns(table) && !derived.includes(table),
  ) as PgTable[];
  expect(parts.length).toBeGreaterThan(7);
  expect(caseRows.map(({ table }) => getTableName(table)).toSorted()).toEqual(
    [...parts, tables.careCase].map((table) => getTableName(table)).toSorted(),
  );
});
