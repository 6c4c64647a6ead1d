import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem, meeting, presence } from '../tables.ts';

/** Closes a meeting and everybody's presence; an item that is still open must be concluded first. */
export const closeMeeting = command({
  name: 'meetings.close-meeting',
  input: z.object({ meetingId: z.uuid() }).strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async ({ tx, ownerId, now }, { meetingId }, held) => {
    if (held.meeting.state !== 'open') throw refused('meeting_not_open');
    const open = await tx
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(
        and(
          eq(agendaItem.ownerId, ownerId),
          eq(agendaItem.meetingId, meetingId),
          eq(agendaItem.state, 'open'),
        ),
      );
    if (open.length > 0) throw refused('item_still_open');
    await tx
      .update(presence)
      .set({ leftAt: now.toString() })
      .where(and(eq(presence.ownerId, ownerId), eq(presence.meetingId, meetingId), isNull(presence.leftAt)));
    await updateRow(tx, meeting, held.meeting, { state: 'closed', closedAt: now.toString() });
    return { id: meetingId };
  },
});
