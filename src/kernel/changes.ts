import { sql } from 'drizzle-orm';
import type { Tx } from './scope.ts';

/** Rows of one table that an entry has written: all of them, and those of them that were there before. */
export type Changed = {
  readonly table: string;
  readonly ids: readonly string[];
  readonly again: readonly string[];
};

/** What this transaction has written for an entry so far, by table; of tables that are not `watched` without the rows. */
export const changesOf = async (
  tx: Tx,
  ownerId: string,
  entryId: string,
  watched: readonly string[],
): Promise<Changed[]> => {
  const found = await tx.execute<{ table: string; ids: string[] | null; again: string[] | null }>(sql`
    select table_name as "table", array_agg(id) filter (where id is not null) as ids,
           array_agg(id) filter (where version > 1) as again
    from kernel.change
    left join lateral unnest(ids, versions) as line (id, version) on table_name = any (${sql.param(watched)}::text[])
    where owner_id = ${ownerId} and entry_id = ${entryId} group by table_name`);
  return found.rows.map(({ table, ids, again }) => ({ table, ids: ids ?? [], again: again ?? [] }));
};
