import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { planMeeting } from './plan-meeting.ts';
import { restoreMeeting } from './restore-meeting.ts';

const planned = async () => {
  const centre = await createTestCentre();
  const { seriesId, meetingId, items } = await createTestBoard(centre, {
    items: 3,
    localStart: '2026-11-26T08:00',
  });
  const read = () =>
    withScope(centre.database, [centre.ownerId], (tx) => meetingWithAgenda(tx, centre.ownerId, meetingId));
  return { centre, seriesId, meetingId, items, read, cancel: { meetingId, version: 1 } };
};

test('it can take place again, with the items that are named in their places', async () => {
  const { centre, meetingId, items, read, cancel } = await planned();
  const { chair, coordinator } = centre.people;
  const [first = '', , third = ''] = items;
  await centre.as(coordinator, cancelMeeting, cancel);
  const restore = { meetingId, version: 2, itemIds: [third, first] };
  await centre.as(chair, restoreMeeting, restore);
  const { meeting, items: there } = await read();
  expect(meeting).toMatchObject({ state: 'planned', cancelledWhy: null });
  expect(there.map(({ id, position }) => [id, position])).toEqual([
    [first, 1],
    [third, 3],
  ]);
  expect(await refusalOf(centre, chair, restoreMeeting, { ...restore, version: 3 })).toEqual({
    code: 'meeting_not_cancelled',
    wrote: 0,
  });
});

test('not once its day has passed or its time is taken, not in another version, and with no items of others', async () => {
  const { centre, seriesId, meetingId, cancel } = await planned();
  const { chair, coordinator } = centre.people;
  await centre.as(coordinator, cancelMeeting, cancel);
  const restore = { meetingId, version: 2, itemIds: [] };
  const code = async (more: object = {}) =>
    (await refusalOf(centre, chair, restoreMeeting, { ...restore, ...more })).code;
  expect(await code({ version: 1 })).toBe('changed_meanwhile');
  const other = await createTestBoard(centre, { items: 1 });
  expect(await code({ itemIds: other.items })).toBe('item_missing');
  await centre.as(coordinator, planMeeting, { seriesId, localStart: '2026-11-26T08:00', extra: true });
  expect(await code()).toBe('meeting_time_taken');
  centre.setNow('2026-11-26T15:00:00Z');
  expect(await code()).toBe('day_past');
});

test('is for whoever runs meetings', async () => {
  const { centre, meetingId, cancel } = await planned();
  const { surgeon, clinician, observer, administrator, chair } = centre.people;
  await centre.as(chair, cancelMeeting, cancel);
  const restore = { meetingId, version: 2, itemIds: [] };
  for (const person of [surgeon, clinician, observer, administrator])
    expect(await refusalOf(centre, person, restoreMeeting, restore)).toEqual({ code: 'forbidden', wrote: 0 });
});
