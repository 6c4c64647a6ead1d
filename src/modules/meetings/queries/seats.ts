import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { member } from '../tables.ts';

/** Who sits on a series as its chair or coordinator. */
export const seatsOfBoards = (tx: Tx, ownerId: string) =>
  tx
    .select({ seriesId: member.seriesId, personId: member.personId, role: member.role })
    .from(member)
    .where(and(eq(member.ownerId, ownerId), inArray(member.role, ['chair', 'coordinator'])));
