import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { meeting } from '../tables.ts';

/** Opens a planned meeting: from now on people join and items are taken. */
export const openMeeting = command({
  name: 'meetings.open-meeting',
  input: z.object({ meetingId: z.uuid() }).strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async ({ tx, now }, _input, held) => {
    if (held.meeting.state === 'cancelled') throw refused('meeting_cancelled');
    if (held.meeting.state !== 'planned') throw refused('meeting_not_planned');
    await updateRow(tx, meeting, held.meeting, { state: 'open', openedAt: now.toString() });
    return { id: held.meeting.id };
  },
});
