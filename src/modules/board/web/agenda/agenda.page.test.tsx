import { expect, test } from 'vitest';
import { restore } from '../../../../kernel/commands/restore.ts';
import { strike } from '../../../../kernel/commands/strike.ts';
import { emptyAnswers } from '../../../../kernel/forms/answers.ts';
import type { Form } from '../../../../kernel/forms/items.ts';
import { correctCase, courseForms, fillForm, recordWorkUp } from '../../../care/index.ts';
import { listCase } from '../../commands/list-case.ts';
import { recordRecommendation } from '../../commands/record-recommendation.ts';
import { closeMeeting, concludeItem, openItem, openMeeting } from '../../../meetings/index.ts';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../../testing/listed-case.ts';
import { linksIn } from '../../../../testing/page-parts.ts';
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

test('the risk of malignancy index stands on the agenda, and while the case is discussed with its inputs, as on its page', async () => {
  const { centre, meetingId, path } = await house();
  const { chair, clinician } = centre.people;
  const { caseId, agendaItemId: itemId } = await listTestCase(centre, meetingId);
  const item = (key: string, value: string | number, unit: string | null = null) =>
    ({ key, state: 'present', value, unit, takenOn: '2026-11-05', reason: null }) as const;
  const known = [item('ca125', 812, 'U/mL'), item('menopausal_state', 'postmenopausal')];
  await centre.as(clinician, recordWorkUp, { caseId, items: known });
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId });
  const read = async (at: string, locale: 'en' | 'ko' = 'en') =>
    (await visit(centre, chair, locale).get(at)).text;
  expect(await read(path)).toMatch(/RMI: *not known/);
  expect(await read(`${path}/live`)).toContain('U ? – Features at ultrasound, for the RMI: not known');
  const features = [item('ultrasound_features', 'more_features')];
  await centre.as(clinician, recordWorkUp, { caseId, items: features });
  expect(await read(path)).toMatch(/RMI: *7,308/);
  expect(await read(path, 'ko')).toMatch(/RMI: *7,308/);
  for (const [at, locale] of [[`${path}/live`], [`/cases/${caseId}`], [`${path}/live`, 'ko']] as const) {
    const text = await read(at, locale);
    expect(text).toMatch(
      locale === 'ko' ? /악성 위험 지수 \(RMI\) *7,308/ : /index \(RMI\) *7,308 *U × M × CA-125/,
    );
    expect(text).toMatch(/M 3 – [^:]+: .+ CA-125 812 – CA-125: 812 U\/mL/);
  }
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

const takeBackAll = async () => {
  const { centre, meetingId, path } = await house();
  const { chair } = centre.people;
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: agendaItemId });
  const advise = async (modality: 'surgery' | 'systemic') => {
    const recommendation = {
      intent: 'curative',
      modality,
      timing: modality === 'surgery' ? 'upfront' : 'adjuvant',
      detail: null,
      rationale: 'Looks resectable',
      alternative: null,
      ownerPersonId: centre.people.surgeon.personId,
      dueOn: '2026-11-26',
      patientView: null,
    } as const;
    return (await centre.as(chair, recordRecommendation, { agendaItemId, caseId, recommendation })).id;
  };
  const [first, second] = [await advise('surgery'), await advise('systemic')];
  const quorumReason = 'The others had written';
  const concluded = { conclusion: 'reached', deferralReason: null, quorumReason, next: false } as const;
  await centre.as(chair, concludeItem, { itemId: agendaItemId, ...concluded });
  await centre.as(chair, closeMeeting, { meetingId });
  const takeBack = (id: string) =>
    centre.as(chair, strike, { table: 'board.recommendation', id, version: 1 }, { reason: 'Another woman' });
  const me = visit(centre, chair);
  const read = async () => ({
    agenda: (await me.get(path)).text,
    case: (await me.get(`/cases/${caseId}`)).text,
    work: (await visit(centre, centre.people.coordinator).get('')).text,
  });
  return { centre, chair, caseId, first, second, takeBack, read };
};
const waits = 'No recommendation stands any more: the question waits for a board again.';

test('a recommendation taken back after the board is said on the agenda and the case; the question waits when none is left', async () => {
  const { centre, chair, caseId, first, second, takeBack, read } = await takeBackAll();
  const before = await read();
  expect(before.agenda).not.toContain('taken back');
  expect(before.work).not.toContain('Sent back by the board');
  await takeBack(first);
  const one = await read();
  for (const shown of [one.agenda, one.case]) {
    expect(shown).toContain('Surgery, upfront taken back');
    expect(shown).not.toContain(waits);
  }
  expect(one.work).not.toContain('Sent back by the board');
  await takeBack(second);
  const both = await read();
  for (const shown of [both.agenda, both.case]) {
    expect(shown).toContain('Systemic treatment, adjuvant taken back');
    expect(shown).toContain(waits);
  }
  expect(both.case).toContain('what the board recommended was taken back');
  expect(both.work).toMatch(
    /Sent back by the board.*what the board recommended was taken back|what the board recommended was taken back.*Sent back by the board/,
  );
  const cases = await visit(centre, chair).get('/cases');
  expect(cases.text).toContain('Referred');
  const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const again = { caseId, meetingId: next.meetingId, minutes: 5 };
  await centre.as(centre.people.coordinator, listCase, again);
  await centre.as(
    chair,
    restore,
    { table: 'board.recommendation', id: second, version: 2 },
    { reason: 'It was hers' },
  );
  expect((await read()).agenda).not.toContain(waits);
});

