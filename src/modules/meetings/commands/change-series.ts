import { z } from 'zod';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { command } from '../../../kernel/command.ts';
import { conflict, refused } from '../../../kernel/errors.ts';
import { insertRows, updateRow } from '../../../kernel/write-rows.ts';
import { canPlanMeetings } from '../policy.ts';
import { Member, SeriesDay, SeriesTerms } from '../schema.ts';
import { dayAfter, followSeries } from '../series-change.ts';
import { seriesForUpdate, type SeriesHeld, seriesOn, versionsOfSeries } from '../series-version.ts';
import { mustBeSeries } from '../set-up.ts';
import { member, series, seriesVersion } from '../tables.ts';

const said = ({ series: held, members }: SeriesHeld): string => {
  const { rule, startsOn, localTime, zone, minutes, venue, terms } = held;
  const seats = members
    .map(({ personId, discipline, role }) => [personId, discipline, role])
    .toSorted(([a = ''], [b = '']) => a.localeCompare(b));
  return canonicalJson({ rule, startsOn, localTime, zone, minutes, venue, terms, seats });
};

/** From when a series is another one, and what; of the change what is judged before anybody has seen what it means. */
export const ChangeTerms = z.object({ fromOn: SeriesDay, series: SeriesTerms }).strict();

/**
 * Makes a series another one from a day on, for a reason: when and where it meets, its policy, its members. What it was stays true of
 * meetings before that day, and so it is refused as `meeting_held_since` from a day since which one has begun. Planned meetings on dates
 * that it does not have then stay as special ones: `apart` names them all, as they were shown.
 */
export const changeSeries = command({
  name: 'meetings.change-series',
  reason: 'needed',
  input: ChangeTerms.extend({
    seriesId: z.uuid(),
    /** The version of the series' row that was read. */
    version: z.int().positive(),
    members: z.array(Member).max(500),
    apart: z.array(z.uuid()).max(500),
  }).strict(),
  load: ({ tx, ownerId }, { seriesId }) => seriesForUpdate({ tx, ownerId }, seriesId),
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async (context, { seriesId, version, fromOn, series: is, members, apart }, found) => {
    const { tx, ownerId, newId, now, moves } = context;
    if (found.version !== version) throw conflict();
    moves(`series:${seriesId}`);
    await mustBeSeries(context, is, members);
    const versions = await versionsOfSeries(tx, ownerId, seriesId);
    if (versions.some((one) => one.fromOn === fromOn))
      throw refused('series_version_there', {}, { field: 'fromOn' });
    const was = await seriesOn(tx, ownerId, seriesId, fromOn);
    const { policy: terms, ...of } = is;
    const becoming = { ...was.series, ...of, policy: terms.id, terms };
    if (said(was) === said({ series: becoming, members })) throw refused('nothing_corrected');
    const days = { from: fromOn, until: dayAfter(versions, fromOn) };
    const kept = await followSeries(context, { seriesId, days, was: was.series, is, apart, undone: null });
    const id = newId();
    await insertRows(tx, seriesVersion, [{ ownerId, id, seriesId, fromOn, ...of, policy: terms.id, terms }]);
    await insertRows(
      tx,
      member,
      members.map((row) => ({ ownerId, id: newId(), seriesId, versionId: id, ...row })),
    );
    await updateRow(tx, series, found, { changedAt: now.toString() });
    return { id, kept };
  },
});
