import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Command } from '../../../kernel/command.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { moveMeeting } from './move-meeting.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';
import { orderItem } from './order-item.ts';
import { planMeeting } from './plan-meeting.ts';
import { restoreMeeting } from './restore-meeting.ts';

const planned = async () => {
  const centre = await createTestCentre();
  const { seriesId, meetingId, items } = await createTestBoard(centre, {
    items: 3,
    localStart: '2026-11-26T08:00',
  });
  // Another board of the house, whose items nobody touches.
  await createTestBoard(centre, { items: 2 });
  const read = () =>
    withScope(centre.database, [centre.ownerId], (tx) => meetingWithAgenda(tx, centre.ownerId, meetingId));
  return { centre, seriesId, meetingId, items, read, cancel: { meetingId, version: 1 } };
};

test('a meeting that is cancelled stays in the calendar with the reason, has no items, and takes nothing any more', async () => {
  const { centre, seriesId, meetingId, items, read, cancel } = await planned();
  const { chair, coordinator } = centre.people;
  expect(await centre.as(coordinator, cancelMeeting, cancel, { reason: 'Nobody can come' })).toEqual({
    id: meetingId,
    items: 3,
  });
  const { meeting, items: there } = await read();
  expect(meeting).toMatchObject({ state: 'cancelled', cancelledWhy: 'Nobody can come', version: 2 });
  expect(there).toEqual([]);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.cancel-meeting',
    reason: 'Nobody can come',
    changeCount: 4,
    events: [{ type: 'meetings.meeting-cancelled', meetingId }],
  });
  const code = async <Input extends z.ZodType, Subject, Result>(
    definition: Command<Input, Subject, Result>,
    input: unknown,
  ) => (await refusalOf(centre, chair, definition, input)).code;
  expect(await code(openMeeting, { meetingId })).toBe('meeting_cancelled');
  expect(await code(cancelMeeting, { ...cancel, version: 2 })).toBe('meeting_cancelled');
  const elsewhere = { meetingId, version: 2, localStart: '2026-11-27T08:00', minutes: 60, venue: null };
  expect(await code(moveMeeting, elsewhere)).toBe('meeting_cancelled');
  expect(await code(openItem, { itemId: items[0] })).toBe('not_found');
  expect(await code(orderItem, { itemId: items[0], version: 1, before: null })).toBe('not_found');
  expect(await code(planMeeting, { seriesId, localStart: '2026-11-26T08:00' })).toBe('date_decided');
});

test('one that has begun is not cancelled; of two who cancel the second is told', async () => {
  const { centre, meetingId, cancel } = await planned();
  const { chair, coordinator } = centre.people;
  const done = await Promise.allSettled(
    [chair, coordinator].map((person) => centre.as(person, cancelMeeting, cancel)),
  );
  expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'meeting_cancelled' },
  });
  await centre.as(chair, restoreMeeting, { meetingId, version: 2, itemIds: [] });
  await centre.as(chair, openMeeting, { meetingId });
  expect(await refusalOf(centre, chair, cancelMeeting, { meetingId, version: 4 })).toEqual({
    code: 'meeting_not_planned',
    wrote: 0,
  });
});

test('is for whoever runs meetings', async () => {
  const { centre, cancel } = await planned();
  const { surgeon, clinician, observer, administrator } = centre.people;
  for (const person of [surgeon, clinician, observer, administrator])
    expect(await refusalOf(centre, person, cancelMeeting, cancel)).toEqual({ code: 'forbidden', wrote: 0 });
});