test('a past agenda and the case show the course as the board saw it, and beside it what came later', async () => {
  const { centre, meetingId, path } = await house();
  const { chair, clinician } = centre.people;
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  const enter = (form: keyof typeof courseForms, said: Record<string, unknown>) => {
    const { id, version } = courseForms[form];
    const answers = { ...emptyAnswers(courseForms[form] as Form), ...said } as never;
    return centre.as(clinician, fillForm, { caseId, form: id, formVersion: version, on: null, answers });
  };
  await enter('stage', { on: '2026-11-05', stage: 'IIIC', edition: 'figo-2014', basis: 'clinical' });
  const markers = await enter('markers', {
    on: '2026-11-06',
    ca125: { value: 812, comparator: null, unit: 'U/mL' },
  });
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: agendaItemId });
  const advice = { conclusion: 'advice_only', deferralReason: null, next: false } as const;
  await centre.as(chair, concludeItem, { itemId: agendaItemId, ...advice });
  await centre.as(chair, closeMeeting, { meetingId });
  centre.setNow('2026-12-01T02:00:00Z');
  await enter('systemic', { from: '2026-11-25', regimen: 'carboplatin-paclitaxel', setting: 'neoadjuvant' });
  await enter('followUp', { on: '2026-11-30', status: 'alive' });
  await centre.as(
    clinician,
    strike,
    { table: 'care.entry', id: markers.id, version: 1 },
    { reason: 'Another woman' },
  );
  const me = visit(centre, clinician);
  for (const place of [path, `/cases/${caseId}`]) {
    const { text } = await me.get(place);
    expect(text).toMatch(/5 November 2026 Stage: IIIC/);
    expect(text).toMatch(/6 November 2026 Tumour markers: .*812.*, taken back since/);
    expect(text).toMatch(/25 November 2026 Systemic .*, known since 1 December 2026/);
    expect(text).not.toMatch(/Follow-up: .*known since/);
  }
  expect((await visit(centre, clinician, 'ko').get(path)).text).toContain('2026년 12월 1일');
});

test('the agenda and the case show what the course says for the day of the board, and no older marker', async () => {
  const { centre, meetingId, path } = await house();
  const { clinician, coordinator, observer } = centre.people;
  const { caseId } = await referTestCase(centre, {
    workUp: [
      { key: 'ca125', state: 'present', value: 1240, unit: 'U/mL', takenOn: '2026-08-04', reason: null },
    ],
  });
  const { referrals } = await recordOf(centre, caseId);
  const enter = (form: keyof typeof courseForms, said: Record<string, unknown>) => {
    const { id, version } = courseForms[form];
    const answers = { ...emptyAnswers(courseForms[form] as Form), ...said } as never;
    return centre.as(clinician, fillForm, { caseId, form: id, formVersion: version, on: null, answers });
  };
  await centre.as(coordinator, listCase, { caseId, meetingId, minutes: 5, referralId: referrals[0]?.id });
  const me = visit(centre, observer);
  const before = (await me.get(path)).text;
  expect(before).toContain('CA-125 1,240 U/mL 2026-08-04');
  expect(before).toContain('and 13 more');
  const measured = (value: number) => ({ value, comparator: null, unit: 'U/mL' });
  const markers = await enter('markers', { on: '2026-11-10', ca125: measured(48) });
  const { text } = await me.get(path);
  expect(text).toContain('CA-125 48 U/mL 2026-11-10');
  expect(text).not.toContain('1,240');
  expect(text).toContain('and 12 more');
  expect((await visit(centre, observer, 'ko').get(path)).text).toContain('CA-125 48 U/mL 2026-11-10');
  const theCase = await me.get(`/cases/${caseId}`);
  expect(theCase.text).toMatch(/CA-125 Value 48 U\/mL from the course Date 10 November 2026 State present/);
  expect(theCase.html).toContain(`/cases/${caseId}/entries/${markers.id}`);
  const row = { table: 'care.entry', id: markers.id, version: 1 };
  await centre.as(clinician, strike, row, { reason: 'Another woman' });
  expect((await me.get(path)).text).toContain('CA-125 1,240 U/mL 2026-08-04');
});

test('a woman with two diseases: the pages of each and the board that sees one name the other, until the board has concluded', async () => {
  const { centre, meetingId, path } = await house();
  const { chair, observer } = centre.people;
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  const first = (await recordOf(centre, caseId)).case;
  const cervix = { site: 'cervix', histology: 'squamous', stage: 'IB1', stageEdition: 'figo-2018' } as const;
  const whom = { patientId: first.patientId };
  const other = await referTestCase(centre, { whom, case: cervix });
  const second = (await recordOf(centre, other.caseId)).case;
  const me = visit(centre, observer);
  const named = `Another disease of hers, ${second.label}: Cervix, squamous IB1 FIGO 2018`;
  expect((await me.get(path)).text).toContain(named);
  expect((await me.get(`/cases/${caseId}`)).text).toContain(
    `Another disease of hers ${second.label} Cervix, squamous, IB1`,
  );
  const hers = await me.get(`/cases/${other.caseId}`);
  expect(hers.text).toContain(`Another disease of hers ${first.label} Ovary, high-grade serous, IIIC`);
  expect(linksIn(hers.html)[first.label]).toBe(`/c/${centre.slug}/cases/${caseId}`);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: agendaItemId });
  expect((await visit(centre, chair).get(`${path}/live`)).text).toContain(named);
  const said = { conclusion: 'advice_only', deferralReason: null, next: false } as const;
  await centre.as(chair, concludeItem, { itemId: agendaItemId, ...said });
  await centre.as(chair, closeMeeting, { meetingId });
  expect((await me.get(path)).text).not.toContain('Another disease');
});
