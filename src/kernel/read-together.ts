import { setImmediate as turn } from 'node:timers/promises';
import { type Column, is, SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { PgColumn, PgDialect, type PgSelect } from 'drizzle-orm/pg-core';
import { onceFor } from './once-for.ts';
import type { Tx } from './scope.ts';

/** A select of drizzle's that nobody has sent yet. */
type Select<Row> = SQLWrapper &
  PromiseLike<Row[]> & {
    readonly _: { readonly config: PgSelect['_']['config'] & { readonly fields: Fields } };
  };
type Fields = Readonly<Record<string, unknown>>;
type RowsOf<Part> = Part extends PromiseLike<infer Rows> ? Rows : never;

/** Types that JSON says as the driver does; every other type travels as the text the driver would have read. */
const sameInJson = /^(text|uuid|integer|smallint|boolean|jsonb|date)(\[\])?$/;

const isColumn = (field: unknown): field is Column => is(field, PgColumn);

const valueAt = (field: unknown, index: number): string =>
  isColumn(field) && !sameInJson.test(field.getSQLType()) ? `c${index}::text` : `c${index}`;

/** How a select's fields are called, given and read; what a field is, is asked once for all rows and, of a whole table, once for all reads. */
type Reader = {
  readonly names: SQL;
  readonly values: SQL;
  readonly row: (values: readonly unknown[]) => Readonly<Record<string, unknown>>;
};

const rowReader = (named: Fields): Reader['row'] => {
  const fields = Object.entries(named).map(([name, field]) => ({
    name,
    column: isColumn(field) ? field : null,
  }));
  return (values) => {
    const row: Record<string, unknown> = {};
    for (const [index, { name, column }] of fields.entries()) {
      const value = values[index] ?? null;
      row[name] = value === null || column === null ? value : column.mapFromDriverValue(value);
    }
    return row;
  };
};

const readerOf = onceFor((named: Fields): Reader => {
  const fields = Object.values(named);
  if (!fields.every((field) => isColumn(field) || is(field, SQL)))
    throw new Error('Selects that are read together name single columns and expressions.');
  return {
    names: sql.raw(fields.map((_, index) => `c${index}`).join(', ')),
    values: sql.raw(fields.map(valueAt).join(', ')),
    row: rowReader(named),
  };
});

const dialect = new PgDialect();
/** Columns as a select names them; taken apart and put together anew they would cost more than all else of most selects. */
const columnsAlone = onceFor((columns: Fields) =>
  sql.raw(
    Object.values(columns as Columns)
      .map(({ name }) => dialect.escapeName(name))
      .join(', '),
  ),
);
const columnsJoined = onceFor((columns: Fields) =>
  sql.raw(dialect.sqlToQuery(sql.join(Object.values(columns as Columns), sql`, `)).sql),
);
type Columns = Readonly<Record<string, Column>>;

const textOf = (part: Select<unknown>): SQL => {
  const { config } = part._;
  const { fields, joins = [] } = config;
  if (!Object.values(fields).every(isColumn)) return part.getSQL();
  const field = joins.length === 0 ? columnsAlone(fields) : columnsJoined(fields);
  return dialect.buildSelectQuery({ ...config, fieldsFlat: [{ path: [], field }] });
};

/** One select as a value: its rows in its order, each an array of its fields. */
const asValue = (part: Select<unknown>): SQL => {
  const { names, values } = readerOf(part._.config.fields);
  return sql`(select coalesce(json_agg(json_build_array(${values})), '[]')
    from (${textOf(part)}) as part (${names}))`;
};

const opening = 'select (select coalesce(';
/** Whether a statement reads of few subjects at once: it takes longer to plan than to carry out. */
export const isReadTogether = (text: string): boolean => text.startsWith(opening);

/** The rows of each of these selects, in one statement. */
const rowsOfAll = async (tx: Tx, parts: readonly Select<unknown>[]): Promise<unknown[][]> => {
  const columns = parts.map((part, index) => sql`${asValue(part)} as ${sql.identifier(`p${index}`)}`);
  const [found] = (await tx.execute<Record<string, unknown[][]>>(sql`select ${sql.join(columns, sql`, `)}`))
    .rows;
  return parts.map((part, index) => (found?.[`p${index}`] ?? []).map(readerOf(part._.config.fields).row));
};

type Batch = {
  readonly parts: Select<unknown>[];
  readonly rows: Promise<unknown[][]>;
  /** After the statement of all has failed: the selects of each by themselves, one after the other. */
  last: Promise<unknown>;
};
/** Transactions whose reads wait for each other, with those that wait. */
const gathering = new WeakMap<Tx, Batch | null>();
/** Those of them that go on reading after a statement has failed: they write nothing. */
const goingOn = new WeakSet<Tx>();

const begin = (tx: Tx, first: SQL): void => {
  if (gathering.has(tx)) return;
  gathering.set(tx, null);
  goingOn.add(tx);
  // Not waited for: what is read next travels with it.
  tx.execute(first).catch(() => {});
};

/** From now on what is read together in this transaction goes as one statement with all else that is asked at the same time. */
export const gatherReads = (tx: Tx): void => begin(tx, sql`savepoint gathered`);

/**
 * The same, and from now on a statement of this transaction keeps the plan it once got, whatever its values: many small reads about one
 * subject take longer to plan than to carry out. A list is planned for its values. It is asked for before anything else is gathered.
 */
export const gatherReadsOfOne = (tx: Tx): void => {
  if (gathering.has(tx)) throw new Error('This transaction gathers its reads already, and plans them anew.');
  begin(tx, sql`set local plan_cache_mode = force_generic_plan; savepoint gathered`);
};

/** The same while this work lasts, in a transaction that may write: a statement that fails ends it, as ever. */
export const readAtOnce = async <T>(tx: Tx, work: () => Promise<T>): Promise<T> => {
  if (gathering.has(tx)) return work();
  gathering.set(tx, null);
  try {
    return await work();
  } finally {
    gathering.delete(tx);
  }
};

/** A transaction that gathers its reads can go on after one of its statements has failed. */
export const goOnReading = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`rollback to savepoint gathered`);
};

