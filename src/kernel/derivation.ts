import type { DueTime } from './due.ts';
import { and, asc, eq, getTableName, gt, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type { Temporal } from 'temporal-polyfill';
import type { Changed } from './changes.ts';
import { onceFor } from './once-for.ts';
import type { Tx } from './scope.ts';
import type { Striking } from './striking.ts';
import type { Told } from './write-rows.ts';

/** What a derivation works with. */
export type DerivationScope = {
  readonly tx: Tx;
  readonly ownerId: string;
  readonly now: Temporal.Instant;
};

/**
 * Rows of a watched table that were written: by the command (`ids`; those that were there before are `again`) or by an
 * earlier derivation (`told`).
 */
export type Written = Pick<Changed, 'ids' | 'again'> & { readonly told: readonly Told[] };

export type Watch = {
  readonly table: PgTable;
  /** The column that names the subject (also as it was before, of a row that moved), or a function over the module's own tables. */
  readonly by:
    | PgColumn
    | ((scope: DerivationScope, written: Written) => Promise<readonly string[]> | readonly string[]);
};

/** Whose facts a rule computes: all of an owner's in pages after an id, and how some of them are locked. */
export type Subject = {
  readonly page: (
    scope: Pick<DerivationScope, 'tx' | 'ownerId'>,
    after: string | null,
  ) => Promise<readonly string[]>;
  readonly lock: (scope: DerivationScope, ids: readonly string[]) => Promise<void>;
  /** The table whose rows the subjects are: those that a command has written itself are locked already. */
  readonly table?: PgTable;
};

export type Work = DerivationScope & {
  /** Whether this command has made the subjects and all that leads to them, so that nothing is kept of them yet. */
  readonly areNew: boolean;
  /** What the pure rule says of a subject; null when it throws, which is noted, so that a bug keeps nobody from saving. */
  readonly guarded: <T>(id: string, rule: () => T) => T | null;
};

/** What is recomputed, inside the same command, when rows of watched tables were written. */
export type Derivation = {
  readonly name: string;
  readonly subject: Subject;
  readonly watches: readonly Watch[];
  /** Tables that nobody else writes. */
  readonly writes: readonly PgTable[];
  /** Computes many subjects at once; returns the rows it changed, for later derivations that watch its tables. */
  readonly run: (work: Work, ids: readonly string[]) => Promise<readonly Told[]>;
};

/** The derivations of all modules in the order in which they run, what can be taken back, and what a rule that throws does. */
export type House = {
  readonly ordered: readonly Derivation[];
  readonly striking: Striking;
  /** What is done once its moment has come. */
  readonly dueTimes: readonly DueTime[];
  readonly failing: 'noted' | 'thrown';
};

export const subjectsAtOnce = 1000;

/** What moves who watches all rows of these tables, recorded or derived. */
export const rowTopics = (...tables: readonly PgTable[]): readonly string[] =>
  tables.map((table) => `rows:${nameOf(table)}`);

type SubjectTable = PgTable & { ownerId: PgColumn; id: PgColumn };

/** `schema.table`, as the journal names it. */
export const nameOf = onceFor(
  (table: PgTable): string => `${getTableConfig(table).schema ?? 'public'}.${getTableName(table)}`,
);

/** A list of ids as one parameter, so that every length makes the same statement. */
export const idList = (ids: readonly string[]) => sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`;

/** Subjects that are rows of a table, locked in the order of their ids. */
export const rowsOf = (table: SubjectTable): Subject => ({
  table,
  page: async ({ tx, ownerId }, after) => {
    const found = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.ownerId, ownerId), after === null ? undefined : gt(table.id, after)))
      .orderBy(asc(table.id))
      .limit(subjectsAtOnce);
    return found.map(({ id }) => id as string);
  },
  lock: async ({ tx, ownerId }, ids) => {
    await tx.execute(sql`select ${table.id} from ${table}
      where ${table.ownerId} = ${ownerId} and ${table.id} = any (${idList(ids)})
      order by ${table.id} for no key update`);
  },
});

const refuseSelfAndSecondWriters = (derivations: readonly Derivation[]): void => {
  const writers = new Map<string, string>();
  for (const { name, writes, watches } of derivations) {
    for (const table of writes.map(nameOf)) {
      const other = writers.get(table);
      if (other !== undefined) throw new Error(`derivation_two_writers ${table}: ${other}, ${name}`);
      writers.set(table, name);
      if (watches.some((watch) => nameOf(watch.table) === table))
        throw new Error(`derivation_watches_itself ${name}: ${table}`);
    }
  }
};

/** The derivations, each after those whose tables it watches; refuses circles, second writers and self-watching with the path. */
export const houseOf = (
  derivations: readonly Derivation[],
  failing: House['failing'] = 'noted',
  striking: Striking = { records: [], parts: [] },
  dueTimes: readonly DueTime[] = [],
): House => {
  refuseSelfAndSecondWriters(derivations);
  const ordered: Derivation[] = [];
  const visit = (item: Derivation, path: readonly Derivation[]): void => {
    if (path.includes(item))
      throw new Error(
        `derivation_circle ${[...path.slice(path.indexOf(item)), item].map(({ name }) => name).join(' → ')}`,
      );
    if (ordered.includes(item)) return;
    const watched = new Set(item.watches.map(({ table }) => nameOf(table)));
    for (const before of derivations)
      if (before.writes.some((table) => watched.has(nameOf(table)))) visit(before, [...path, item]);
    ordered.push(item);
  };
  for (const item of derivations) visit(item, []);
  return { ordered, striking, dueTimes, failing };
};
