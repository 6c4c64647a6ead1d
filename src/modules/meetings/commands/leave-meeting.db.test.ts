import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { closeMeeting } from './close-meeting.ts';
import { joinMeeting } from './join-meeting.ts';
import { leaveMeeting } from './leave-meeting.ts';
import { openMeeting } from './open-meeting.ts';

/** An open board, the surgeon in the room, and who is or was there as the record says it. */
const room = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre);
  const { chair, surgeon } = centre.people;
  const { personId } = surgeon;
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, joinMeeting, { meetingId, personId, discipline: 'radiology', mode: 'room' });
  const presence = () =>
    withScope(centre.database, [centre.ownerId], async (tx) =>
      (await meetingWithAgenda(tx, centre.ownerId, meetingId)).presence.map(({ leftAt }) => leftAt),
    );
  return { centre, meetingId, leaving: { meetingId, personId }, presence };
};

test('who leaves was there until then, and the journal says who noted it of which meeting', async () => {
  const { centre, meetingId, leaving, presence } = await room();
  const { coordinator } = centre.people;
  expect(await presence()).toEqual([null]);
  centre.setNow('2026-11-19T00:20:00Z');
  await centre.as(coordinator, leaveMeeting, leaving);
  const [left] = await presence();
  expect(new Date(left ?? 0).toISOString()).toBe('2026-11-19T00:20:00.000Z');
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.leave-meeting',
    actor: expect.objectContaining({ userId: coordinator.userId }),
    topics: expect.stringContaining(`meeting:${meetingId}`),
  });
});

test('nobody leaves twice, nor after the meeting has ended, which everybody has left with it', async () => {
  const { centre, meetingId, leaving, presence } = await room();
  const { chair } = centre.people;
  await centre.as(chair, leaveMeeting, leaving);
  const before = await presence();
  expect(await refusalOf(centre, chair, leaveMeeting, leaving)).toEqual({ code: 'not_present', wrote: 0 });
  const joining = { ...leaving, discipline: 'radiology', mode: 'video' } as const;
  await centre.as(chair, joinMeeting, joining);
  await centre.as(chair, closeMeeting, { meetingId });
  expect(await refusalOf(centre, chair, leaveMeeting, leaving)).toEqual({ code: 'not_present', wrote: 0 });
  expect((await presence()).slice(0, before.length)).toEqual(before);
});

test('is refused to whoever does not run the meeting, and found by no other house', async () => {
  const { centre, leaving, presence } = await room();
  for (const role of ['surgeon', 'clinician', 'quality_manager', 'observer'] as const)
    expect([role, await refusalOf(centre, centre.people[role], leaveMeeting, leaving)]).toEqual([
      role,
      { code: 'forbidden', wrote: 0 },
    ]);
  const other = await createTestCentre();
  const found = await refusalOf(other, other.people.chair, leaveMeeting, leaving);
  expect(found).toEqual({ code: 'not_found', wrote: 0 });
  expect(await presence()).toEqual([null]);
});

test('bad input leaves nothing', async () => {
  const { centre, leaving, presence } = await room();
  const { chair } = centre.people;
  for (const bad of [{}, { ...leaving, personId: 'me' }, { ...leaving, leftAt: '2026-11-19T00:00:00Z' }])
    expect(await refusalOf(centre, chair, leaveMeeting, bad)).toEqual({ code: 'invalid_input', wrote: 0 });
  expect(await presence()).toEqual([null]);
});
