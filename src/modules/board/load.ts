import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound } from '../../kernel/errors.ts';
import { localDay } from '../../kernel/zone.ts';
import { itemsById } from '../meetings/index.ts';
import { listing, recommendation } from './tables.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;

/** Case of a recommendation. */
export const caseOfRecommendation = async ({ tx, ownerId }: Scope, id: string): Promise<string> => {
  const found = await tx
    .select({ caseId: recommendation.caseId })
    .from(recommendation)
    .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.id, id)));
  if (!found[0]) throw notFound();
  return found[0].caseId;
};

/** First day on which a board may have made a recommendation: that of its meeting, or on which it took the case up before that. */
export const boardDayOf = async ({ tx, ownerId }: Scope, id: string): Promise<string | null> => {
  const found = await tx
    .select({ itemId: listing.agendaItemId })
    .from(recommendation)
    .innerJoin(
      listing,
      and(eq(listing.ownerId, recommendation.ownerId), eq(listing.id, recommendation.listingId)),
    )
    .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.id, id)));
  const [item] = await itemsById(
    tx,
    ownerId,
    found.map(({ itemId }) => itemId),
  );
  if (!item) return null;
  const planned = item.localStart.slice(0, 10);
  const opened = item.openedAt === null ? planned : localDay(item.openedAt, item.zone);
  return opened < planned ? opened : planned;
};

/** The listing of an agenda item, or null when the item is about something else. */
export const listingOfItem = async ({ tx, ownerId }: Scope, agendaItemId: string) => {
  const found = await tx
    .select()
    .from(listing)
    .where(and(eq(listing.ownerId, ownerId), eq(listing.agendaItemId, agendaItemId)));
  return found[0] ?? null;
};
