import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Actor } from './actor.ts';
import type { CommandContext } from './command.ts';
import { idList, nameOf } from './derivation.ts';
import { forbidden, refused } from './errors.ts';
import type { Tx } from './scope.ts';

/** Locks a row by its id, and what of it must be locked with it; may refuse. */
export type Hold = (context: CommandContext, id: string) => Promise<unknown>;

/** A record that people take back and restore. */
export type StrikeRecord = {
  readonly table: PgTable;
  readonly permit: (actor: Actor, ownerId: string) => boolean;
  /** What is locked before the row: the column that names it, and how. */
  readonly within?: { readonly by: PgColumn; readonly hold: Hold };
  /** What goes along though the record lies in it rather than it in the record: the column that names it, and how it is locked. */
  readonly along?: { readonly by: PgColumn; readonly hold: Hold };
};

/** What a module lets people take back. */
export type Striking = {
  readonly records: readonly StrikeRecord[];
  /**
   * Columns that name what a row is a part of: it goes along. Whatever else names a record rests on it, and the record is not
   * taken back before it.
   */
  readonly parts: readonly PgColumn[];
};

/** Ids of rows by their table (`schema.table`). */
export type Rows = ReadonlyMap<string, readonly string[]>;

export const placeOf = (table: string): SQL =>
  sql.join(
    table.split('.').map((part) => sql.identifier(part)),
    sql`.`,
  );

type ForeignKey = { readonly child: string; readonly column: string; readonly parent: string };

/** Foreign keys between records that can be taken back; the last column holds the id, those before it what both share. */
const foreignKeys = async (tx: Tx): Promise<ForeignKey[]> => {
  const named = (relation: SQL) =>
    sql`(select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = ${relation})`;
  const canBeStruck = (relation: SQL) =>
    sql`exists (select from pg_attribute s where s.attrelid = ${relation} and s.attname = 'struck' and not s.attisdropped)`;
  const found = await tx.execute<ForeignKey>(sql`
    select ${named(sql`k.conrelid`)} as child, a.attname as column, ${named(sql`k.confrelid`)} as parent
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[cardinality(k.conkey)]
    where k.contype = 'f' and ${canBeStruck(sql`k.conrelid`)} and ${canBeStruck(sql`k.confrelid`)}
    order by 1, 2`);
  return found.rows;
};

const columnName = (column: PgColumn): string => `${nameOf(column.table)}.${column.name}`;

/** Rows whose column names one of these, locked so that nothing new comes to name them meanwhile. */
const naming = async (
  { tx, ownerId }: CommandContext,
  { child, column }: ForeignKey,
  ids: readonly string[],
): Promise<string[]> => {
  const found = await tx.execute<{ id: string }>(sql`
    select id from ${placeOf(child)} where owner_id = ${ownerId} and ${sql.identifier(column)} = any (${idList(ids)})
    order by id for update`);
  return found.rows.map(({ id }) => id);
};

/** What the `along` column of these rows names, locked. */
export const heldAlong = async (
  context: CommandContext,
  striking: Striking,
  table: string,
  ids: readonly string[],
): Promise<{ by: PgColumn; ids: string[] } | null> => {
  const along = striking.records.find((record) => nameOf(record.table) === table)?.along;
  if (!along) return null;
  const found = await context.tx.execute<{ id: string }>(sql`
    select distinct ${sql.identifier(along.by.name)} as id from ${placeOf(table)}
    where owner_id = ${context.ownerId} and id = any (${idList(ids)}) order by 1`);
  for (const { id } of found.rows) await along.hold(context, id);
  return { by: along.by, ids: found.rows.map(({ id }) => id) };
};

/**
 * The row, what lies within it through all tables, and what goes along with any of it; locked. Refuses with
 * `something_rests_on_it` when something that is none of them names one of them.
 */
export const whatGoesAlong = async (
  context: CommandContext,
  striking: Striking,
  root: { readonly table: string; readonly id: string },
): Promise<Rows> => {
  const keys = await foreignKeys(context.tx);
  const parts = new Set(striking.parts.map(columnName));
  const isPart = ({ child, column }: ForeignKey) => parts.has(`${child}.${column}`);
  const gone = new Map<string, Set<string>>();
  const open: { table: string; ids: readonly string[] }[] = [{ table: root.table, ids: [root.id] }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { table } = next;
    const known = gone.get(table) ?? new Set<string>();
    const ids = next.ids.filter((id) => !known.has(id));
    if (ids.length === 0) continue;
    gone.set(table, new Set([...known, ...ids]));
    const along = await heldAlong(context, striking, table, ids);
    const to = keys.find(({ child, column }) => child === table && column === along?.by.name);
    if (along && to) open.push({ table: to.parent, ids: along.ids });
    for (const key of keys.filter((each) => each.parent === table && isPart(each)))
      open.push({ table: key.child, ids: await naming(context, key, ids) });
  }
  await refuseResting(
    context,
    keys.filter((key) => !isPart(key)),
    gone,
  );
  return new Map([...gone].map(([table, ids]) => [table, [...ids]]));
};

/** Nobody takes back or restores by way of another record what she may not take back by itself. */
export const mustBeAllowed = ({ actor, ownerId }: CommandContext, striking: Striking, rows: Rows): void => {
  const along = striking.records.filter(({ table }) => rows.has(nameOf(table)));
  if (!along.every(({ permit }) => permit(actor, ownerId))) throw forbidden();
};

const refuseResting = async (
  context: CommandContext,
  references: readonly ForeignKey[],
  gone: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> => {
  const resting: string[] = [];
  for (const key of references) {
    const ids = [...(gone.get(key.parent) ?? [])];
    if (ids.length === 0) continue;
    const others = (await naming(context, key, ids)).filter((id) => gone.get(key.child)?.has(id) !== true);
    resting.push(...others.map((id) => `${key.child} ${id}`));
  }
  if (resting.length > 0) throw refused('something_rests_on_it', { what: resting.join(', ') });
};

/** The tables of these rows, each after those that its rows name. */
export const parentsFirst = async (tx: Tx, rows: Rows): Promise<string[]> => {
  const keys = await foreignKeys(tx);
  const ordered: string[] = [];
  const visit = (table: string): void => {
    if (ordered.includes(table)) return;
    for (const { child, parent } of keys)
      if (child === table && parent !== table && rows.has(parent)) visit(parent);
    ordered.push(table);
  };
  for (const table of rows.keys()) visit(table);
  return ordered;
};

/** Everything the modules let people take back. */
export const strikingOf = (modules: readonly { readonly striking?: Striking }[]): Striking => ({
  records: modules.flatMap(({ striking }) => striking?.records ?? []),
  parts: modules.flatMap(({ striking }) => striking?.parts ?? []),
});
