import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { closeMeeting } from './close-meeting.ts';
import { concludeItem } from './conclude-item.ts';
import { joinMeeting } from './join-meeting.ts';
import { leaveMeeting } from './leave-meeting.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';

const read = async (centre: TestCentre, meetingId: string) => {
  const held = await withScope(centre.database, [centre.ownerId], (tx) =>
    meetingWithAgenda(tx, centre.ownerId, meetingId),
  );
  return {
    states: held.items.map(({ state }) => state),
    conclusions: held.items.map((item) => item.conclusion),
    met: held.items[0]?.quorumMet,
    left: held.presence.map(({ leftAt }) => leftAt),
  };
};

test('two boards that meet at once share neither items nor people, and closing one leaves the other as it is', async () => {
  const centre = await createTestCentre();
  const { chair, clinician, surgeon } = centre.people;
  const here = await createTestBoard(centre);
  // Who counts here only observes there.
  const members = here.members.map((seat) =>
    seat.personId === surgeon.personId ? { ...seat, role: 'observer' as const } : seat,
  );
  const there = await createTestBoard(centre, { members });
  for (const { meetingId } of [here, there]) await centre.as(chair, openMeeting, { meetingId });
  for (const { personId, discipline, role } of here.members)
    if (role !== 'observer')
      await centre.as(chair, joinMeeting, { meetingId: here.meetingId, personId, discipline, mode: 'room' });
  const away = { meetingId: there.meetingId, personId: clinician.personId };
  await centre.as(chair, joinMeeting, { ...away, discipline: 'haematology-oncology', mode: 'video' });
  centre.setNow('2026-11-19T00:02:00Z');
  await centre.as(chair, leaveMeeting, away);
  await centre.as(chair, openItem, { itemId: there.items[0] ?? '' });
  centre.setNow('2026-11-19T00:05:00Z');
  const conclusion = { conclusion: 'advice_only', deferralReason: null } as const;
  const [first = '', second] = there.items;
  expect(await centre.as(chair, concludeItem, { itemId: first, ...conclusion, next: true })).toEqual({
    id: first,
    nextId: second,
  });
  await centre.as(chair, openItem, { itemId: here.items[0] ?? '' });
  await centre.as(chair, concludeItem, { itemId: second ?? '', ...conclusion, next: false });
  const left = (await read(centre, there.meetingId)).left;
  expect(left).toEqual([expect.any(String)]);
  centre.setNow('2026-11-19T00:09:00Z');
  await centre.as(chair, closeMeeting, { meetingId: there.meetingId });
  expect(await read(centre, there.meetingId)).toEqual({
    states: ['concluded', 'concluded', 'concluded'],
    // What was concluded stays so; what nobody reached is deferred.
    conclusions: ['advice_only', 'advice_only', 'deferred'],
    met: false,
    left,
  });
  expect(await read(centre, here.meetingId)).toEqual({
    states: ['open', 'waiting', 'waiting'],
    conclusions: [null, null, null],
    met: null,
    left: [null, null, null],
  });
  await centre.as(chair, concludeItem, { itemId: here.items[0] ?? '', ...conclusion, next: false });
  expect(await read(centre, here.meetingId)).toMatchObject({ met: true });
});

test('before its meeting is open and after it was closed no item is taken up, and nobody joins who is a stranger to the house', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { chair } = centre.people;
  const { meetingId, items } = await createTestBoard(centre);
  const early = await refusalOf(centre, chair, openItem, { itemId: items[0] ?? '' });
  expect(early).toEqual({ code: 'meeting_not_open', wrote: 0 });
  expect(await refusalOf(centre, chair, closeMeeting, { meetingId })).toEqual(early);
  await centre.as(chair, openMeeting, { meetingId });
  const { personId } = other.people.surgeon;
  expect(
    await refusalOf(centre, chair, joinMeeting, {
      meetingId,
      personId,
      discipline: 'radiology',
      mode: 'room',
    }),
  ).toEqual({ code: 'person_unknown', wrote: 0 });
  await centre.as(chair, closeMeeting, { meetingId });
  expect(await refusalOf(centre, chair, openItem, { itemId: items[0] ?? '' })).toEqual(early);
  expect(await refusalOf(centre, chair, closeMeeting, { meetingId })).toEqual(early);
});
