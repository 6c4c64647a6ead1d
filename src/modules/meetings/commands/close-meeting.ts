import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { notReached } from '../agenda-item.ts';
import { meetingForUpdate, mustHaveNoItemAside, mustHaveNoOpenItem } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem, meeting, presence } from '../tables.ts';

/** Ends what nobody reached. */
const deferWaiting = async ({ tx, ownerId, now, announce }: CommandContext, meetingId: string) => {
  const deferred = await tx
    .update(agendaItem)
    .set(notReached(now.toString()))
    .where(
      and(
        eq(agendaItem.ownerId, ownerId),
        eq(agendaItem.meetingId, meetingId),
        eq(agendaItem.state, 'waiting'),
      ),
    )
    .returning({ id: agendaItem.id });
  for (const { id } of deferred) announce({ type: 'meetings.item-concluded', itemId: id, meetingId });
};

/**
 * Closes a meeting and everybody's presence. An item that is still open, or was begun and set aside, must be concluded first; items not reached are
 * deferred because time ran out.
 */
export const closeMeeting = command({
  name: 'meetings.close-meeting',
  input: z.object({ meetingId: z.uuid() }).strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, { meetingId }, held) => {
    const { tx, ownerId, now } = context;
    if (held.meeting.state !== 'open') throw refused('meeting_not_open');
    await mustHaveNoOpenItem(context, meetingId);
    await mustHaveNoItemAside(context, meetingId);
    await deferWaiting(context, meetingId);
    await tx
      .update(presence)
      .set({ leftAt: now.toString() })
      .where(and(eq(presence.ownerId, ownerId), eq(presence.meetingId, meetingId), isNull(presence.leftAt)));
    await updateRow(tx, meeting, held.meeting, { state: 'closed', closedAt: now.toString() });
    return { id: meetingId };
  },
});