const newBatch = (tx: Tx): Batch => {
  const parts: Select<unknown>[] = [];
  const rows = turn().then(() => {
    gathering.set(tx, null);
    return rowsOfAll(tx, parts);
  });
  const after = goingOn.has(tx) ? rows.catch(() => goOnReading(tx)) : rows;
  const batch: Batch = { parts, rows, last: after.catch(() => {}) };
  gathering.set(tx, batch);
  return batch;
};

const rowsWithOthers = async (tx: Tx, parts: readonly Select<unknown>[]): Promise<unknown[][]> => {
  const batch = gathering.get(tx) ?? newBatch(tx);
  const from = batch.parts.push(...parts) - parts.length;
  try {
    return (await batch.rows).slice(from, from + parts.length);
  } catch (error) {
    if (!goingOn.has(tx)) throw error;
    return alone(tx, batch, parts);
  }
};

/** Of a statement that failed for all, what does not fail by itself. */
const alone = async (tx: Tx, batch: Batch, parts: readonly Select<unknown>[]): Promise<unknown[][]> => {
  const before = batch.last;
  const mine = before.then(() => rowsOfAll(tx, parts));
  batch.last = mine.catch(() => goOnReading(tx)).catch(() => {});
  return mine;
};

/**
 * The rows of several selects in one statement, each table read by itself: what the selects would have given one after
 * the other. An expression that is not a column gives what JSON says of it: text, number or truth.
 */
export const readTogether = async <Parts extends Readonly<Record<string, Select<unknown>>>>(
  tx: Tx,
  parts: Parts,
): Promise<{ [Name in keyof Parts]: RowsOf<Parts[Name]> }> => {
  const selects = Object.values(parts);
  const rows = gathering.has(tx) ? await rowsWithOthers(tx, selects) : await rowsOfAll(tx, selects);
  const found = Object.keys(parts).map((name, index) => [name, rows[index]]);
  return Object.fromEntries(found) as { [Name in keyof Parts]: RowsOf<Parts[Name]> };
};

/** The same rows, one statement for each select, sent one behind the other. */
export const readEach = async <Parts extends Readonly<Record<string, Select<unknown>>>>(
  parts: Parts,
): Promise<{ [Name in keyof Parts]: RowsOf<Parts[Name]> }> => {
  const rows = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => [name, await part] as const),
  );
  return Object.fromEntries(rows) as { [Name in keyof Parts]: RowsOf<Parts[Name]> };
};

const few = 100;

/** The same rows of this many subjects: a page or a command about a few pays for round trips, an import for what it reads. */
export const readFor = <Parts extends Readonly<Record<string, Select<unknown>>>>(
  tx: Tx,
  subjects: number,
  parts: Parts,
): Promise<{ [Name in keyof Parts]: RowsOf<Parts[Name]> }> =>
  subjects <= few ? readTogether(tx, parts) : readEach(parts);
