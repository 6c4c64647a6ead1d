import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { localDay } from '../../kernel/zone.ts';
import { amongStruck } from '../../kernel/struck.ts';
import { madeAt } from '../../kernel/made-at.ts';
import { type ConclusionCode, itemsById, needsQuorum, type StepRow } from '../meetings/index.ts';
import { itemOfRecommendation } from './queries/item-of-recommendation.ts';
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
  const item = await itemOfRecommendation(tx, ownerId, id);
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

/** Recommendations that stand for an agenda item. */
export const adviceOfItem = async ({ tx, ownerId }: Scope, agendaItemId: string) =>
  tx
    .select({ id: recommendation.id })
    .from(recommendation)
    .innerJoin(
      listing,
      and(eq(listing.ownerId, recommendation.ownerId), eq(listing.id, recommendation.listingId)),
    )
    .where(and(eq(recommendation.ownerId, ownerId), eq(listing.agendaItemId, agendaItemId)));

/** Refuses a conclusion that reached no recommendation beside one that was recorded, but from whoever says that it stands. */
export const mustSayThatItStands = async (
  scope: Scope,
  said: { readonly itemId: string; readonly conclusion: ConclusionCode; readonly standing: boolean },
): Promise<void> => {
  if (needsQuorum(said.conclusion) || said.standing) return;
  if ((await adviceOfItem(scope, said.itemId)).length > 0)
    throw refused('recommendation_stands', {}, { field: 'standing' });
};

/** A recommendation that a board's meeting made, also one that was taken back, as a step of the room. */
export const adviceOfMeeting = async (
  { tx, ownerId }: Scope,
  meetingId: string,
  id: string,
): Promise<StepRow> => {
  const [found] = await amongStruck(
    tx,
    tx
      .select({
        version: recommendation.version,
        entryId: recommendation.entryId,
        itemId: listing.agendaItemId,
      })
      .from(recommendation)
      .innerJoin(
        listing,
        and(eq(listing.ownerId, recommendation.ownerId), eq(listing.id, recommendation.listingId)),
      )
      .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.id, id))),
  );
  const [item] = found === undefined ? [] : await itemsById(tx, ownerId, [found.itemId]);
  if (found === undefined || item?.meetingId !== meetingId) throw notFound();
  return { version: found.version, entryId: found.entryId, at: madeAt(id) };
};
