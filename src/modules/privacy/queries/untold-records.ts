import { count, eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../kernel/scope.ts';
import type { UntoldRecords } from '../../../kernel/told-tables.ts';
import { notice, question, takenNote } from '../tables.ts';

const counted = async (tx: Tx, ownerId: string, table: PgTable & { ownerId: PgColumn }): Promise<number> => {
  const [found] = await tx.select({ count: count() }).from(table).where(eq(table.ownerId, ownerId));
  return found?.count ?? 0;
};

/** What the house said and was asked of data: no file can feed it. */
export const untoldOfPrivacy: UntoldRecords = {
  count: async ({ tx, ownerId }) => [
    { name: 'notices', count: await counted(tx, ownerId, notice) },
    { name: 'notices-noted', count: await counted(tx, ownerId, takenNote) },
    { name: 'questions-about-data', count: await counted(tx, ownerId, question) },
  ],
};
