import { expect, test } from 'vitest';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { changingBoard } from '../../../testing/changing-board.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { changeSeries } from './change-series.ts';
import { openMeeting } from './open-meeting.ts';
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
    topics: expect.stringContaining(`series:${seriesId}`),
  });
  await centre.as(chair, changeSeries, change({ venue: 'Room 8' }, { version: 3 }));
  expect((await onDay('2026-12-01')).series.venue).toBe('Room 8');
});

test('a change reaches its own board’s meetings alone, up to the day of the next change', async () => {
  const { centre, seriesId, change, plan, meeting } = await changingBoard();
  const { chair } = centre.people;
  const other = await createTestBoard(centre, { localStart: '2026-12-10T08:00' });
  const [within, beyond] = [await plan('2026-12-10T08:00'), await plan('2026-12-24T08:00')];
  const later = { fromOn: '2026-12-17', apart: [] };
  await centre.as(chair, changeSeries, change({ venue: 'Room 9' }, later));
  // The other board has begun since; what is cancelled stands in nobody's way.
  const cancelled = await plan('2026-12-03T08:00');
  await centre.as(chair, cancelMeeting, { meetingId: cancelled, version: 1 });
  await centre.as(chair, openMeeting, { meetingId: other.meetingId });
  const tuesdays = change({ rule: 'FREQ=WEEKLY;BYDAY=TU', minutes: 75 }, { version: 2, apart: [within] });
  const { id } = await centre.as(chair, changeSeries, tuesdays);
  expect((await meeting(within)).meeting).toMatchObject({ extra: true });
  for (const one of [beyond, other.meetingId])
    expect((await meeting(one)).meeting).toMatchObject({ extra: null, minutes: 60 });
  await centre.as(chair, takeBackVersion, { seriesId, versionId: id, version: 3, apart: [] });
  expect((await meeting(within)).meeting).toMatchObject({ extra: null });
  expect((await meeting(beyond)).series).toMatchObject({ venue: 'Room 9' });
});

test('a special meeting stays one, also on a date that the board has again', async () => {
  const { centre, seriesId, change, plan, meeting } = await changingBoard();
  const { chair } = centre.people;
  const special = await plan('2026-12-10T08:00', { extra: true });
  const { id } = await centre.as(chair, changeSeries, change({ minutes: 75 }));
  await centre.as(chair, takeBackVersion, { seriesId, versionId: id, version: 2, apart: [] });
  expect((await meeting(special)).meeting).toMatchObject({ extra: true, minutes: 60 });
});
