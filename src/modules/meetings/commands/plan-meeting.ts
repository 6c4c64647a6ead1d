import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { isDateOf } from '../board-dates.ts';
import { canPlanMeetings } from '../policy.ts';
import { LocalStart } from '../schema.ts';
import { meeting, series } from '../tables.ts';

/**
 * Puts one dated meeting of a series into the calendar; its zone and length are the series'. Refused as
 * `not_a_date_of_series` at a time that the series' rule does not give, unless it is said to be `extra`, as a board that
 * moved from a holiday is.
 */
export const planMeeting = command({
  name: 'meetings.plan-meeting',
  input: z.object({ seriesId: z.uuid(), localStart: LocalStart, extra: z.boolean().default(false) }).strict(),
  load: async ({ tx, ownerId }, input) => {
    const found = await tx
      .select()
      .from(series)
      .where(and(eq(series.ownerId, ownerId), eq(series.id, input.seriesId)));
    if (!found[0]) throw notFound();
    return found[0];
  },
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async ({ tx, ownerId, newId, moves }, { seriesId, localStart, extra }, found) => {
    if (!extra && !isDateOf(found, localStart))
      throw refused('not_a_date_of_series', {}, { field: 'localStart' });
    const id = newId();
    moves(`meeting:${id}`);
    const { zone, minutes } = found;
    await insertRows(tx, meeting, [{ ownerId, id, seriesId, localStart, zone, minutes }]);
    return { id };
  },
});
