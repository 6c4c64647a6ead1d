import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById, needsQuorum } from '../../meetings/index.ts';
import { listing, recommendation } from '../tables.ts';

/**
 * What the board concluded about the case for which a recommendation was made, where that reached none; null where it reached one, or
 * concluded nothing yet. Of a recommendation that was taken back in a transaction that sees what was.
 */
export const concludedWithout = async (tx: Tx, ownerId: string, recommendationId: string) => {
  const found = await tx
    .select({ itemId: listing.agendaItemId })
    .from(recommendation)
    .innerJoin(
      listing,
      and(eq(listing.ownerId, recommendation.ownerId), eq(listing.id, recommendation.listingId)),
    )
    .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.id, recommendationId)));
  const [item] = await itemsById(
    tx,
    ownerId,
    found.map(({ itemId }) => itemId),
  );
  if (!item?.conclusion || needsQuorum(item.conclusion)) return null;
  return { meetingId: item.meetingId, conclusion: item.conclusion };
};
