import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CommandContext } from './command.ts';
import { idList, nameOf } from './derivation.ts';
import type { ErrorCode } from './error-codes.ts';
import { refused } from './errors.ts';
import { plannedOnce } from './naming-client.ts';
import { houseOfTx, type Tx } from './scope.ts';
import {
  foreignKeys,
  notAllowed,
  type ForeignKey,
  placeOf,
  type Rows,
  type StrikeRecord,
  type Striking,
} from './striking.ts';

type Along = NonNullable<StrikeRecord['along']>;
type Root = { readonly table: string; readonly id: string };
type Roots = { readonly table: string; readonly ids: readonly string[] };
/** Rows of `child` whose column names one of these, or what the `along` column of these rows of `table` names. */
type Asked =
  | { readonly key: ForeignKey; readonly ids: readonly string[] }
  | { readonly table: string; readonly along: Along; readonly ids: readonly string[] };
/** The ids that each of these asks for, in their order. */
type Reach = (asked: readonly Asked[]) => Promise<ReadonlyArray<readonly string[]>>;

const columnName = (column: PgColumn): string => `${nameOf(column.table)}.${column.name}`;

/** Whether a foreign key says that its row lies in the one it names. */
const partsOf = (striking: Striking) => {
  const parts = new Set(striking.parts.map(columnName));
  return ({ child, column }: ForeignKey): boolean => parts.has(`${child}.${column}`);
};

const alongOf = (striking: Striking, table: string): Along | undefined =>
  striking.records.find((record) => nameOf(record.table) === table)?.along;

const selecting = (ownerId: string, asked: Asked) =>
  'key' in asked
    ? sql`select id from ${placeOf(asked.key.child)}
        where owner_id = ${ownerId} and ${sql.identifier(asked.key.column)} = any (${idList(asked.ids)})`
    : sql`select distinct ${sql.identifier(asked.along.by.name)} as id from ${placeOf(asked.table)}
        where owner_id = ${ownerId} and id = any (${idList(asked.ids)})`;

/** Locks what it finds, so that nothing new comes to name it meanwhile. */
const locking =
  (context: CommandContext): Reach =>
  async (asked) => {
    const { tx, ownerId } = context;
    const found: string[][] = [];
    for (const one of asked) {
      const lock = 'key' in one ? sql`for update` : sql``;
      const { rows } = await tx.execute<{ id: string }>(sql`${selecting(ownerId, one)} order by 1 ${lock}`);
      const ids = rows.map(({ id }) => id);
      if ('along' in one) for (const id of ids) await one.along.hold(context, id);
      found.push(ids);
    }
    return found;
  };

/** A way from a row of `from` to rows of `to`, of which `kept` must stay for now. */
type Way = { readonly from: string; readonly to: string; readonly leads: boolean; readonly rows: SQL };

const waysOf = (ownerId: string, keys: readonly ForeignKey[], striking: Striking): Way[] => {
  const isPart = partsOf(striking);
  const down = keys.map((key) => ({
    from: key.parent,
    to: key.child,
    leads: isPart(key),
    rows: sql`select t.id, false as kept from ${placeOf(key.child)} t
      where t.owner_id = ${ownerId} and t.${sql.identifier(key.column)} = gone.id`,
  }));
  const along = striking.records.flatMap(({ table, along: named }) => {
    if (named === undefined) return [];
    const { by, of, kept } = named;
    return [
      {
        from: nameOf(table),
        to: nameOf(of),
        leads: true,
        rows: sql`select t.${sql.identifier(by.name)} as id,
          exists (select from ${of} where owner_id = ${ownerId} and id = t.${sql.identifier(by.name)} and ${kept.when}) as kept
          from ${table} t where t.owner_id = ${ownerId} and t.id = gone.id`,
      },
    ];
  });
  return [...down, ...along];
};

type Step = { readonly way: number; readonly of: string; readonly id: string; readonly kept: boolean };

/** The step to the row where one begins: none where it does not stand. */
const toRoot = -1;

/** Every step that can be gone from a row along these ways, in one statement that locks nothing. */
const stepsFrom = async (
  tx: Tx,
  ownerId: string,
  root: Root,
  ways: readonly Way[],
): Promise<readonly Step[]> => {
  const through = (which: readonly Way[]) =>
    sql.join(
      which.map(
        (
          way,
        ) => sql`select ${ways.indexOf(way)}::integer as way, ${way.to}::text as place, found.id, found.kept
          from (${way.rows}) as found where gone.place = ${way.from}::text`,
      ),
      sql` union all `,
    );
  const { rows } = await tx.execute<Step>(sql`${plannedOnce}with recursive gone (place, id) as (
      select ${root.table}::text, id from ${placeOf(root.table)} where owner_id = ${ownerId} and id = ${root.id}
      union
      select next.place, next.id from gone cross join lateral (${through(ways.filter(({ leads }) => leads))}) as next)
    select next.way, gone.id as of, next.id, next.kept
    from gone cross join lateral (${through(ways)}) as next
    union all select ${toRoot}::integer, id, id, false from gone where id = ${root.id} and place = ${root.table}
    order by 1, 2, 3`);
  return rows;
};

