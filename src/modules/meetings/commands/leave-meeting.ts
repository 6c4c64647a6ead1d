import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate, presentNow } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { presence } from '../tables.ts';

/** Notes that somebody has left; joining again starts a new interval. */
export const leaveMeeting = command({
  name: 'meetings.leave-meeting',
  input: z.object({ meetingId: z.uuid(), personId: z.uuid() }).strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, input) => {
    const there = await presentNow(context, input);
    if (!there) throw refused('not_present');
    await updateRow(context.tx, presence, there, { leftAt: context.now.toString() });
    return { id: there.id };
  },
});
