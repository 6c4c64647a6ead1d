import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById } from '../../meetings/index.ts';
import { listing, recommendation } from '../tables.ts';

/** Whether a case is under discussion in this agenda item for which no recommendation is recorded. */
export const lacksAdvice = async (tx: Tx, ownerId: string, agendaItemId: string): Promise<boolean> => {
  const [item] = await itemsById(tx, ownerId, [agendaItemId]);
  if (item?.state !== 'open') return false;
  const found = await tx
    .select({ id: listing.id })
    .from(listing)
    .leftJoin(
      recommendation,
      and(eq(recommendation.ownerId, listing.ownerId), eq(recommendation.listingId, listing.id)),
    )
    .where(
      and(eq(listing.ownerId, ownerId), eq(listing.agendaItemId, agendaItemId), isNull(recommendation.id)),
    );
  return found.length > 0;
};
