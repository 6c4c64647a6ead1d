import { count, eq } from 'drizzle-orm';
import type { UntoldRecords } from '../../../kernel/told-tables.ts';
import { absence } from '../tables.ts';

/** Who was away when: no file can feed it. */
export const untoldOfHouses: UntoldRecords = {
  count: async ({ tx, ownerId }) => {
    const [found] = await tx.select({ count: count() }).from(absence).where(eq(absence.ownerId, ownerId));
    return [{ name: 'absences', count: found?.count ?? 0 }];
  },
};
