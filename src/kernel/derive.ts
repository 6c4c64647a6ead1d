import { eq, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { among } from './among.ts';
import { changesOf, type Changed } from './changes.ts';
import type { CommandContext } from './command.ts';
import {
  type Derivation,
  type DerivationScope,
  idList,
  nameOf,
  subjectsAtOnce,
  type Watch,
} from './derivation.ts';
import { houseOfTx, type Tx } from './scope.ts';
import { unsettled } from './tables.ts';
import { withItsStruck, withStruck } from './struck.ts';
import type { Told } from './write-rows.ts';

/** Page of ids that one statement looks up. */
const idsAtOnce = 2000;
const pages = function* (ids: readonly string[], size: number): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += size) yield ids.slice(from, from + size);
};

/** Subjects that the column names now, and those it named before where the row was there already. */
const byColumn = async (
  { tx, ownerId }: DerivationScope,
  column: PgColumn,
  { table, ids, again }: Changed,
): Promise<string[]> => {
  const found: string[] = [];
  const ask = async (statement: ReturnType<typeof sql>) => {
    const { rows } = await tx.execute<{ id: string }>(statement);
    for (const { id } of rows) if (id !== null) found.push(id);
  };
  const place = column.table;
  const { id } = place as unknown as { id: PgColumn };
  if (column === id) return [...ids];
  for (const some of pages(ids, idsAtOnce))
    await ask(sql`select ${column} as id from ${place} where ${among(id, ownerId, some)}`);
  for (const some of pages(again, idsAtOnce))
    await ask(sql`select distinct (content ->> ${column.name})::uuid as id from kernel.version
      where owner_id = ${ownerId} and row_id = any (${idList(some)}) and table_name = ${table}`);
  return [...new Set(found)];
};

type Written = {
  readonly changes: readonly Changed[];
  readonly told: readonly Told[];
  /** What columns of the changed rows name, asked once for all derivations. */
  readonly named: Map<PgColumn, readonly string[]>;
};

const subjectsOf = async (
  scope: DerivationScope,
  { table, by }: Watch,
  { changes, told: all, named }: Written,
) => {
  const name = nameOf(table);
  const changed = changes.find((change) => change.table === name);
  const told = all.filter((row) => row.table === name);
  if (!changed && told.length === 0) return [];
  if (typeof by === 'function')
    return by(scope, { ids: changed?.ids ?? [], again: changed?.again ?? [], told });
  const derived = told.flatMap(({ before, now }) => [before?.[by.name], now?.[by.name]]);
  const ids = derived.filter((id): id is string => typeof id === 'string');
  if (!changed) return ids;
  const asked = named.get(by) ?? (await byColumn(scope, by, changed));
  named.set(by, asked);
  return [...ids, ...asked];
};

/** Subjects whose rows the command has locked, by writing them or before, and those it has made together with all that leads to them. */
type Own = { readonly locked: Set<string>; readonly made: ReadonlySet<string> };
const nothingOfItsOwn = (): Own => ({ locked: new Set(), made: new Set() });

/** `held`: what derivations before have locked of each table. */
const ownOf = (
  { subject: { table }, watches }: Derivation,
  changes: readonly Changed[],
  held: Map<PgTable, Set<string>>,
): Own => {
  if (!table) return nothingOfItsOwn();
  const written = changes.find((change) => change.table === nameOf(table))?.ids ?? [];
  const locked = held.get(table) ?? new Set(written);
  held.set(table, locked);
  // A row that was there before may have come from elsewhere, with what is kept of it.
  const watched = new Set(watches.map((watch) => nameOf(watch.table)));
  const areAllNew = changes.every((change) => !watched.has(change.table) || change.again.length === 0);
  return { locked, made: new Set(areAllNew ? written : []) };
};

/** Runs one derivation for these subjects and keeps in mind which of them its rule could not settle. */
const settle = async (
  scope: DerivationScope,
  derivation: Derivation,
  ids: readonly string[],
  failed: (id: string) => void,
  { locked, made }: Own = nothingOfItsOwn(),
): Promise<{ readonly told: readonly Told[]; readonly settled: Settled }> => {
  const broken = new Set<string>();
  const { failing } = houseOfTx(scope.tx);
  const guarded = <T>(id: string, rule: () => T): T | null => {
    try {
      return rule();
    } catch (error) {
      if (failing === 'thrown') throw error;
      broken.add(id);
      return null;
    }
  };
  const open = ids.filter((id) => !locked.has(id));
  if (open.length > 0) await derivation.subject.lock(scope, open);
  for (const id of open) locked.add(id);
  const areNew = ids.every((id) => made.has(id));
  const told = await derivation.run({ ...scope, guarded, areNew }, ids);
  for (const id of broken) failed(id);
  return { told, settled: { derivation: derivation.name, ids, broken: [...broken] } };
};

