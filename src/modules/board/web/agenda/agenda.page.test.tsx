import { expect, test } from 'vitest';
import { correctCase, recordWorkUp } from '../../../care/index.ts';
import { closeMeeting, concludeItem, openItem, openMeeting } from '../../../meetings/index.ts';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const path = `/meetings/${meetingId}`;
  return { centre, meetingId, path, whole: `/c/${centre.slug}${path}` };
};
const commandsIn = async (centre: Awaited<ReturnType<typeof house>>['centre']) =>
  (await journalOf(centre)).map(({ command }) => command);

test('a referred case is put on the agenda once, for as long as was said, and everybody of the house sees it', async () => {
  const { centre, path, whole } = await house();
  const { caseId } = await referTestCase(centre);
  const { case: theCase, referrals } = await recordOf(centre, caseId);
  const { label } = theCase;
  const question = `${caseId} ${referrals[0]?.id}`;
  const me = visit(centre, centre.people.coordinator);
  const observer = visit(centre, centre.people.observer);
  expect((await observer.get(path)).text).not.toContain(label);
  const opened = await me.get(path);
  const saved = await me.fill(opened, 'list', { caseId: question, minutes: '17' });
  expect(saved).toMatchObject({ status: 302, to: whole });
  expect(await me.fill(opened, 'list', { caseId: question, minutes: '17' })).toEqual(saved);
  expect((await commandsIn(centre)).filter((command) => command === 'board.list-case')).toHaveLength(1);
  const seen = await observer.get(path);
  expect(seen.text).toContain(label);
  expect(seen.text).toContain('17');
  expect(seen.html).not.toContain('<form name');
  expect((await me.get(path)).text).toContain('Every referred case has been discussed or is on a list.');
});

test('whoever runs meetings opens it once and is led to the live page; afterwards they are led there', async () => {
  const { centre, path, whole } = await house();
  const me = visit(centre, centre.people.chair);
  const opened = await me.get(path);
  expect(opened.text).toContain('The meeting is planned.');
  const saved = await me.fill(opened, 'open');
  expect(saved).toMatchObject({ status: 302, to: `${whole}/live` });
  expect(await me.fill(opened, 'open')).toEqual(saved);
  expect((await me.get(path)).html).toContain(`href="${whole}/live"`);
  const surgeon = await visit(centre, centre.people.surgeon).get(path);
  expect(surgeon.text).toContain('The meeting is open.');
  expect(surgeon.html).not.toContain('/live"');
});

test('each is offered what they may do, and refused what they may not', async () => {
  const { centre, meetingId, path } = await house();
  const { caseId } = await referTestCase(centre);
  const offers = async (role: keyof typeof centre.people) => {
    const { html } = await visit(centre, centre.people[role]).get(path);
    return ['list', 'open'].filter((form) => html.includes(`name="form" value="${form}"`));
  };
  expect(await offers('coordinator')).toEqual(['list', 'open']);
  // A surgeon prepares cases and plans no meeting, an administrator the other way round.
  expect(await offers('surgeon')).toEqual([]);
  expect(await offers('administrator')).toEqual([]);
  const surgeon = visit(centre, centre.people.surgeon);
  expect(await surgeon.post(path, { form: 'open' })).toMatchObject({ status: 403 });
  const administrator = visit(centre, centre.people.administrator);
  const listing = { form: 'list', caseId, minutes: '5' };
  expect(await administrator.post(path, listing)).toMatchObject({ status: 403 });
  const chair = visit(centre, centre.people.chair);
  expect(await chair.post(path, { form: 'nonsense' })).toMatchObject({ status: 422 });
  expect((await chair.get(path)).text).toContain('The meeting is planned.');
  await centre.as(centre.people.chair, openMeeting, { meetingId });
  await centre.as(centre.people.chair, closeMeeting, { meetingId });
  expect(await offers('coordinator')).toEqual([]);
});

