import { and, eq, getTableColumns, getTableName, sql, type InferInsertModel, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { nameOf } from './derivation.ts';
import { conflict } from './errors.ts';
import { idBytes } from './id-bytes.ts';
import type { Tx } from './scope.ts';

type Columns = Record<string, PgColumn>;
type RowTable = PgTable & { ownerId: PgColumn; id: PgColumn; version: PgColumn };
type Row = Record<string, unknown>;

const perStatement = 2000;

const place = (table: PgTable): SQL =>
  sql`${sql.identifier(getTableConfig(table).schema ?? 'public')}.${sql.identifier(getTableName(table))}`;

const keysOf = (rows: readonly Row[], columns: Columns): string[] =>
  Object.keys(columns).filter((key) => rows.some((row) => row[key] !== undefined));

const special = /["\\]/;
const inArray = (text: string): string =>
  `"${special.test(text) ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text}"`;

const arrayText = (texts: readonly (string | null)[]): string =>
  `{${texts.map((text) => (text === null ? 'NULL' : inArray(text))).join(',')}}`;

/** A value as the database reads it from text; an array's own text stands within it as any other. */
const asText = (value: unknown, column: PgColumn): string | null => {
  if (value === undefined || value === null) return null;
  const given = column.getSQLType() === 'jsonb' ? JSON.stringify(value) : column.mapToDriverValue(value);
  const text = String(given);
  // The driver would send another character in its place.
  if (!text.isWellFormed()) throw new Error(`text_not_storable ${column.name}`);
  return text;
};

/**
 * A table's rows as a query: for each column an array, or one value where all rows have the same. Names of columns are not
 * said again for each row, and no document is made of it on either side.
 */
const rowsAsQuery = (rows: readonly Row[], keys: readonly string[], columns: Columns): SQL => {
  const chosen: SQL[] = [];
  const arrays: SQL[] = [];
  for (const [index, column] of keys.flatMap((key) => columns[key] ?? []).entries()) {
    const key = keys[index] ?? '';
    const type = column.getSQLType();
    const texts = rows.map((row) => asText(row[key], column));
    const isNeeded = arrays.length === 0 && index === keys.length - 1;
    if (!isNeeded && texts.every((text) => text === texts[0])) {
      chosen.push(sql`${sql.param(texts[0])}::${sql.raw(type)}`);
      continue;
    }
    const name = sql.raw(`c${arrays.length}`);
    const isArray = type.endsWith('[]');
    const content = type === 'uuid' ? idBytes(texts) : arrayText(texts);
    arrays.push(sql`${sql.param(content)}::${sql.raw(isArray ? 'text' : type)}[]`);
    chosen.push(isArray ? sql`${name}::${sql.raw(type)}` : name);
  }
  const names = sql.raw(arrays.map((_, index) => `c${index}`).join(', '));
  return sql`select ${sql.join(chosen, sql`, `)} from unnest(${sql.join(arrays, sql`, `)}) as given (${names})`;
};

/** Rows of a table as a query of these columns, in their order; there must be at least one row. */
export const givenRows = <T extends PgTable>(
  table: T,
  rows: readonly InferInsertModel<T>[],
  keys: readonly (keyof InferInsertModel<T> & string)[],
): SQL => rowsAsQuery(rows, keys, getTableColumns<PgTable>(table));

const insertion = (table: PgTable, rows: readonly Row[], keys: readonly string[], columns: Columns): SQL => {
  const names = sql.join(
    keys.map((key) => sql.identifier(columns[key]?.name ?? key)),
    sql`, `,
  );
  return sql`insert into ${place(table)} (${names}) ${rowsAsQuery(rows, keys, columns)}`;
};

const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / perStatement) }, (_, index) =>
    rows.slice(index * perStatement, (index + 1) * perStatement),
  );

/**
 * Carries statements out one after the other in the order given. None waits here for the one before: the database has
 * the next at hand when it is done with one, and this process is free meanwhile.
 */
export const sendAll = async (tx: Tx, statements: readonly SQL[]): Promise<void> =>
  void (await Promise.all(statements.map((statement) => tx.execute(statement))));

/** Statements that insert rows, any number. Every row must give the same columns as the others or leave them null. */
export const insertions = <T extends PgTable>(table: T, rows: readonly InferInsertModel<T>[]): SQL[] => {
  const columns: Columns = getTableColumns<PgTable>(table);
  const keys = keysOf(rows, columns);
  return chunks<Row>(rows).map((chunk) => insertion(table, chunk, keys, columns));
};

/** Inserts rows, any number, in few statements (`insertions`). */
export const insertRows = <T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Promise<void> => sendAll(tx, insertions(table, rows));

