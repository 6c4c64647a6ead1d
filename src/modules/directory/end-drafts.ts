import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/scope.ts';

/**
 * Removes a house's drafts that are thirty days old, or whose author has no account any more or none of the roles she wrote
 * them under; how many there were.
 */
export const endDrafts = async (tx: Tx, ownerId: string, now: Temporal.Instant): Promise<number> => {
  const { rows } = await tx.execute<{ ended: number }>(
    sql`select directory.end_drafts(${ownerId}, ${now.toString()}) as ended`,
  );
  return rows[0]?.ended ?? 0;
};