/** What one derivation has settled: its subjects, and those of them whose rule threw. */
type Settled = {
  readonly derivation: string;
  readonly ids: readonly string[];
  readonly broken: readonly string[];
};

/** The list of what no rule could settle holds, of these subjects, exactly those that are broken now. */
const noteUnsettled = async (
  { tx, ownerId, now }: DerivationScope,
  settled: readonly Settled[],
): Promise<void> => {
  const whole: { derivation: string; subject: string }[] = [];
  for (const { derivation, ids, broken } of settled) {
    for (const subject of broken)
      await tx
        .insert(unsettled)
        .values({ ownerId, derivation, subject, since: now.toString() })
        .onConflictDoNothing();
    for (const subject of ids) if (!broken.includes(subject)) whole.push({ derivation, subject });
  }
  if (whole.length === 0) return;
  await tx.execute(sql`delete from ${unsettled} using jsonb_to_recordset(${JSON.stringify(whole)}::jsonb)
      as whole (derivation text, subject text)
    where owner_id = ${ownerId} and ${unsettled}.derivation = whole.derivation and ${unsettled}.subject = whole.subject`);
};

/** How many pages are on their way: while the rule works on one, the database reads and writes for the others. */
const pagesAbreast = 3;

/** What the work makes of each page, in order; several pages at a time. */
const abreast = async function* <T>(
  pages: Iterable<readonly string[]>,
  work: (ids: readonly string[]) => Promise<T>,
): AsyncGenerator<T> {
  const going: Promise<T>[] = [];
  for (const ids of pages) {
    const made = work(ids);
    // Its failure is met where it is awaited.
    made.catch(() => {});
    if (going.push(made) === pagesAbreast) yield going.shift() as Promise<T>;
  }
  yield* going;
};

/**
 * Recomputes what follows from what the command has written: each derivation once, in order. Returns the tables in which
 * rows were written, recorded or derived.
 */
export const derive = async (context: CommandContext): Promise<ReadonlySet<string>> => {
  const { ordered } = houseOfTx(context.tx);
  const watched = new Set(ordered.flatMap(({ watches }) => watches.map(({ table }) => nameOf(table))));
  const changes = await changesOf(context.tx, context.ownerId, context.entryId, [...watched]);
  const told: Told[] = [];
  const named = new Map<PgColumn, readonly string[]>();
  const held = new Map<PgTable, Set<string>>();
  const done: Settled[] = [];
  for (const derivation of ordered) {
    const subjects = new Set<string>();
    await withItsStruck(context.tx, async () => {
      for (const watch of derivation.watches)
        for (const id of await subjectsOf(context, watch, { changes, told, named })) subjects.add(id);
    });
    const failed = (subject: string) =>
      context.announce({ type: 'kernel.derivation-failed', derivation: derivation.name, subject });
    const own = ownOf(derivation, changes, held);
    const settling = abreast(pages([...subjects].toSorted(), subjectsAtOnce), (ids) =>
      settle(context, derivation, ids, failed, own),
    );
    for await (const page of settling) {
      told.push(...page.told);
      done.push(page.settled);
    }
  }
  await noteUnsettled(context, done);
  return new Set([...changes, ...told].map(({ table }) => table));
};

/**
 * Recomputes everything derived of this owner; returns how many subjects there were and how many stay unknown. Subjects that
 * were taken back are settled too, so that nothing is kept of them.
 */
export const deriveAll = async (context: CommandContext): Promise<{ subjects: number; failed: number }> => {
  const counts = { subjects: 0, failed: 0 };
  for (const derivation of houseOfTx(context.tx).ordered) {
    let after: string | null = null;
    for (;;) {
      const from = after;
      const ids: readonly string[] = await withStruck(context.tx, () =>
        derivation.subject.page(context, from),
      );
      if (ids.length === 0) break;
      const { settled } = await settle(context, derivation, ids, () => void (counts.failed += 1));
      await noteUnsettled(context, [settled]);
      counts.subjects += ids.length;
      after = ids.at(-1) ?? null;
    }
  }
  return counts;
};

/** What the owner's derivations could not settle, the oldest first: somebody has to look at the rule. */
export const unsettledOf = (tx: Tx, ownerId: string) =>
  tx
    .select({ derivation: unsettled.derivation, subject: unsettled.subject, since: unsettled.since })
    .from(unsettled)
    .where(eq(unsettled.ownerId, ownerId))
    .orderBy(unsettled.since)
    .limit(50);