/** Answers from steps that were read before. */
const reading =
  (ways: readonly Way[], steps: readonly Step[]): Reach =>
  async (asked) =>
    asked.map((one) => {
      const [from, to] = 'key' in one ? [one.key.parent, one.key.child] : [one.table, nameOf(one.along.of)];
      const ids = new Set(one.ids);
      const found = steps.filter(({ way, of }) => {
        const { from: start, to: end } = ways[way] ?? {};
        return start === from && end === to && ids.has(of);
      });
      return [...new Set(found.map(({ id }) => id))].toSorted();
    });

/** The rows, what lies within them through all tables and what goes along with any of it, and what else names one of them. */
const walked = async (
  reach: Reach,
  keys: readonly ForeignKey[],
  striking: Striking,
  roots: Roots,
): Promise<{ readonly rows: Rows; readonly resting: Rows }> => {
  const isPart = partsOf(striking);
  const gone = new Map<string, Set<string>>();
  const fresh = ({ table, ids }: { readonly table: string; readonly ids: readonly string[] }) => {
    const known = gone.get(table) ?? new Set<string>();
    const others = ids.filter((id) => !known.has(id));
    if (others.length > 0) gone.set(table, new Set([...known, ...others]));
    return others.length > 0 ? [{ table, ids: others }] : [];
  };
  const leadsTo = (one: Asked) => ('key' in one ? one.key.child : nameOf(one.along.of));
  let open = fresh(roots);
  while (open.length > 0) {
    const asked = open.flatMap(({ table, ids }): Asked[] => {
      const along = alongOf(striking, table);
      const within = keys.filter((key) => key.parent === table && isPart(key));
      return [...(along ? [{ table, along, ids }] : []), ...within.map((key) => ({ key, ids }))];
    });
    const found = await reach(asked);
    open = asked.flatMap((one, place) => fresh({ table: leadsTo(one), ids: found[place] ?? [] }));
  }
  const naming = keys
    .filter((key) => !isPart(key) && gone.has(key.parent))
    .map((key) => ({ key, ids: [...(gone.get(key.parent) ?? [])] }));
  const named = await reach(naming);
  const resting = new Map<string, string[]>();
  for (const [place, { key }] of naming.entries()) {
    const others = (named[place] ?? []).filter((id) => gone.get(key.child)?.has(id) !== true);
    if (others.length > 0) resting.set(key.child, [...(resting.get(key.child) ?? []), ...others]);
  }
  return { rows: new Map([...gone].map(([table, ids]) => [table, [...ids]])), resting };
};

/** What the `along` column of these rows names, locked. */
export const holdAlong = async (
  context: CommandContext,
  striking: Striking,
  table: string,
  ids: readonly string[],
): Promise<void> => {
  const along = alongOf(striking, table);
  if (along) await locking(context)([{ table, along, ids }]);
};

/**
 * The rows, what lies within them through all tables, and what goes along with any of it; locked. Refuses with
 * `something_rests_on_it` when something that is none of them names one of them.
 */
export const whatGoesAlong = async (
  context: CommandContext,
  striking: Striking,
  roots: Roots,
): Promise<Rows> => {
  const keys = await foreignKeys(context.tx);
  const { rows, resting } = await walked(locking(context), keys, striking, roots);
  const what = [...resting].flatMap(([table, ids]) => ids.map((id) => `${table} ${id}`));
  if (what.length > 0) throw refused('something_rests_on_it', { what: what.join(', ') });
  return rows;
};

/** What taking a record back would take along, what rests on it, and why it has to stay; nothing is locked. */
export type WouldGo = {
  /** Not where there is none, and not when it was taken back. */
  readonly stands: boolean;
  readonly rows: Rows;
  readonly resting: Rows;
  /** Why it stays for now. */
  readonly kept: ErrorCode | null;
  /** Tables among them whose records this actor may not take back. */
  readonly notAllowed: readonly string[];
};

/** The same as taking it back finds, for whoever only looks. */
export const whatWouldGoAlong = async (
  { tx, ownerId, actor }: Pick<CommandContext, 'tx' | 'ownerId' | 'actor'>,
  root: Root,
): Promise<WouldGo> => {
  const { striking } = houseOfTx(tx);
  const keys = await foreignKeys(tx);
  const ways = waysOf(ownerId, keys, striking);
  const steps = await stepsFrom(tx, ownerId, root, ways);
  const found = await walked(reading(ways, steps), keys, striking, { table: root.table, ids: [root.id] });
  const tables = steps.flatMap(({ way, kept }) => (kept ? (ways[way]?.from ?? []) : []));
  return {
    ...found,
    stands: steps.some(({ way }) => way === toRoot),
    kept: tables[0] === undefined ? null : (alongOf(striking, tables[0])?.kept.code ?? null),
    notAllowed: notAllowed(actor, ownerId, striking, found.rows),
  };
};
