import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { giveAddress } from '../../../testing/mail.ts';
import { invitedTo } from '../queries/invitations.ts';
import { answerInvitation } from './answer-invitation.ts';
import { moveMeeting } from './move-meeting.ts';
import { noteReply } from './note-reply.ts';
import { sendInvitations } from './send-invitations.ts';

const job = { kind: 'job', name: 'incoming-mail' } as const;

const invited = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { localStart: '2026-11-26T08:00' });
  const { surgeon, coordinator } = centre.people;
  const attendee = await giveAddress(surgeon);
  const send = (version: number) =>
    centre.as(coordinator, sendInvitations, { meetingId, version, personIds: [surgeon.personId] });
  await send(1);
  const { database, ownerId } = centre;
  const read = async () =>
    (await withScope(database, [ownerId], (tx) => invitedTo(tx, ownerId, meetingId)))[0];
  const reply = {
    invitationId: (await read())?.id ?? '',
    uid: `${meetingId}@consilium`,
    sequence: 0,
    attendee: attendee.toUpperCase(),
    answer: 'accepted' as const,
    stamp: '2026-11-19T00:00:00Z',
  };
  return {
    centre,
    meetingId,
    read,
    reply,
    send,
    note: (more: object = {}) => centre.as(job, noteReply, { ...reply, ...more }),
  };
};

test('a calendar answers for whoever got the mail; a later answer takes its place, an earlier one does not', async () => {
  const { centre, meetingId, read, note } = await invited();
  expect(await note()).toEqual({ noted: true });
  expect(await read()).toMatchObject({ answer: 'accepted', answeredBy: 'mail' });
  expect(await note()).toEqual({ noted: false });
  expect(await note({ answer: 'declined', stamp: '2026-11-18T23:59:59Z' })).toEqual({ noted: false });
  centre.setNow('2026-11-20T00:00:00Z');
  expect(await note({ answer: 'declined', stamp: '2026-11-19T12:00:00Z' })).toEqual({ noted: true });
  expect(await read()).toMatchObject({ answer: 'declined' });
  const said = { meetingId, version: 3, answer: 'accepted' as const };
  await centre.as(centre.people.surgeon, answerInvitation, said);
  expect(await note({ answer: 'declined', stamp: '2026-11-19T18:00:00Z' })).toEqual({ noted: false });
  expect(await read()).toMatchObject({ answer: 'accepted', answeredBy: 'page' });
});

test.each([
  ['another event', { uid: `${randomUUID()}@consilium` }],
  ['another attendee', { attendee: 'somebody.else@house.example' }],
  ['another number', { sequence: 1 }],
  ['a time to come', { stamp: '2026-11-19T00:10:01Z' }],
])('a reply that names %s is not noted', async (_what, more) => {
  const { read, note } = await invited();
  expect(await note(more)).toEqual({ noted: false });
  expect(await read()).toMatchObject({ answer: null });
});

test('what is answered to the old time says nothing of the new one', async () => {
  const { centre, meetingId, read, note, send } = await invited();
  const moved = { meetingId, version: 1, localStart: '2026-11-27T09:00', minutes: 60, venue: null };
  await centre.as(centre.people.coordinator, moveMeeting, moved);
  // The change is not said yet: what is answered now is answered to the old time.
  expect(await note()).toEqual({ noted: false });
  await send(2);
  expect(await note()).toEqual({ noted: false });
  expect(await note({ sequence: 1 })).toEqual({ noted: true });
  expect(await read()).toMatchObject({ answer: 'accepted' });
});

test('no person writes one down, and no mail of another house is answered', async () => {
  const [held, other] = [await invited(), await invited()];
  const { centre, reply } = held;
  for (const person of Object.values(centre.people))
    expect((await refusalOf(centre, person, noteReply, reply)).code).toBe('forbidden');
  expect((await refusalOf(other.centre, job, noteReply, reply)).code).toBe('not_found');
});
