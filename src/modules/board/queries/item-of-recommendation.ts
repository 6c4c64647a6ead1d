import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById } from '../../meetings/index.ts';
import { listing, recommendation } from '../tables.ts';

/** The agenda item at which a recommendation was made; undefined where the transaction sees none. */
export const itemOfRecommendation = async (tx: Tx, ownerId: string, id: string) => {
  const found = await tx
    .select({ itemId: listing.agendaItemId })
    .from(recommendation)
    .innerJoin(
      listing,
      and(eq(listing.ownerId, recommendation.ownerId), eq(listing.id, recommendation.listingId)),
    )
    .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.id, id)));
  const ids = found.map(({ itemId }) => itemId);
  return (await itemsById(tx, ownerId, ids))[0];
};
