import { eq, sql, type InferInsertModel } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { among } from './among.ts';
import { type Derivation, idList, nameOf, type Work } from './derivation.ts';
import { houseOfTx, type Tx } from './scope.ts';
import { dropRows, keepRows, newRows, type Told } from './write-rows.ts';

type KeptTable = PgTable & { readonly ownerId: PgColumn; readonly id: PgColumn };
type ComputedRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** Rows that a rule computes for one table; `telling` are the columns that later derivations hear of. */
export type Computed = {
  readonly table: KeptTable;
  readonly rows: readonly ComputedRow[];
  readonly telling: readonly PgColumn[];
  /** The column that names the subject; rows of a subject that are computed no more go. */
  readonly of: PgColumn;
};

/** The rows a table keeps of what a rule says, named so that a missing column does not compile. */
export const computed = <T extends KeptTable>(
  table: T,
  rows: readonly (Omit<InferInsertModel<T>, 'ownerId'> & { readonly id: string })[],
  telling: readonly PgColumn[] = [],
  of: PgColumn = table.id,
): Computed => ({ table, rows, telling, of });

export type RowDerivation = Omit<Derivation, 'writes'> & {
  readonly writes: readonly KeptTable[];
  readonly compute: (
    work: Pick<Work, 'tx' | 'ownerId' | 'guarded'>,
    ids: readonly string[],
  ) => Promise<readonly Computed[]>;
};

/** Deletes what is kept of these subjects and not computed any more: they were taken back, or a part of them was. */
const dropGone = async (
  { tx, ownerId, areNew }: Pick<Work, 'tx' | 'ownerId' | 'areNew'>,
  ids: readonly string[],
  { table, rows, telling, of }: Computed,
): Promise<readonly Told[]> => {
  if (areNew) return [];
  const there = new Set(rows.map(({ id }) => id));
  if (of !== table.id) {
    const where = sql`${among(of, ownerId, ids)} and ${table.id} <> all (${idList([...there])})`;
    return dropRows(tx, table, where, telling);
  }
  const gone = ids.filter((id) => !there.has(id));
  return gone.length === 0 ? [] : dropRows(tx, table, among(of, ownerId, gone), telling);
};

/** A derivation that keeps one row for each thing its rule computes, and none for what is not there any more. */
export const rowDerivation = (definition: Omit<RowDerivation, 'run'>): RowDerivation => ({
  ...definition,
  run: async (work, ids) => {
    const { tx, ownerId, areNew } = work;
    const write: typeof keepRows = areNew ? newRows : keepRows;
    const told = await Promise.all(
      (await definition.compute(work, ids)).flatMap((part) => [
        dropGone(work, ids, part),
        write<PgTable>(tx, part.table, part.rows.map((row) => ({ ownerId, ...row })) as never, part.telling),
      ]),
    );
    return told.flat();
  },
});

const keptOf = (tx: Tx, ownerId: string, { table, rows }: Computed) =>
  tx
    .select()
    .from(table)
    .where(
      among(
        table.id,
        ownerId,
        rows.map(({ id }) => id),
      ),
    );

/** Whether a kept row says what the rule says now; columns that the database computes follow by themselves. */
const agrees = (kept: Readonly<Record<string, unknown>> | undefined, now: ComputedRow): boolean =>
  kept !== undefined && Object.entries(now).every(([name, value]) => kept[name] === value);

/** Kept rows that no page of subjects has computed. */
const leftOver = async (
  { tx, ownerId }: Pick<Work, 'tx' | 'ownerId'>,
  table: KeptTable,
  computedIds: ReadonlySet<string>,
): Promise<string[]> => {
  const found = await tx.select({ id: table.id }).from(table).where(eq(table.ownerId, ownerId));
  return found
    .map(({ id }) => String(id))
    .filter((id) => !computedIds.has(id))
    .map((id) => `${nameOf(table)} ${id}`);
};

const differingOf = async (
  { subject: { page }, compute, writes }: RowDerivation,
  scope: Pick<Work, 'tx' | 'ownerId'>,
): Promise<string[]> => {
  const differing: string[] = [];
  const met = new Map(writes.map((table) => [table, new Set<string>()]));
  for (let after: string | null = null; ; ) {
    const ids = await page(scope, after);
    if (ids.length === 0) break;
    for (const part of await compute({ ...scope, guarded: (_id, rule) => rule() }, ids)) {
      const kept = new Map((await keptOf(scope.tx, scope.ownerId, part)).map((row) => [row['id'], row]));
      for (const row of part.rows)
        if (!agrees(kept.get(row.id), row)) differing.push(`${nameOf(part.table)} ${row.id}`);
      for (const { id } of part.rows) met.get(part.table)?.add(id);
    }
    after = ids.at(-1) ?? null;
  }
  for (const [table, ids] of met) differing.push(...(await leftOver(scope, table, ids)));
  return differing;
};

/** Kept rows of an owner that are not what the house's rules say of the record as it stands, as `table id`. */
export const differingRows = async (tx: Tx, ownerId: string): Promise<string[]> => {
  const differing: string[] = [];
  for (const derivation of houseOfTx(tx).ordered)
    if ('compute' in derivation)
      differing.push(...(await differingOf(derivation as RowDerivation, { tx, ownerId })));
  return differing;
};
