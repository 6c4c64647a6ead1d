import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { changingBoard } from '../../../testing/changing-board.ts';
import { changeSeries } from './change-series.ts';
import { takeBackVersion } from './take-back-version.ts';

test('a change is taken back before a meeting is held by it: what was before holds on, and its day is free', async () => {
  const { centre, seriesId, change, onDay } = await changingBoard();
  const { chair, coordinator } = centre.people;
  const { id } = await centre.as(chair, changeSeries, change({ venue: 'Room 9' }));
  const back = { seriesId, versionId: id, version: 2, apart: [] };
  const both = await Promise.allSettled(
    [chair, coordinator].map((person) => centre.as(person, takeBackVersion, back)),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'changed_meanwhile' },
  });
  expect((await refusalOf(centre, chair, takeBackVersion, { ...back, version: 3 })).code).toBe('not_found');
  const after = await onDay('2027-01-01');
  expect(after.series).toMatchObject({ venue: null, versionId: null });
  expect(after.members).toHaveLength(4);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.take-back-version',
    reason: 'said in a test',
  });
  await centre.as(chair, changeSeries, change({ venue: 'Room 8' }, { version: 3 }));
  expect((await onDay('2026-12-01')).series.venue).toBe('Room 8');
});
