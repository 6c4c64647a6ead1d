import { expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { signTestMinutes } from '../../../../testing/signed-minutes.ts';
import { visit } from '../../../../testing/visit.ts';
import { closeMeeting, concludeItem } from '../../../meetings/index.ts';

/** A board that has ended, with one gynaecologic oncologist, who recommended without a quorum. */
const held = async () => {
  const centre = await createTestCentre();
  const { chair, coordinator } = centre.people;
  const { agendaItemId, meetingId } = await recommendTestCase(centre);
  centre.setNow('2026-11-19T00:10:30Z');
  await centre.as(chair, concludeItem, {
    itemId: agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'The others had written',
    next: false,
  });
  centre.setNow('2026-11-19T00:20:45Z');
  await centre.as(chair, closeMeeting, { meetingId });
  await signTestMinutes(centre, meetingId);
  return { centre, meetingId, path: `/meetings/${meetingId}/presence`, me: visit(centre, coordinator) };
};

test('somebody whom nobody noted is added by the clock of the meeting; the quorum is judged again and said', async () => {
  const { centre, meetingId, path, me } = await held();
  const { clinician } = centre.people;
  const page = await me.get(path);
  expect(page.text).toContain('Test surgeon, Gynaecologic oncology, 09:00–09:20');
  expect(page.text).not.toContain('judged again.');
  const typed = {
    personId: clinician.personId,
    discipline: 'radiology',
    mode: 'video',
    joinedAt: '09:00',
    leftAt: '09:20',
  };
  const without = await me.fill(page, 'presence~new', { ...typed, reason: '' });
  expect(without.status).toBe(422);
  expect(without.html).toContain(clinician.personId);
  const added = await me.fill(page, 'presence~new', { ...typed, reason: 'He had no camera' });
  expect(added).toMatchObject({ status: 303 });
  const then = await me.get(path);
  expect(then.text).toContain('The quorum was judged again.');
  expect(then.text).toMatch(/26-0001: Quorum not met \(.*oncology/);
  expect(then.text).toContain('Test clinician, Radiology, 09:00–09:20');
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.correct-presence',
    reason: 'He had no camera',
  });
  expect((await me.get(`/meetings/${meetingId}/minutes`)).text).toMatch(/differ/i);
});

test('what stands there stays to the second unless it is typed otherwise, and is taken back for a reason', async () => {
  const { centre, path, me } = await held();
  const page = await me.get(path);
  const form = /presence~[0-9a-f-]{36}/.exec(page.html)?.[0] ?? '';
  const wrong = await me.fill(page, form, { leftAt: '09:45', reason: 'So' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('This moment is outside the meeting.');
  await me.fill(page, form, { mode: 'video', reason: 'By video' });
  const then = await me.get(path);
  const late = await me.fill(page, form, { mode: 'room', reason: 'In the room' });
  expect(late.status).toBe(409);
  const chair = visit(centre, centre.people.chair);
  const theirs = await chair.get(path);
  const back = await me.fill(then, form, { do: 'take-back', reason: 'She was not there' });
  expect(back).toMatchObject({ status: 303 });
  const second = await chair.fill(theirs, form, { do: 'take-back', reason: 'She was ill' });
  expect(second.status).toBe(404);
  expect(second.text).toMatch(/not there any more.* Nothing was saved.*What you typed She was ill/);
  expect((await me.get(path)).text).not.toContain('Test surgeon, ');
  expect((await visit(centre, centre.people.surgeon).get(path)).status).toBe(403);
});

test('a planned meeting has nobody to correct', async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre);
  const page = await visit(centre, centre.people.chair).get(`/meetings/${meetingId}/presence`);
  expect(page.text).toContain('The meeting is planned and not open yet.');
});
