import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { isDateOf } from '../board-dates.ts';
import { mustBeFree, mustLieAhead } from '../planned-meeting.ts';
import { canPlanMeetings } from '../policy.ts';
import { standsFor } from '../queries/calendar.ts';
import { MeetingMinutes, PlannedStart, Venue } from '../schema.ts';
import { seriesForUpdate, seriesOn } from '../series-version.ts';
import { meeting } from '../tables.ts';

/**
 * Puts one dated meeting of a series into the calendar; its zone, and its length and place unless said, are the series' on its day. Refused as
 * `not_a_date_of_series` at a time that the series' rule does not give, and as `date_decided` for a date whose meeting was
 * moved or cancelled, unless it is said to be `extra`, with a reason; as `day_past` on a day that has passed.
 */
export const planMeeting = command({
  name: 'meetings.plan-meeting',
  input: z
    .object({
      seriesId: z.uuid(),
      localStart: PlannedStart,
      extra: z.boolean().default(false),
      minutes: MeetingMinutes.optional(),
      venue: Venue.nullable().default(null),
    })
    .strict(),
  load: async ({ tx, ownerId }, input) => {
    await seriesForUpdate({ tx, ownerId }, input.seriesId);
    return (await seriesOn(tx, ownerId, input.seriesId, input.localStart.slice(0, 10))).series;
  },
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async (context, { seriesId, localStart, extra, minutes, venue }, found) => {
    const { tx, ownerId, newId, moves, reason } = context;
    if (extra && reason === null) throw refused('reason_needed', {}, { field: 'reason' });
    if (!extra && !isDateOf(found, localStart))
      throw refused('not_a_date_of_series', {}, { field: 'localStart' });
    mustLieAhead(context, localStart, found.zone);
    const id = newId();
    await mustBeFree(context, { seriesId, localStart, except: id });
    if (!extra && (await standsFor(tx, ownerId, seriesId, localStart)))
      throw refused('date_decided', {}, { field: 'localStart' });
    moves(`meeting:${id}`);
    const beside = extra ? { extra, why: reason } : {};
    await insertRows(tx, meeting, [
      {
        ownerId,
        id,
        seriesId,
        localStart,
        zone: found.zone,
        minutes: minutes ?? found.minutes,
        venue,
        ...beside,
      },
    ]);
    return { id };
  },
});
