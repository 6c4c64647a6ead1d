import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { presence } from '../tables.ts';

/** Notes that somebody has left; joining again starts a new interval. */
export const leaveMeeting = command({
  name: 'meetings.leave-meeting',
  input: z.object({ meetingId: z.uuid(), personId: z.uuid() }).strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async ({ tx, ownerId, now }, input) => {
    const there = await tx
      .select()
      .from(presence)
      .where(
        and(
          eq(presence.ownerId, ownerId),
          eq(presence.meetingId, input.meetingId),
          eq(presence.personId, input.personId),
          isNull(presence.leftAt),
        ),
      )
      .for('update');
    if (!there[0]) throw refused('not_present');
    await updateRow(tx, presence, there[0], { leftAt: now.toString() });
    return { id: there[0].id };
  },
});
