import { sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CommandContext } from './command.ts';
import { idList, nameOf } from './derivation.ts';
import { notFound, refused } from './errors.ts';
import { isUuid } from './ids.ts';
import { houseOfTx, type Tx } from './scope.ts';
import { placeOf, type Rows } from './striking.ts';
import { amongStruck, withStruck } from './struck.ts';

const within = async ({ tx, ownerId }: CommandContext, by: PgColumn, id: string): Promise<string> => {
  const found = await tx.execute<{ id: string }>(sql`
    select ${sql.identifier(by.name)} as id from ${placeOf(nameOf(by.table))} where owner_id = ${ownerId} and id = ${id}`);
  if (!found.rows[0]) throw notFound();
  return found.rows[0].id;
};

/** A record that people may take back, locked behind what it lies in; not found in a table that nobody has declared. */
export const recordForUpdate = async (context: CommandContext, table: string, id: string) => {
  const { tx, ownerId } = context;
  const record = houseOfTx(tx).striking.records.find((each) => nameOf(each.table) === table);
  if (!record) throw notFound();
  if (record.within) await record.within.hold(context, await within(context, record.within.by, id));
  const found = await tx.execute<{ version: number; struck: string | null }>(sql`
    select version, struck from ${placeOf(table)} where owner_id = ${ownerId} and id = ${id} for update`);
  if (!found.rows[0]) throw notFound();
  return { record, ...found.rows[0] };
};

/** The version of a record that people may take back, whether it stands or not; not found where nobody has declared the table. */
export const versionOfRecord = async (
  tx: Tx,
  ownerId: string,
  { table, id }: { readonly table: string; readonly id: string },
): Promise<number> => {
  const isDeclared = houseOfTx(tx).striking.records.some((each) => nameOf(each.table) === table);
  if (!isDeclared || !isUuid(id)) throw notFound();
  const found = await amongStruck(
    tx,
    tx.execute<{ version: number }>(
      sql`select version from ${placeOf(table)} where owner_id = ${ownerId} and id = ${id}`,
    ),
  );
  if (!found.rows[0]) throw notFound();
  return found.rows[0].version;
};

/** Takes these rows back: each is marked with this command's entry, and nobody sees it any more. */
export const takeBack = ({ tx, ownerId, entryId }: CommandContext, rows: Rows): Promise<void> =>
  withStruck(tx, async () => {
    for (const [place, ids] of rows)
      await tx.execute(sql`update ${placeOf(place)} set struck = ${entryId}
        where owner_id = ${ownerId} and id = any (${idList(ids)})`);
  });

/** The record that an entry took back; refuses with `taken_back_with_other` when it was another than this one, and
 * with `not_taken_back` when the entry moved it elsewhere, where it stands. */
export const struckRecord = async (
  { tx, ownerId }: CommandContext,
  entry: string,
  wanted: { readonly table: string; readonly id: string },
): Promise<void> => {
  const found = await tx.execute<{ table: string; id: string }>(sql`
    select event ->> 'table' as table, event ->> 'id' as id
    from kernel.journal, jsonb_array_elements(events) as event
    where owner_id = ${ownerId} and kernel.journal.id = ${entry} and event ->> 'type' = 'kernel.struck'`);
  const [struck] = found.rows;
  if (struck === undefined) throw refused('not_taken_back');
  if (struck.table !== wanted.table || struck.id !== wanted.id)
    throw refused('taken_back_with_other', { what: `${struck.table} ${struck.id}` });
};

/** Rows that an entry has marked, by table: what it has written, as the journal says. */
export const rowsStruckBy = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  entry: string,
): Promise<Rows> => {
  const found = await tx.execute<{ table: string; ids: string[] }>(sql`
    select table_name as table, array_agg(id) as ids from kernel.change, unnest(ids) as id
    where owner_id = ${ownerId} and entry_id = ${entry} group by table_name`);
  return new Map(found.rows.map(({ table, ids }) => [table, ids]));
};
