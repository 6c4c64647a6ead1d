import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canPlanMeetings } from '../policy.ts';
import { Member, Series } from '../schema.ts';
import { mustBeSeries } from '../set-up.ts';
import { member, series } from '../tables.ts';

/** Sets up a series in its first version: its rule in its zone, its policy, and its members. */
export const addSeries = command({
  name: 'meetings.add-series',
  input: z.object({ series: Series, members: z.array(Member).max(500) }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async (context, input) => {
    const { tx, ownerId, newId, moves } = context;
    moves(`series:${input.series.id}`);
    await mustBeSeries(context, input.series, input.members);
    const { policy: terms, ...of } = input.series;
    await insertRows(tx, series, [{ ownerId, ...of, policy: terms.id, terms }]);
    await insertRows(
      tx,
      member,
      input.members.map((row) => ({ ownerId, id: newId(), seriesId: input.series.id, ...row })),
    );
    return { id: input.series.id };
  },
});
