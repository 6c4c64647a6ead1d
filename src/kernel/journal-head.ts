import { and, eq, gt, max } from 'drizzle-orm';
import type { Tx } from './scope.ts';
import { journal, journalHead } from './tables.ts';

/** Number of the owner's last journal entry; 0 when there is none. */
export const headOf = async (tx: Tx, ownerId: string): Promise<number> =>
  (await tx.select({ seq: journalHead.seq }).from(journalHead).where(eq(journalHead.ownerId, ownerId)))[0]
    ?.seq ?? 0;

/** Number of the owner's last entry after `seq` that changed something; null when none did. */
export const lastChangeAfter = async (tx: Tx, ownerId: string, seq: number): Promise<number | null> =>
  (
    await tx
      .select({ seq: max(journal.seq) })
      .from(journal)
      .where(and(eq(journal.ownerId, ownerId), gt(journal.seq, seq), gt(journal.changeCount, 0)))
  )[0]?.seq ?? null;
