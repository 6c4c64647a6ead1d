import { getTableColumns, sql } from 'drizzle-orm';
import { customType, integer, jsonb, type PgTable, text, uuid } from 'drizzle-orm/pg-core';
import { utcText } from './zone.ts';

/**
 * What every record carries: its version, the journal entry that wrote it (null outside a command, so such a
 * write fails), and the salt of its hash in the journal.
 */
const recordColumns = () => ({
  version: integer('version').notNull().default(1),
  entryId: uuid('entry_id').notNull().default(sql`nullif(current_setting('app.entry_id', true), '')::uuid`),
  salt: uuid('salt').notNull().default(sql`gen_random_uuid()`),
});

/**
 * Columns of a record that belongs to one owner (centre, society or programme); key (owner_id, id). `struck` is null while
 * the row stands, else the entry that took it back: who, when and why is said there. The table's policy hides such rows.
 */
export const tenantColumns = () => ({
  ownerId: uuid('owner_id').notNull(),
  id: uuid('id').notNull(),
  sourceId: uuid('source_id'),
  struck: uuid('struck'),
  ...recordColumns(),
});

/** What a record says, with its id and version: without whose it is and what only its history needs. For reading many. */
export const contentOf = <T extends PgTable>(table: T) => {
  const { ownerId, struck, entryId, salt, ...content } = getTableColumns(table) as T['_']['columns'] &
    Record<'ownerId' | 'struck' | 'entryId' | 'salt', unknown>;
  return content;
};

/** Columns of a row that is a filled form: its answers as `kept` gives them, and the version of the definition they follow. */
export const formColumns = () => ({
  formVersion: integer('form_version').notNull(),
  answers: jsonb('answers').notNull().$type<Readonly<Record<string, unknown>>>(),
});

/** The same of a row whose items mostly have columns of their own (`columned`); null in rows from before there were any. */
export const besideColumns = () => ({
  formVersion: integer('form_version'),
  answers: jsonb('answers').$type<Readonly<Record<string, unknown>>>(),
});

/** Columns of rows that a derivation computes from records: no version and no entry, since they can be computed again. */
export const derivedColumns = () => ({ ownerId: uuid('owner_id').notNull(), id: uuid('id').notNull() });

/** Columns of a record that belongs to the installation (people, organisations, definitions). */
export const installationColumns = () => ({ id: uuid('id').primaryKey(), ...recordColumns() });

/** A date as `YYYY-MM-DD` or less exact; checked by the database (see `kernel.is_partial_date`). */
export const partialDate = (name: string) => text(name);

/** A moment, as ISO 8601 text in UTC. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: utcText,
});

/**
 * One number, truth or text as JSON. The driver has parsed it already: the library's own `jsonb` parses a text a
 * second time, so that the text "true" or "12" would come back as something else.
 */
export const jsonScalar = customType<{ data: number | boolean | string; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value as number | boolean | string,
});
