import { expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { linksIn, readOf, under } from '../../../../testing/page-parts.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { minutesIn, signTestMinutes } from '../../../../testing/signed-minutes.ts';
import { visit } from '../../../../testing/visit.ts';

const open = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const cases = [await listTestCase(centre, meetingId), await listTestCase(centre, meetingId)] as const;
  const path = `/meetings/${meetingId}/live`;
  const me = visit(centre, centre.people.chair);
  await me.send(path, 'open');
  return { centre, meetingId, cases, path, me };
};

test('what was done stands there with a way back, on every screen and without script, and goes back', async () => {
  const { centre, cases, path, me } = await open();
  const [first, second] = cases;
  const taken = await me.send(path, 'take-up', { itemId: first.agendaItemId });
  expect(taken.text).toMatch(/26-0001 was taken up\. Undo/);
  const undone = await me.fill(taken, 'undo');
  expect(undone.text).toContain('It was undone.');
  expect(undone.text).toContain('No case is under discussion.');
  await me.send(path, 'take-up', { itemId: first.agendaItemId });
  centre.setNow('2026-11-19T00:02:00Z');
  const { personId } = centre.people.clinician;
  const joined = await me.send(path, 'join', { personId, discipline: 'haematology-oncology', mode: 'room' });
  expect(joined.text).toMatch(/Test clinician has joined\. Undo/);
  centre.setNow('2026-11-19T00:03:00Z');
  const later = await me.get(path);
  expect(later.html).not.toContain('value="undo"');
  await me.fill(later, `conclude~${first.agendaItemId}`, {
    conclusion: 'deferred',
    deferralReason: 'imaging_missing',
    next: 'yes',
  });
  const hers = await visit(centre, centre.people.coordinator).get(path);
  expect(hers.text).toMatch(/26-0001 was concluded: Deferred\. Undo/);
  expect(hers.html).toContain(`value="conclude~${second.agendaItemId}"`);
});

test('of two who undo, the second is told who was first; after ten seconds the way that stands then is said', async () => {
  const { centre, cases, path, me } = await open();
  const coordinator = visit(centre, centre.people.coordinator);
  const taken = await me.send(path, 'take-up', { itemId: cases[0].agendaItemId });
  const hers = await coordinator.get(path);
  await me.fill(taken, 'undo');
  const second = await coordinator.fill(hers, 'undo');
  expect(second.status).toBe(200);
  expect(second.text).toContain('Test chair undid it before you, at 09:00. Nothing was done twice.');
  const again = await me.send(path, 'take-up', { itemId: cases[0].agendaItemId });
  centre.setNow('2026-11-19T00:00:11Z');
  const late = await me.fill(again, 'undo');
  expect(late.status).toBe(422);
  expect(late.text).toContain('The ten seconds are over. Reopen the case');
  const undone = (await journalOf(centre)).filter(({ command }) => command === 'board.undo-step');
  expect(undone).toHaveLength(1);
});

test('a concluded case is reopened for a reason, which is asked for', async () => {
  const { cases, path, me } = await open();
  const itemId = cases[0].agendaItemId;
  const taken = await me.send(path, 'take-up', { itemId });
  const deferred = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: 'no' };
  const concluded = await me.fill(taken, `conclude~${itemId}`, deferred);
  expect((await me.fill(concluded, `reopen~${itemId}`, { reason: '' })).status).toBe(422);
  const reopened = await me.fill(concluded, `reopen~${itemId}`, { reason: 'The images have come' });
  expect(reopened.html).toContain(`value="conclude~${itemId}"`);
  const late = await me.fill(concluded, `reopen~${itemId}`, { reason: 'So' });
  expect(late.status).toBe(422);
});

test('the chair undoes, reopens, and corrects minutes that were signed: a new version says why', async () => {
  const centre = await createTestCentre();
  const { agendaItemId, caseId, meetingId, recommendationId } = await recommendTestCase(centre);
  const [path, minutes] = [`/meetings/${meetingId}/live`, `/meetings/${meetingId}/minutes`];
  const me = visit(centre, centre.people.chair);
  const form = `conclude~${agendaItemId}`;
  const reached = { conclusion: 'reached', quorumReason: 'The others had written', next: 'yes' };
  const concluded = await me.fill(await me.get(path), form, reached);
  const undone = await me.fill(concluded, 'undo', {});
  expect(undone.html).toContain(`value="${form}"`);
  const again = await me.fill(undone, form, reached);
  const reopened = await me.fill(again, `reopen~${agendaItemId}`, { reason: 'Said too fast' });
  const last = await me.fill(reopened, form, reached);
  await me.fill(last, 'close');
  await signTestMinutes(centre, meetingId);
  const signed = await me.get(minutes);
  const correct = linksIn(signed.html)['Correct the conclusion'] ?? '';
  expect(correct).toContain(`/items/${agendaItemId}/correct`);
  const asked = await me.get(correct);
  expect(asked.text).toContain('Reached');
  expect(asked.text).toContain('26-0001');
  const wrong = await me.fill(asked, 'correct', { conclusion: 'deferred', reason: 'So' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('A deferral needs a reason');
  // What was recommended is said before anything is corrected, and asked about.
  expect(readOf(under(asked.html, 'What rests on it'))).toMatch(
    /The board recommended this\..*Recommendation, 19 November 2026: Surgery/,
  );
  expect(linksIn(under(asked.html, 'What rests on it'))['Recommendation']).toBe(
    `/c/${centre.slug}/cases/${caseId}/take-back/recommendation/${recommendationId}`,
  );
  expect(asked.html).not.toContain('name="standing"');
  const deferred = {
    conclusion: 'deferred',
    deferralReason: 'pathology_missing',
    reason: 'The pathology had not come',
  };
  const stands = await me.fill(asked, 'correct', deferred);
  expect(stands.status).toBe(422);
  expect(stands.text).toContain('What the board recommended for her still stands. Take it back first');
  const done = await me.fill(stands, 'correct', { ...deferred, standing: 'yes' });
  expect(done).toMatchObject({ status: 303 });
  const differs = await me.get(minutes);
  const again2 = await me.fill(await me.get(`${minutes}?version=now`), 'sign', {
    reason: 'A conclusion was corrected',
  });
  expect([differs.status, again2.status]).toEqual([200, 303]);
  expect((await minutesIn(centre, meetingId)).signed.map(({ number, reason }) => [number, reason])).toEqual([
    [2, 'A conclusion was corrected'],
    [1, null],
  ]);
  expect((await me.get(`/cases/${caseId}/history`)).text).toContain('corrected what the board concluded');
  // The coordinator keeps presence and corrects no conclusion.
  const coordinator = visit(centre, centre.people.coordinator);
  expect((await coordinator.get(correct)).status).toBe(403);
  expect(linksIn((await coordinator.get(minutes)).html)).not.toHaveProperty('Correct the conclusion');
});