test('names are shown to whoever may see them, and that is recorded; the stream goes on from what was read', async () => {
  const { centre, meetingId, path } = await house();
  const { caseId } = await listTestCase(centre, meetingId);
  const { patientId } = (await recordOf(centre, caseId)).case;
  const head = (await journalOf(centre))[0]?.seq;
  const page = await visit(centre, centre.people.surgeon).get(path);
  expect(page.text).toContain('Invented Woman');
  expect(await shownAt(centre)).toEqual([[patientId]]);
  expect(page.html).toContain(`/live?after=${head}`);
  const others = await visit(centre, centre.people.observer).get(path);
  expect(others.html).not.toContain('Invented');
  expect(await shownAt(centre)).toHaveLength(1);
});

test('a case that may be listed is named by two identifiers to whoever may see them, and the showing is recorded', async () => {
  const { centre, path } = await house();
  const { caseId } = await referTestCase(centre);
  const { patientId, label } = (await recordOf(centre, caseId)).case;
  const { text } = await visit(centre, centre.people.coordinator).get(path);
  expect(text).toMatch(new RegExp(`Invented Woman [^ ]+ · Invented-[^ ]+ · ${label}`));
  expect(await shownAt(centre)).toEqual([[patientId]]);
  expect((await visit(centre, centre.people.surgeon).get(path)).html).not.toContain('Invented');
});

test('what is no meeting of the house is not found', async () => {
  const { centre, path } = await house();
  const me = visit(centre, centre.people.chair);
  for (const wrong of ['/meetings/none', `/meetings/${centre.ownerId}`]) {
    expect(await me.get(wrong), wrong).toMatchObject({ status: 404 });
    expect((await me.post(wrong, { form: 'open' })).status, wrong).toBe(404);
  }
  const stranger = visit(centre, (await createTestCentre()).people.chair);
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
});

test('what is missing on the agenda is said in the reader’s language', async () => {
  const { centre, meetingId, path } = await house();
  await listTestCase(centre, meetingId);
  const read = async (locale: 'en' | 'ko') =>
    (await visit(centre, centre.people.surgeon, locale).get(path)).html;
  expect(await read('en')).toContain('Performance status');
  expect(await read('ko')).not.toContain('Performance status');
});

test('a past agenda and the case show what the board saw, and beside it what is known since', async () => {
  const { centre, meetingId, path } = await house();
  const { chair, clinician, coordinator, surgeon } = centre.people;
  const { caseId, agendaItemId: itemId } = await listTestCase(centre, meetingId);
  const ca125 = (value: number, takenOn: string) =>
    ({ key: 'ca125', state: 'present', value, unit: 'U/mL', takenOn, reason: null }) as const;
  await centre.as(clinician, recordWorkUp, { caseId, items: [ca125(812, '2026-11-05')] });
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId });
  await centre.as(chair, concludeItem, {
    itemId,
    conclusion: 'advice_only',
    deferralReason: null,
    next: false,
  });
  const me = visit(centre, surgeon);
  expect((await me.get(path)).text).not.toContain('known since');
  expect((await me.get(`/cases/${caseId}`)).text).not.toContain('known since');
  centre.setNow('2026-12-01T03:00:00Z');
  const items = [ca125(35, '2026-11-30')];
  await centre.as(clinician, recordWorkUp, { caseId, items, versions: { ca125: 1 } });
  const { entry: _, ...disease } = (await recordOf(centre, caseId)).case;
  const { site, histology, stageEdition, grade, presentedOn, treatedBefore, notOperatedReason } = disease;
  const fields = { site, histology, stageEdition, grade, presentedOn, treatedBefore, notOperatedReason };
  const corrected = { caseId, version: 1, case: { ...fields, stage: 'IVB' } };
  await centre.as(coordinator, correctCase, corrected, { reason: 'Liver' });
  for (const page of [await me.get(path), await me.get(`/cases/${caseId}`)]) {
    expect(page.text).toContain('812');
    expect(page.text).toContain('IIIC');
    expect(page.text).toMatch(/35 U\/mL, known since 1 December 2026/);
    expect(page.text).toMatch(/Now:.*IVB FIGO 2014 ?known since 1 December 2026/);
  }
  expect((await me.get(`/cases/${caseId}`)).text).toContain('What the board of 19 November 2026 saw');
  expect((await visit(centre, surgeon, 'ko').get(path)).text).toContain('부터 알려짐');
});
