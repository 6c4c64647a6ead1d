import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { giveAddress } from '../../../testing/mail.ts';
import { invitedTo } from '../queries/invitations.ts';
import { answerInvitation } from './answer-invitation.ts';
import { moveMeeting } from './move-meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { sendInvitations } from './send-invitations.ts';

const invited = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { localStart: '2026-11-26T08:00' });
  const { surgeon, coordinator } = centre.people;
  await giveAddress(surgeon);
  await centre.as(coordinator, sendInvitations, { meetingId, version: 1, personIds: [surgeon.personId] });
  const read = async () =>
    (await withScope(centre.database, [centre.ownerId], (tx) => invitedTo(tx, centre.ownerId, meetingId)))[0];
  return { centre, meetingId, read, said: { meetingId, version: 1, answer: 'accepted' as const } };
};

test('whoever was invited says whether they come, and may say something else later', async () => {
  const { centre, read, said } = await invited();
  await centre.as(centre.people.surgeon, answerInvitation, said);
  expect(await read()).toMatchObject({
    answer: 'accepted',
    answeredBy: 'page',
    answeredAt: '2026-11-19T00:00:00Z',
  });
  await centre.as(centre.people.surgeon, answerInvitation, { ...said, version: 2, answer: 'declined' });
  expect(await read()).toMatchObject({ answer: 'declined' });
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'meetings.answer-invitation' });
});

test('nobody answers for somebody else, without an invitation, or from a page that is outdated', async () => {
  const { centre, said } = await invited();
  const other = await invited();
  const code = async (who: typeof centre.people.surgeon, input: object = said) =>
    (await refusalOf(centre, who, answerInvitation, input)).code;
  const { surgeon, coordinator, chair, administrator } = centre.people;
  expect(await code(other.centre.people.surgeon)).toBe('forbidden');
  for (const person of [coordinator, chair, administrator]) expect(await code(person)).toBe('forbidden');
  expect(await code(surgeon, { ...said, version: 2 })).toBe('changed_meanwhile');
  expect(await code(surgeon, { ...said, answer: 'perhaps' })).toBe('invalid_input');
  expect(await code(surgeon, { ...said, meetingId: other.meetingId })).toBe('not_found');
});

test('a meeting that was moved since, or has begun, takes no answer', async () => {
  const { centre, meetingId, said } = await invited();
  const { surgeon, coordinator, chair } = centre.people;
  const moved = { meetingId, version: 1, localStart: '2026-11-27T09:00', minutes: 60, venue: null };
  await centre.as(coordinator, moveMeeting, moved);
  expect((await refusalOf(centre, surgeon, answerInvitation, said)).code).toBe('invitation_outdated');
  await centre.as(chair, openMeeting, { meetingId });
  expect((await refusalOf(centre, surgeon, answerInvitation, said)).code).toBe('meeting_not_planned');
});
