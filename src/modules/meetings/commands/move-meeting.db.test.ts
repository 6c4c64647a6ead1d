import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { moveMeeting } from './move-meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { planMeeting } from './plan-meeting.ts';

const planned = async () => {
  const centre = await createTestCentre();
  const { seriesId, meetingId, items } = await createTestBoard(centre, { items: 2 });
  const read = () =>
    withScope(centre.database, [centre.ownerId], (tx) => meetingWithAgenda(tx, centre.ownerId, meetingId));
  const move = { meetingId, version: 1, localStart: '2026-11-20T14:30', minutes: 45, venue: 'Room 4' };
  return { centre, seriesId, meetingId, items, read, move };
};

test('a meeting goes to another time and place with its items; why stands with it, and for what it was planned', async () => {
  const { centre, meetingId, items, read, move } = await planned();
  const { coordinator } = centre.people;
  await centre.as(coordinator, moveMeeting, move, { reason: 'Public holiday' });
  const { meeting, items: there } = await read();
  expect(meeting).toMatchObject({
    localStart: '2026-11-20T14:30',
    minutes: 45,
    venue: 'Room 4',
    movedFrom: '2026-11-19T08:00',
    why: 'Public holiday',
    state: 'planned',
  });
  expect(there.map(({ id }) => id)).toEqual(items);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.move-meeting',
    reason: 'Public holiday',
    topics: expect.stringMatching(`meeting:${meetingId}.* event:meetings.meeting-moved`),
  });
  await centre.as(coordinator, moveMeeting, { ...move, version: 2, localStart: '2026-11-21T09:00' });
  expect((await read()).meeting.movedFrom).toBe('2026-11-19T08:00');
  await centre.as(coordinator, moveMeeting, { ...move, version: 3, localStart: '2026-11-19T08:00' });
  expect((await read()).meeting).toMatchObject({ movedFrom: null, why: 'said in a test' });
});

test('the date of the rule that it left is not planned again, unless somebody says that it is another one', async () => {
  const { centre, seriesId, move } = await planned();
  const { coordinator } = centre.people;
  await centre.as(coordinator, moveMeeting, move);
  const again = { seriesId, localStart: '2026-11-19T08:00' };
  expect(await refusalOf(centre, coordinator, planMeeting, again)).toEqual({
    code: 'date_decided',
    wrote: 0,
  });
  await centre.as(coordinator, planMeeting, { ...again, extra: true });
  expect(
    await refusalOf(centre, coordinator, moveMeeting, { ...move, version: 2, localStart: again.localStart }),
  ).toEqual({ code: 'meeting_time_taken', wrote: 0 });
});

test('of two who move it at once the second is told; one that has begun stays, and none goes into the past', async () => {
  const { centre, meetingId, move } = await planned();
  const { chair, coordinator } = centre.people;
  const done = await Promise.allSettled(
    [chair, coordinator].map((person) => centre.as(person, moveMeeting, move)),
  );
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'changed_meanwhile' },
  });
  const now = { ...move, version: 2 };
  // The test's clock stands on 19 November at the house.
  expect(await refusalOf(centre, chair, moveMeeting, { ...now, localStart: '2026-11-18T23:59' })).toEqual({
    code: 'day_past',
    wrote: 0,
  });
  await expect(centre.as(chair, moveMeeting, now, { reason: '' })).rejects.toMatchObject({
    code: 'reason_needed',
  });
  await centre.as(chair, openMeeting, { meetingId });
  expect(await refusalOf(centre, chair, moveMeeting, { ...now, version: 3 })).toEqual({
    code: 'meeting_not_planned',
    wrote: 0,
  });
});

test('is for whoever plans meetings, in a house of their own', async () => {
  const { centre, move } = await planned();
  const { surgeon, clinician, observer, administrator } = centre.people;
  for (const person of [surgeon, clinician, observer])
    expect(await refusalOf(centre, person, moveMeeting, move)).toEqual({ code: 'forbidden', wrote: 0 });
  for (const bad of [
    { localStart: '2026-11-31T08:00' },
    { localStart: '9999-11-30T08:00' },
    { minutes: 0 },
    { minutes: 601 },
    { version: 0 },
  ])
    expect((await refusalOf(centre, administrator, moveMeeting, { ...move, ...bad })).code).toBe(
      'invalid_input',
    );
  const other = await createTestCentre();
  expect((await refusalOf(other, other.people.chair, moveMeeting, move)).code).toBe('not_found');
  await centre.as(administrator, moveMeeting, move);
});
