import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { idBytes } from './id-bytes.ts';

/** Of so few, the planner chooses well whatever it knows of the table; and a page's statements stay short. */
const few = 100;

/**
 * Rows of an owner whose column holds one of these ids (or texts): a condition for a select of that table.
 *
 * Many are looked up one by one in the column's index. Left to choose, the planner reads all rows of the owner for every
 * thousand ids, because it knows nothing of an owner whose rows are new, and least of rows that this transaction has
 * written itself: an import would then take time that grows with its square.
 */
export const among = (column: PgColumn, ownerId: string, values: readonly string[]): SQL => {
  const { ownerId: owner } = column.table as PgTable & { ownerId: PgColumn };
  const type = column.getSQLType();
  const listOf = (given: unknown) => sql`${sql.param(given)}::${sql.raw(type)}[]`;
  if (values.length <= few) return and(eq(owner, ownerId), sql`${column} = any (${listOf(values)})`) as SQL;
  const list = listOf(type === 'uuid' ? idBytes(values) : values);
  return sql`${column.table}.ctid = any (array(
    select found.ctid from unnest(${list}) as wanted (value) cross join lateral (
      select ctid, owner_id from ${column.table} where ${column} = wanted.value offset 0) as found
    where found.owner_id = ${ownerId}))`;
};
