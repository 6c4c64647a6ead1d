import { and, eq, or } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { meeting } from '../tables.ts';

/** Whether a meeting of the series stands for this date of its rule: one that was planned for it, also if it was moved or cancelled. */
export const standsFor = async (
  tx: Tx,
  ownerId: string,
  seriesId: string,
  localStart: string,
): Promise<boolean> => {
  const found = await tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(
      and(
        eq(meeting.ownerId, ownerId),
        eq(meeting.seriesId, seriesId),
        or(eq(meeting.localStart, localStart), eq(meeting.movedFrom, localStart)),
      ),
    )
    .limit(1);
  return found.length > 0;
};
