import { and, asc, eq, isNull } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { withoutObservers } from './presence.ts';
import { type SeriesHeld, seriesOn } from './series-version.ts';
import { agendaItem, meeting, presence } from './tables.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;
export type MovingScope = Pick<CommandContext, 'tx' | 'ownerId' | 'moves'>;

/** The meeting, locked for this transaction, with its series and members as they are on its day; whoever locks it moves it. */
export const meetingForUpdate = async ({ tx, ownerId, moves }: MovingScope, id: string) => {
  moves(`meeting:${id}`);
  const held = await tx
    .select()
    .from(meeting)
    .where(and(eq(meeting.ownerId, ownerId), eq(meeting.id, id)))
    .for('update');
  if (!held[0]) throw notFound();
  const { seriesId, localStart } = held[0];
  return { meeting: held[0], ...(await seriesOn(tx, ownerId, seriesId, localStart.slice(0, 10))) };
};

/** The agenda item with its meeting, which is locked, so that "next" and "record" take turns. */
export const itemForUpdate = async (scope: MovingScope, id: string) => {
  const where = and(eq(agendaItem.ownerId, scope.ownerId), eq(agendaItem.id, id));
  const place = await scope.tx.select({ meetingId: agendaItem.meetingId }).from(agendaItem).where(where);
  if (!place[0]) throw notFound();
  const held = await meetingForUpdate(scope, place[0].meetingId);
  const found = await scope.tx.select().from(agendaItem).where(where);
  if (!found[0]) throw notFound();
  return { item: found[0], ...held };
};

export type ItemHeld = Awaited<ReturnType<typeof itemForUpdate>>;

/** The items of a meeting that are in this state, in their order. */
export const itemsIn = (
  { tx, ownerId }: Scope,
  meetingId: string,
  state: (typeof agendaItem.$inferSelect)['state'],
) =>
  tx
    .select()
    .from(agendaItem)
    .where(
      and(eq(agendaItem.ownerId, ownerId), eq(agendaItem.meetingId, meetingId), eq(agendaItem.state, state)),
    )
    .orderBy(asc(agendaItem.position));

/** Refuses as long as an item of the meeting is taken up and not yet concluded. */
export const mustHaveNoOpenItem = async (scope: Scope, meetingId: string): Promise<void> => {
  if ((await itemsIn(scope, meetingId, 'open')).length > 0) throw refused('item_still_open');
};

/** Refuses as long as the meeting has begun an item and neither discusses nor concluded it. */
export const mustHaveNoItemAside = async (scope: Scope, meetingId: string): Promise<void> => {
  const waiting = await itemsIn(scope, meetingId, 'waiting');
  if (waiting.some(({ setAsideAt, reopenedAt }) => setAsideAt !== null || reopenedAt !== null))
    throw refused('item_set_aside');
};

/** Somebody's present interval in a meeting; null for who is not there. Whoever writes it has locked the meeting. */
export const presentNow = async ({ tx, ownerId }: Scope, who: { meetingId: string; personId: string }) => {
  const there = await tx
    .select()
    .from(presence)
    .where(
      and(
        eq(presence.ownerId, ownerId),
        eq(presence.meetingId, who.meetingId),
        eq(presence.personId, who.personId),
        isNull(presence.leftAt),
      ),
    );
  return there[0] ?? null;
};

/** Presence of a meeting as a quorum counts it: all entries but those of observers among these members. */
export const countedPresence = async (
  { tx, ownerId }: Scope,
  meetingId: string,
  members: SeriesHeld['members'],
) => {
  const there = await tx
    .select()
    .from(presence)
    .where(and(eq(presence.ownerId, ownerId), eq(presence.meetingId, meetingId)));
  return withoutObservers(there, members);
};
