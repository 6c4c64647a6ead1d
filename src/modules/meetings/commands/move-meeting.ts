import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { mustBeFree, mustBePlanned, mustLieAhead } from '../planned-meeting.ts';
import { canPlanMeetings } from '../policy.ts';
import { LocalStart, MeetingMinutes, Venue } from '../schema.ts';
import { meeting } from '../tables.ts';

/** Gives a meeting that has not begun another day, time, length or place; its items come along. */
export const moveMeeting = command({
  name: 'meetings.move-meeting',
  reason: 'needed',
  input: z
    .object({
      meetingId: z.uuid(),
      version: z.int().positive(),
      localStart: LocalStart,
      minutes: MeetingMinutes,
      /** Null for where its series meets. */
      venue: Venue.nullable(),
    })
    .strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async (context, { meetingId, version, localStart, minutes, venue }, { meeting: held }) => {
    mustBePlanned(held, version);
    mustLieAhead(context, localStart, held.zone);
    await mustBeFree(context, { seriesId: held.seriesId, localStart, except: meetingId });
    const first = held.movedFrom ?? held.localStart;
    await updateRow(context.tx, meeting, held, {
      localStart,
      minutes,
      venue,
      movedFrom: localStart === first ? null : first,
      why: context.reason,
    });
    context.announce({ type: 'meetings.meeting-moved', meetingId });
    return { id: meetingId };
  },
});
