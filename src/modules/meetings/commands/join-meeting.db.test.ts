import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { joinMeeting } from './join-meeting.ts';
import { leaveMeeting } from './leave-meeting.ts';
import { openMeeting } from './open-meeting.ts';

const presenceOf = (centre: TestCentre, meetingId: string) =>
  withScope(centre.database, [centre.ownerId], async (tx) => {
    const { presence } = await meetingWithAgenda(tx, centre.ownerId, meetingId);
    return presence.map(({ mode, discipline, leftAt }) => ({ mode, discipline, left: leftAt !== null }));
  });

const openBoard = async () => {
  const centre = await createTestCentre();
  const board = await createTestBoard(centre);
  await centre.as(centre.people.chair, openMeeting, { meetingId: board.meetingId });
  const personId = centre.people.surgeon.personId;
  const joining = {
    meetingId: board.meetingId,
    personId,
    discipline: 'radiology' as const,
    mode: 'room' as const,
  };
  return { centre, ...board, personId, joining };
};

describe('presence', () => {
  test('is an interval; joining twice is once, coming back is a new interval', async () => {
    const { centre, meetingId, personId, joining } = await openBoard();
    const { coordinator } = centre.people;
    const first = await centre.as(coordinator, joinMeeting, joining);
    expect(await centre.as(coordinator, joinMeeting, { ...joining, mode: 'video' })).toEqual(first);
    await centre.as(coordinator, leaveMeeting, { meetingId, personId });
    await centre.as(coordinator, joinMeeting, { ...joining, mode: 'video' });
    expect(await presenceOf(centre, meetingId)).toEqual([
      { mode: 'room', discipline: 'radiology', left: true },
      { mode: 'video', discipline: 'radiology', left: false },
    ]);
  });

  test('is everybody’s own, and one of each meeting that runs at once', async () => {
    const { centre, meetingId, joining } = await openBoard();
    const { chair, coordinator } = centre.people;
    const { meetingId: beside } = await createTestBoard(centre);
    await centre.as(chair, openMeeting, { meetingId: beside });
    for (const more of [{}, { personId: chair.personId }, { meetingId: beside }])
      await centre.as(coordinator, joinMeeting, { ...joining, ...more });
    expect(await presenceOf(centre, meetingId)).toHaveLength(2);
    expect(await presenceOf(centre, beside)).toHaveLength(1);
  });

  test('of one person pressed in twice at once is one interval', async () => {
    const { centre, meetingId, joining } = await openBoard();
    await Promise.all([1, 2, 3].map(() => centre.as(centre.people.coordinator, joinMeeting, joining)));
    expect(await presenceOf(centre, meetingId)).toHaveLength(1);
  });

  test('is refused to others, of strangers to the owner, with bad input, and before the meeting is open', async () => {
    const { centre, meetingId, personId, joining } = await openBoard();
    const { chair, surgeon } = centre.people;
    const other = await createTestCentre();
    const planned = await createTestBoard(centre);
    const code = async (...args: Parameters<typeof refusalOf>) => {
      const { wrote, ...found } = await refusalOf(...args);
      expect(wrote).toBe(0);
      return found.code;
    };
    expect(await code(centre, surgeon, joinMeeting as never, joining)).toBe('forbidden');
    expect(await code(centre, surgeon, leaveMeeting as never, { meetingId, personId })).toBe('forbidden');
    expect(await code(other, other.people.chair, joinMeeting as never, joining)).toBe('not_found');
    for (const [wrong, why] of [
      [{ mode: 'telepathy' }, 'invalid_input'],
      [{ discipline: 'plumbing' }, 'not_of_series'],
      [{ personId: other.people.surgeon.personId }, 'person_unknown'],
    ] as const)
      expect(await code(centre, chair, joinMeeting as never, { ...joining, ...wrong })).toBe(why);
    expect(
      await code(centre, chair, joinMeeting as never, { ...joining, meetingId: planned.meetingId }),
    ).toBe('meeting_not_open');
    expect(await code(centre, chair, leaveMeeting as never, { meetingId, personId })).toBe('not_present');
    expect(await presenceOf(centre, meetingId)).toEqual([]);
  });
});
