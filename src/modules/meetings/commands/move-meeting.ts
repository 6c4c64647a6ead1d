import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { mustBeFree, mustBePlanned, mustLieAhead, setApart } from '../planned-meeting.ts';
import { canPlanMeetings } from '../policy.ts';
import { MeetingMinutes, PlannedStart, Venue } from '../schema.ts';
import { seriesOn } from '../series-version.ts';
import { meeting } from '../tables.ts';

/**
 * Gives a meeting that has not begun another day, time, length or place; its items come along. Back on its own date, which its series does not have
 * any more, it stays as a special one.
 */
export const moveMeeting = command({
  name: 'meetings.move-meeting',
  reason: 'needed',
  input: z
    .object({
      meetingId: z.uuid(),
      version: z.int().positive(),
      localStart: PlannedStart,
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
    const movedFrom = localStart === first ? null : first;
    const { tx, ownerId, reason: why } = context;
    const { series } = await seriesOn(tx, ownerId, held.seriesId, localStart.slice(0, 10));
    const apart = setApart(series, { ...held, localStart, movedFrom }, why);
    await updateRow(tx, meeting, held, { localStart, minutes, venue, movedFrom, why, ...apart });
    context.announce({ type: 'meetings.meeting-moved', meetingId });
    return { id: meetingId };
  },
});
