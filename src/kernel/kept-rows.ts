import type { InferInsertModel } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { among } from './among.ts';
import { type Derivation, nameOf, type Work } from './derivation.ts';
import { houseOfTx, type Tx } from './scope.ts';
import { keepRows } from './write-rows.ts';

type KeptTable = PgTable & { readonly ownerId: PgColumn; readonly id: PgColumn };
type ComputedRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** Rows that a rule computes for one table; `telling` are the columns that later derivations hear of. */
export type Computed = {
  readonly table: KeptTable;
  readonly rows: readonly ComputedRow[];
  readonly telling: readonly PgColumn[];
};

/** The rows a table keeps of what a rule says, named so that a missing column does not compile. */
export const computed = <T extends KeptTable>(
  table: T,
  rows: readonly (Omit<InferInsertModel<T>, 'ownerId'> & { readonly id: string })[],
  telling: readonly PgColumn[] = [],
): Computed => ({ table, rows, telling });

export type RowDerivation = Derivation & {
  readonly compute: (
    work: Pick<Work, 'tx' | 'ownerId' | 'guarded'>,
    ids: readonly string[],
  ) => Promise<readonly Computed[]>;
};

/** A derivation that keeps one row for each thing its rule computes. */
export const rowDerivation = (
  definition: Omit<RowDerivation, 'run' | 'writes'> & {
    readonly writes: readonly KeptTable[];
  },
): RowDerivation => ({
  ...definition,
  run: async (work, ids) => {
    const { tx, ownerId } = work;
    const told = await Promise.all(
      (await definition.compute(work, ids)).map(({ table, rows, telling }) =>
        keepRows<PgTable>(tx, table, rows.map((row) => ({ ownerId, ...row })) as never, telling),
      ),
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

const differingOf = async (
  { subject: { page }, compute }: RowDerivation,
  scope: Pick<Work, 'tx' | 'ownerId'>,
): Promise<string[]> => {
  const differing: string[] = [];
  for (let after: string | null = null; ; ) {
    const ids = await page(scope, after);
    if (ids.length === 0) return differing;
    for (const part of await compute({ ...scope, guarded: (_id, rule) => rule() }, ids)) {
      const kept = new Map((await keptOf(scope.tx, scope.ownerId, part)).map((row) => [row['id'], row]));
      for (const row of part.rows)
        if (!agrees(kept.get(row.id), row)) differing.push(`${nameOf(part.table)} ${row.id}`);
    }
    after = ids.at(-1) ?? null;
  }
};

/** Kept rows of an owner that are not what the house's rules say of the record as it stands, as `table id`. */
export const differingRows = async (tx: Tx, ownerId: string): Promise<string[]> => {
  const differing: string[] = [];
  for (const derivation of houseOfTx(tx).ordered)
    if ('compute' in derivation)
      differing.push(...(await differingOf(derivation as RowDerivation, { tx, ownerId })));
  return differing;
};
