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
import { onceFor } from './once-for.ts';
import { houseOfTx, type Tx } from './scope.ts';
import { unsettled } from './tables.ts';
import { hasSeenStruck, withItsStruck, withStruck } from './struck.ts';
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

/** Names of the tables that a derivation watches. */
const watchedBy = onceFor(
  ({ watches }: Derivation): ReadonlySet<string> => new Set(watches.map(({ table }) => nameOf(table))),
);

/** `held`: what derivations before have locked of each table. */
const ownOf = (derivation: Derivation, changes: readonly Changed[], held: Map<PgTable, Set<string>>): Own => {
  const { table } = derivation.subject;
  if (!table) return { locked: new Set(), made: new Set() };
  const written = changes.find((change) => change.table === nameOf(table))?.ids ?? [];
  const locked = held.get(table) ?? new Set(written);
  held.set(table, locked);
  // A row that was there before may have come from elsewhere, with what is kept of it.
  const watched = watchedBy(derivation);
  const areAllNew = changes.every((change) => !watched.has(change.table) || change.again.length === 0);
  return { locked, made: new Set(areAllNew ? written : []) };
};

/** Locks those of these subjects that the command does not hold yet. */
const lock = async (
  scope: DerivationScope,
  { subject }: Derivation,
  ids: readonly string[],
  { locked }: Own,
): Promise<void> => {
  const open = ids.filter((id) => !locked.has(id));
  if (open.length > 0) await subject.lock(scope, open);
  for (const id of open) locked.add(id);
};

/** Runs one derivation for these subjects, which are locked, and keeps in mind which of them its rule could not settle. */
const settle = async (
  scope: DerivationScope,
  derivation: Derivation,
  ids: readonly string[],
  failed: (id: string) => void,
  made: ReadonlySet<string> = new Set(),
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

/** Derivations of which the owner's list names subjects: of all others nothing could be taken from it. */
const withUnsettled = async ({ tx, ownerId }: DerivationScope): Promise<ReadonlySet<string>> => {
  const { derivation } = unsettled;
  const found = await tx.selectDistinct({ derivation }).from(unsettled).where(eq(unsettled.ownerId, ownerId));
  return new Set(found.map((row) => row.derivation));
};

/** The list of what no rule could settle holds, of these subjects, exactly those that are broken now. */
const noteUnsettled = async (scope: DerivationScope, settled: readonly Settled[]): Promise<void> => {
  const { tx, ownerId, now } = scope;
  const open = settled.length === 0 ? new Set() : await withUnsettled(scope);
  const whole: { derivation: string; subject: string }[] = [];
  for (const { derivation, ids, broken } of settled) {
    for (const subject of broken)
      await tx
        .insert(unsettled)
        .values({ ownerId, derivation, subject, since: now.toString() })
        .onConflictDoNothing();
    if (!open.has(derivation)) continue;
    const isBroken = new Set(broken);
    for (const subject of ids) if (!isBroken.has(subject)) whole.push({ derivation, subject });
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

/** What the derivations of one command have in common. */
type Recomputing = {
  readonly context: CommandContext;
  readonly written: Written & { readonly told: Told[] };
  readonly held: Map<PgTable, Set<string>>;
  readonly done: Settled[];
};

type Subjects = { readonly ids: readonly string[]; readonly made: ReadonlySet<string> };

/** Whose facts follow by this derivation, locked in the order of their ids. */
const lockSubjects = async (
  { context, written, held }: Recomputing,
  derivation: Derivation,
): Promise<Subjects> => {
  const subjects = new Set<string>();
  await withItsStruck(context.tx, async () => {
    for (const watch of derivation.watches)
      for (const id of await subjectsOf(context, watch, written)) subjects.add(id);
  });
  const ids = [...subjects].toSorted();
  const own = ownOf(derivation, written.changes, held);
  for (const some of pages(ids, subjectsAtOnce)) await lock(context, derivation, some, own);
  return { ids, made: own.made };
};

const recompute = async (
  { context, written, done }: Recomputing,
  derivation: Derivation,
  { ids, made }: Subjects,
): Promise<void> => {
  const failed = (subject: string) =>
    context.announce({ type: 'kernel.derivation-failed', derivation: derivation.name, subject });
  const settling = abreast(pages(ids, subjectsAtOnce), (some) =>
    settle(context, derivation, some, failed, made),
  );
  for await (const page of settling) {
    written.told.push(...page.told);
    done.push(page.settled);
  }
};

const watchesWhatWrites = (derivation: Derivation, { writes }: Derivation): boolean =>
  writes.some((table) => watchedBy(derivation).has(nameOf(table)));

/** Of derivations in their order those that each has to wait for. */
const awaitedOf = onceFor(
  (ordered: readonly Derivation[]) =>
    new Map(ordered.map((one) => [one, ordered.filter((other) => watchesWhatWrites(one, other))])),
);

/**
 * Each derivation once, after those whose tables it watches and beside all others: the database writes for one while a rule
 * works on another. They lock one after the other, so that two commands do so in the same order; one that has
 * worked on what was taken back does one thing after the other.
 */
const recomputeAll = async (work: Recomputing): Promise<void> => {
  const { tx } = work.context;
  const { ordered } = houseOfTx(tx);
  const settled = new Map<Derivation, Promise<void>>();
  let before: Promise<unknown> = Promise.resolve();
  for (const derivation of ordered) {
    const awaited = awaitedOf(ordered)
      .get(derivation)
      ?.map((other) => settled.get(other));
    const mine = Promise.all([before, ...(awaited ?? [])]).then(() => lockSubjects(work, derivation));
    const its = mine.then((subjects) => recompute(work, derivation, subjects));
    settled.set(derivation, its);
    before = hasSeenStruck(tx) ? its : mine;
  }
  // The first failure in time: a statement that comes after it is refused for no reason of its own.
  await Promise.all(settled.values());
};

const watchedByAny = onceFor((ordered: readonly Derivation[]): readonly string[] => [
  ...new Set(ordered.flatMap((one) => [...watchedBy(one)])),
]);

/**
 * Recomputes what follows from what the command has written. Returns the tables in which rows were written, recorded or derived.
 */
export const derive = async (context: CommandContext): Promise<ReadonlySet<string>> => {
  const watched = watchedByAny(houseOfTx(context.tx).ordered);
  const changes = await changesOf(context.tx, context.ownerId, context.entryId, watched);
  const told: Told[] = [];
  const done: Settled[] = [];
  await recomputeAll({ context, written: { changes, told, named: new Map() }, held: new Map(), done });
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
      await derivation.subject.lock(context, ids);
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
