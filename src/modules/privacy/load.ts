import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../kernel/scope.ts';
import { notice } from './tables.ts';

/** Notices of a house are published and taken back one after the other. */
export const lockNotices = (tx: Tx, ownerId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`notices ${ownerId}`}, 0))`);

/** The texts that stand, of one number; none when the house says nothing. */
export const standingTexts = (tx: Tx, ownerId: string) =>
  tx
    .select()
    .from(notice)
    .where(and(eq(notice.ownerId, ownerId), isNull(notice.until)))
    .orderBy(notice.locale);

/** The number of the last version there was; 0 before the first. */
export const lastNumber = async (tx: Tx, ownerId: string): Promise<number> => {
  const [last] = await tx
    .select({ number: notice.number })
    .from(notice)
    .where(eq(notice.ownerId, ownerId))
    .orderBy(desc(notice.number))
    .limit(1);
  return last?.number ?? 0;
};
