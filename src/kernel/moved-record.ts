import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { CommandContext } from './command.ts';
import { nameOf } from './derivation.ts';
import { placeOf } from './striking.ts';

/**
 * A record that lay in the wrong place and was written anew in the right one: taken back as `id`, it stands as `to`. `out` and
 * `into` are what it lay in and lies in now.
 */
export type Moved = {
  readonly table: PgTable;
  readonly id: string;
  readonly to: string;
  readonly out: string;
  readonly into: string;
};

const type = 'kernel.moved';

/** Says in the journal that a record was moved by this command: by it both places find each other. */
export const announceMoved = ({ announce }: CommandContext, { table, ...ids }: Moved): void =>
  announce({ type, table: nameOf(table), ...ids });

/** What an entry of the journal moved, one row each: its `id`, `to`, `out` and `into`. */
export const movedBy = (events: SQL): SQL => sql`
  (select (said ->> 'id')::uuid as id, (said ->> 'to')::uuid as "to", (said ->> 'out')::uuid as "out", (said ->> 'into')::uuid as "into"
   from jsonb_array_elements(${events}) as said where said ->> 'type' = ${type})`;

/** Whether an entry of the journal moved something. */
export const hasMoved = (events: SQL): SQL<boolean> =>
  sql<boolean>`${events} @> ${JSON.stringify([{ type }])}::jsonb`;

const firstEntry = (ownerId: string, table: string, id: SQL): SQL => sql`coalesce(
  (select v.entry_id from kernel.version v
   where v.owner_id = ${ownerId} and v.row_id = ${id} and v.version = 1 and v.table_name = ${table}),
  (select t.entry_id from ${placeOf(table)} t where t.owner_id = ${ownerId} and t.id = ${id} and t.version = 1))`;

/** Ids of a record and of all it was before it was moved, with the entry that wrote each first; the one that nobody moved last. */
export const everPlace = (ownerId: string, table: PgTable, id: SQL): SQL => {
  const name = nameOf(table);
  return sql`(with recursive ever (id, entry_id, step) as (
    select ${id}, ${firstEntry(ownerId, name, id)}, 0
    union all
    select moved.id, ${firstEntry(ownerId, name, sql`moved.id`)}, ever.step + 1
    from ever
    join kernel.journal j on j.owner_id = ${ownerId} and j.id = ever.entry_id
    cross join lateral ${movedBy(sql`j.events`)} as moved
    where moved."to" = ever.id)
    select id, entry_id, step from ever)`;
};
