import { and, eq, gt, max, sql } from 'drizzle-orm';
import type { Tx } from './scope.ts';
import { journal, journalHead } from './tables.ts';

/** Number of the owner's last journal entry; 0 when there is none. */
export const headOf = async (tx: Tx, ownerId: string): Promise<number> =>
  (await tx.select({ seq: journalHead.seq }).from(journalHead).where(eq(journalHead.ownerId, ownerId)))[0]
    ?.seq ?? 0;

/** Number of the owner's last entry after `seq` that moved one of these topics (any, when none is named); null when none did. */
export const lastChangeAfter = async (
  tx: Tx,
  ownerId: string,
  { seq, topics }: { seq: number; topics: readonly string[] },
): Promise<number | null> => {
  const moved =
    topics.length === 0
      ? undefined
      : sql`string_to_array(${journal.topics}, ' ') && ${sql.param(['*', ...topics])}::text[]`;
  const found = await tx
    .select({ seq: max(journal.seq) })
    .from(journal)
    .where(and(eq(journal.ownerId, ownerId), gt(journal.seq, seq), gt(journal.changeCount, 0), moved));
  return found[0]?.seq ?? null;
};
