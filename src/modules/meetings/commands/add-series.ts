import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canPlanMeetings } from '../policy.ts';
import { Member, Series } from '../schema.ts';
import { member, series } from '../tables.ts';

/** Sets up a board: its weekly rule in its zone, its quorum policy, its members. */
export const addSeries = command({
  name: 'meetings.add-series',
  input: z.object({ series: Series, members: z.array(Member) }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async ({ tx, ownerId, newId }, input) => {
    await insertRows(tx, series, [{ ownerId, ...input.series }]);
    await insertRows(
      tx,
      member,
      input.members.map((row) => ({ ownerId, id: newId(), seriesId: input.series.id, ...row })),
    );
    return { id: input.series.id };
  },
});
