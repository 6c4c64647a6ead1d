import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { conflict, notFound } from '../../../kernel/errors.ts';
import { takeAlong } from '../../../kernel/striking-marks.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { canPlanMeetings } from '../policy.ts';
import { dayAfter, followSeries } from '../series-change.ts';
import { seriesForUpdate, versionOn, versionsOfSeries } from '../series-version.ts';
import { series, seriesVersion } from '../tables.ts';

/**
 * Takes a change of a series back by which no meeting was held yet, for a reason. What the series was before holds on; meetings that the change set
 * apart are dates of it again, and those on dates that it alone had stay as special ones (`apart`, as of `changeSeries`).
 */
export const takeBackVersion = command({
  name: 'meetings.take-back-version',
  reason: 'needed',
  input: z
    .object({
      seriesId: z.uuid(),
      versionId: z.uuid(),
      version: z.int().positive(),
      apart: z.array(z.uuid()).max(500),
    })
    .strict(),
  load: ({ tx, ownerId }, { seriesId }) => seriesForUpdate({ tx, ownerId }, seriesId),
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async (context, { seriesId, versionId, version, apart }, found) => {
    const { tx, ownerId, now, moves } = context;
    if (found.version !== version) throw conflict();
    moves(`series:${seriesId}`);
    const [first, ...later] = await versionsOfSeries(tx, ownerId, seriesId);
    const gone = later.find((one) => one.versionId === versionId);
    if (gone === undefined) throw notFound();
    const { fromOn: from } = gone;
    const is = versionOn([first, ...later.filter((one) => one !== gone)], from);
    const days = { from, until: dayAfter(later, from) };
    const kept = await followSeries(context, { seriesId, days, was: gone, is, apart, undone: gone.madeBy });
    await takeAlong(context, seriesVersion, [versionId]);
    await updateRow(tx, series, found, { changedAt: now.toString() });
    return { id: versionId, kept };
  },
});
