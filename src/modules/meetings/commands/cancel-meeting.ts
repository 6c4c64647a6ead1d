import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { takeAlong } from '../../../kernel/striking-marks.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { mustBePlanned } from '../planned-meeting.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem, meeting } from '../tables.ts';

/**
 * Cancels a meeting that has not begun: it stays in the calendar, its items are taken back with whatever put them there, and
 * wait again as if they had never been listed.
 */
export const cancelMeeting = command({
  name: 'meetings.cancel-meeting',
  reason: 'needed',
  input: z.object({ meetingId: z.uuid(), version: z.int().positive() }).strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, { meetingId, version }, { meeting: held }) => {
    mustBePlanned(held, version);
    const { tx, ownerId, reason } = context;
    const items = await tx
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(and(eq(agendaItem.ownerId, ownerId), eq(agendaItem.meetingId, meetingId)));
    await takeAlong(
      context,
      agendaItem,
      items.map(({ id }) => id),
    );
    await updateRow(tx, meeting, held, { state: 'cancelled', cancelledWhy: reason });
    context.announce({ type: 'meetings.meeting-cancelled', meetingId });
    return { id: meetingId, items: items.length };
  },
});