/** Inserts or updates what differs; columns in `keep` stay, and where a row came from is no difference. */
const upsertion = (
  table: PgTable,
  rows: readonly Row[],
  keys: readonly string[],
  columns: Columns,
  keep: readonly string[] = [],
): SQL => {
  const name = (key: string) => sql.identifier(columns[key]?.name ?? key);
  const updated = keys.filter((key) => !['ownerId', 'id', ...keep].includes(key));
  const compared = updated.filter((key) => key !== 'sourceId');
  const list = (prefix: SQL) =>
    sql.join(
      compared.map((key) => sql`${prefix}.${name(key)}`),
      sql`, `,
    );
  const sets = updated.map((key) => sql`${name(key)} = excluded.${name(key)}`);
  return sql`${insertion(table, rows, keys, columns)}
    on conflict (owner_id, id) do update set ${sql.join(sets, sql`, `)}
    where (${list(sql`${sql.identifier(getTableName(table))}`)}) is distinct from (${list(sql`excluded`)})`;
};

const jsonOf = (prefix: string, columns: readonly PgColumn[]): SQL =>
  sql`jsonb_build_object(${sql.join(
    columns.flatMap(({ name }) => [sql.raw(`'${name}'`), sql.raw(`${prefix}.${name}`)]),
    sql`, `,
  )})`;

/**
 * Statements that insert rows or, where the key exists, update those whose content differs (columns in `keep` stay as
 * they are; a row that is the same gets no new version).
 */
export const upsertions = <T extends PgTable>(
  table: T,
  rows: readonly InferInsertModel<T>[],
  keep: readonly string[] = [],
): SQL[] => {
  const columns: Columns = getTableColumns<PgTable>(table);
  const keys = keysOf(rows, columns);
  return chunks<Row>(rows).map((chunk) => upsertion(table, chunk, keys, columns, keep));
};

/** Inserts or updates rows, any number, in few statements (`upsertions`). */
export const upsertRows = <T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Promise<void> => sendAll(tx, upsertions(table, rows));

/**
 * A derived row that was written, with the columns that were asked for, as they were before (null for a new row) and are now
 * (null for a row that is gone).
 */
export type Told = {
  readonly table: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly now: Readonly<Record<string, unknown>> | null;
};

/**
 * Keeps derived rows: inserts them or, where the key exists, updates those whose content differs. Returns the rows
 * that were written with the named columns before and after.
 */
export const keepRows = async <T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
  telling: readonly PgColumn[],
): Promise<Told[]> => {
  const columns: Columns = getTableColumns<PgTable>(table);
  const keys = keysOf(rows, columns);
  const list = (prefix: string) => jsonOf(prefix, telling);
  const done = await Promise.all(
    chunks<Row>(rows).map((chunk) =>
      tx.execute<Omit<Told, 'table'>>(sql`
        ${upsertion(table, chunk, keys, columns)}
        returning case when old.id is not null then ${list('old')} end as before, ${list('new')} as now`),
    ),
  );
  const name = nameOf(table);
  return done.flatMap((each) => each.rows.map((row) => ({ table: name, ...row })));
};

/**
 * Inserts derived rows that cannot be there yet. Returns the named columns as they are now, once for all rows in which they
 * are the same.
 */
export const newRows = async <T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
  telling: readonly PgColumn[],
): Promise<Told[]> => {
  const name = nameOf(table);
  if (rows.length === 0) return [];
  const statements = insertions(table, rows);
  if (telling.length === 0) {
    await sendAll(tx, statements);
    return [{ table: name, before: null, now: {} }];
  }
  const columns = sql.raw(telling.map((column) => column.name).join(', '));
  const done = await Promise.all(
    statements.map((statement) =>
      tx.execute<Pick<Told, 'now'>>(sql`
        with made as (${statement} returning ${columns})
        select ${jsonOf('told', telling)} as now from (select distinct ${columns} from made) as told`),
    ),
  );
  return done.flatMap((each) => each.rows.map(({ now }) => ({ table: name, before: null, now })));
};

/** Deletes derived rows whose subject is gone; returns them with the named columns as they were. */
export const dropRows = async (
  tx: Tx,
  table: PgTable,
  where: SQL,
  telling: readonly PgColumn[],
): Promise<Told[]> => {
  const done = await tx.execute<Omit<Told, 'table'>>(sql`
    delete from ${table} where ${where} returning ${jsonOf('old', telling)} as before, null as now`);
  const name = nameOf(table);
  return done.rows.map((row) => ({ table: name, ...row }));
};

/** Updates the one row that was read in this version; somebody else's change in between is a conflict. */
export const updateRow = async <T extends RowTable>(
  tx: Tx,
  table: T,
  read: { ownerId: string; id: string; version: number },
  set: Partial<InferInsertModel<T>>,
): Promise<void> => {
  const done = await tx
    .update(table)
    .set(set as never)
    .where(and(eq(table.ownerId, read.ownerId), eq(table.id, read.id), eq(table.version, read.version)))
    .returning({ id: table.id });
  if (done.length === 0) throw conflict();
};

type InstallationTable = PgTable & { id: PgColumn; version: PgColumn };

/** The same of a row that belongs to the installation: a person, a role. */
export const updateInstallationRow = async <T extends InstallationTable>(
  tx: Tx,
  table: T,
  read: { id: string; version: number },
  set: Partial<InferInsertModel<T>>,
): Promise<void> => {
  const done = await tx
    .update(table)
    .set(set as never)
    .where(and(eq(table.id, read.id), eq(table.version, read.version)))
    .returning({ id: table.id });
  if (done.length === 0) throw conflict();
};
