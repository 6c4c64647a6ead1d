import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Actor } from './actor.ts';
import type { CommandContext } from './command.ts';
import { nameOf } from './derivation.ts';
import type { ErrorCode } from './error-codes.ts';
import { forbidden } from './errors.ts';
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
  readonly along?: {
    readonly by: PgColumn;
    readonly of: PgTable;
    readonly hold: Hold;
    /** Which of them holding would refuse, and why, for whoever only looks. */
    readonly kept: { readonly code: ErrorCode; readonly when: SQL };
  };
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

/** Tells these rows from others, in whatever order they were found. */
export const markOf = (rows: Rows): string =>
  createHash('sha256')
    .update(
      [...rows]
        .flatMap(([table, ids]) => ids.map((id) => `${table} ${id}`))
        .toSorted()
        .join(),
    )
    .digest('hex');

export const placeOf = (table: string): SQL =>
  sql.join(
    table.split('.').map((part) => sql.identifier(part)),
    sql`.`,
  );

export type ForeignKey = { readonly child: string; readonly column: string; readonly parent: string };

/** Foreign keys between records that can be taken back; the last column holds the id, those before it what both share. */
export const foreignKeys = async (tx: Tx): Promise<ForeignKey[]> => {
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

/** Those of these tables whose records somebody may not take back. */
export const notAllowed = (actor: Actor, ownerId: string, striking: Striking, rows: Rows): string[] =>
  striking.records
    .filter(({ table, permit }) => rows.has(nameOf(table)) && !permit(actor, ownerId))
    .map(({ table }) => nameOf(table));

/** Nobody takes back or restores by way of another record what she may not take back by itself. */
export const mustBeAllowed = ({ actor, ownerId }: CommandContext, striking: Striking, rows: Rows): void => {
  if (notAllowed(actor, ownerId, striking, rows).length > 0) throw forbidden();
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
