import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canPlanMeetings } from '../policy.ts';
import { LocalStart } from '../schema.ts';
import { meeting, series } from '../tables.ts';

/** Puts one dated meeting of a series into the calendar; its zone and length are the series'. */
export const planMeeting = command({
  name: 'meetings.plan-meeting',
  input: z.object({ seriesId: z.uuid(), localStart: LocalStart }).strict(),
  load: async ({ tx, ownerId }, input) => {
    const found = await tx
      .select()
      .from(series)
      .where(and(eq(series.ownerId, ownerId), eq(series.id, input.seriesId)));
    if (!found[0]) throw notFound();
    return found[0];
  },
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async ({ tx, ownerId, newId, moves }, input, { zone, minutes }) => {
    const id = newId();
    moves(`meeting:${id}`);
    await insertRows(tx, meeting, [{ ownerId, id, ...input, zone, minutes }]);
    return { id };
  },
});
