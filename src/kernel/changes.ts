import { sql } from 'drizzle-orm';
import type { Tx } from './scope.ts';

/** Rows of one table that an entry has written: all of them, and those of them that were there before. */
export type Changed = {
  readonly table: string;
  readonly ids: readonly string[];
  readonly again: readonly string[];
};

const listed = (ids: string | null): readonly string[] => ids?.split(',') ?? [];

/** What this transaction has written for an entry so far, by table; of tables that are not `watched` without the rows. */
export const changesOf = async (
  tx: Tx,
  ownerId: string,
  entryId: string,
  watched: readonly string[],
): Promise<Changed[]> => {
  // As one text: an import has written a million, which neither side takes apart, and the driver reads arrays letter by letter.
  const isWatched = sql`table_name = any (${sql.param(watched)}::text[])`;
  const found = await tx.execute<{ table: string; ids: string | null; again: string | null }>(sql`
    select table_name as "table", string_agg(array_to_string(ids, ','), ',') filter (where ${isWatched}) as ids,
           string_agg((select string_agg(id::text, ',') from unnest(ids, versions) as line (id, version) where version > 1), ',')
             filter (where ${isWatched} and versions is not null) as again
    from kernel.change where owner_id = ${ownerId} and entry_id = ${entryId} group by table_name`);
  return found.rows.map(({ table, ids, again }) => ({ table, ids: listed(ids), again: listed(again) }));
};
