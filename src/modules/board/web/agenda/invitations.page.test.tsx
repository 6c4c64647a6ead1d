import { expect, test } from 'vitest';
import { cancelMeeting, closeMeeting, moveMeeting, openMeeting } from '../../../meetings/index.ts';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { giveAddress } from '../../../../testing/mail.ts';
import { visit } from '../../../../testing/visit.ts';

const board = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const address = await giveAddress(centre.people.surgeon);
  const path = `/meetings/${meetingId}/invitations`;
  return { centre, meetingId, address, path };
};

test('whoever plans reads what goes out and to whom before it does; others see who comes, and no address', async () => {
  const { centre, address, path } = await board();
  const { coordinator, clinician } = centre.people;
  const before = await visit(centre, coordinator).get(path);
  expect(before.text).toContain(
    'You are invited to a meeting: Thursday, 26 November 2026 at 08:00 (Asia/Seoul), 60 minutes.',
  );
  expect(before.text).toContain('회의에 초대합니다');
  expect(before.text).toContain(address);
  expect(before.text).toContain('No mail server is set.');
  expect(before.text).toContain('no mail address known');
  const others = await visit(centre, clinician).get(path);
  expect(others.text).not.toContain(address);
  expect(others.text).not.toContain('You are invited to a meeting');
  expect(others.text).toContain('Test surgeon');
});

test('a form sends to those chosen, once; nobody chosen is refused, and whoever may not plan sends nothing', async () => {
  const { centre, path } = await board();
  const { coordinator, clinician, surgeon } = centre.people;
  const sent = { form: 'send-0', version: '1', personIds: surgeon.personId };
  expect((await visit(centre, clinician).post(path, sent)).status).toBe(403);
  const nobody = await visit(centre, coordinator).post(path, { form: 'send-0', version: '1' });
  expect(nobody.text).toContain('Choose at least one person.');
  expect((await visit(centre, coordinator).post(path, sent)).status).toBe(303);
  const after = await visit(centre, coordinator).get(path);
  expect(after.text).toContain('on its way');
  // Of whoever remains nobody is reached.
  expect(after.text).toContain('Of nobody it is for a mail address is known.');
  const hers = await visit(centre, surgeon).get(path);
  expect(hers.text).toContain('I do not come');
  expect(
    (await visit(centre, surgeon).post(path, { form: 'answer', version: '1', answer: 'declined' })).status,
  ).toBe(303);
  expect((await visit(centre, surgeon).get(path)).text).toContain('says that they do not come');
});

test('of a meeting that was moved the old time stands beside the new one; of one that is over nothing is sent or answered', async () => {
  const { centre, meetingId, path } = await board();
  const { chair, coordinator, surgeon } = centre.people;
  await visit(centre, coordinator).post(path, { form: 'send-0', version: '1', personIds: surgeon.personId });
  const moved = { meetingId, version: 1, localStart: '2026-11-27T09:30', minutes: 60, venue: null };
  await centre.as(coordinator, moveMeeting, moved);
  const changed = await visit(centre, coordinator).get(path);
  expect(changed.text).toContain('Change to send');
  expect(changed.text).toContain('They were told: Thursday, 26 November 2026 · 08:00–09:00 Asia/Seoul.');
  expect(changed.text).toContain('does not know of the change');
  expect((await visit(centre, surgeon).get(path)).text).not.toContain('Are you coming?');
  await centre.as(coordinator, cancelMeeting, { meetingId, version: 2 });
  const cancelled = await visit(centre, coordinator).get(path);
  expect(cancelled.text).toContain('Cancellation to send');
  expect(cancelled.text).toContain(
    'The meeting of Thursday, 26 November 2026 at 08:00 (Asia/Seoul) does not take place.',
  );
  const held = await board();
  await held.centre.as(held.centre.people.chair, openMeeting, { meetingId: held.meetingId });
  await held.centre.as(held.centre.people.chair, closeMeeting, { meetingId: held.meetingId });
  expect((await visit(held.centre, held.centre.people.coordinator).get(held.path)).text).not.toContain(
    'to send',
  );
  expect((await visit(centre, chair).get('/meetings/nothing/invitations')).status).toBe(404);
});
