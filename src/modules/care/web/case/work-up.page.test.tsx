import { expect, test } from 'vitest';
import { emptyAnswers } from '../../../../kernel/forms/answers.ts';
import type { Form } from '../../../../kernel/forms/items.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { fillForm } from '../../commands/fill-form.ts';
import { courseForms } from '../../records/course.ts';

type Recorded = NonNullable<NonNullable<Parameters<typeof referTestCase>[1]>['workUp']>;
const ca125: Recorded[number] = {
  key: 'ca125',
  state: 'present',
  value: 812,
  unit: 'kU/L',
  takenOn: '2026-11-05',
  reason: null,
};

const house = async (workUp: Recorded = []) => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre, { workUp });
  const { coordinator, clinician } = centre.people;
  return {
    centre,
    caseId,
    path: `/cases/${caseId}/work-up`,
    me: visit(centre, coordinator),
    other: visit(centre, clinician),
    items: async () =>
      Object.fromEntries((await recordOf(centre, caseId)).workUp.map((item) => [item.key, item])),
  };
};

test('a value alone means that it is there; each kind of item is read as what it is', async () => {
  const { centre, caseId, path, me, items } = await house();
  const saved = await me.send(path, 'work-up', {
    'workUp.albumin': ' 3.9 ',
    'workUp.albumin@': '2026-11',
    'workUp.menopausal_state': 'postmenopausal',
    'workUp.allergies': 'None known',
    'workUp.gi_origin_ruled_out': 'yes',
    'workUp.unresectable_metastases_ruled_out': 'no',
    'workUp.brca': '~requested',
    'workUp.hrd': '~waived',
    'workUp.why': 'BRCA comes first',
  });
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseId}#work-up` });
  const recorded = await items();
  expect(Object.keys(recorded).toSorted()).toEqual([
    'albumin',
    'allergies',
    'brca',
    'gi_origin_ruled_out',
    'hrd',
    'menopausal_state',
    'unresectable_metastases_ruled_out',
  ]);
  const nothing = { unit: null, takenOn: null, reason: null };
  const there = { ...nothing, state: 'present' };
  expect(recorded).toMatchObject({
    albumin: { state: 'present', value: 3.9, unit: 'g/dL', takenOn: '2026-11', reason: null },
    menopausal_state: { ...there, value: 'postmenopausal' },
    allergies: { ...there, value: 'None known' },
    gi_origin_ruled_out: { ...there, value: true },
    unresectable_metastases_ruled_out: { ...there, value: false },
    brca: { ...nothing, state: 'requested', value: null },
    hrd: { ...nothing, state: 'waived', value: null, reason: 'BRCA comes first' },
  });
});

test('what stands already comes back as it is, an imported unit too, and makes no new version', async () => {
  const { path, me, items } = await house([ca125]);
  expect(await me.send(path, 'work-up', { 'workUp.ecog': '0' })).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({ ca125: { ...ca125, version: 1 }, ecog: { value: 0, unit: null } });
  await me.send(path, 'work-up', {
    'workUp.ca125': '35',
    'workUp.ca125.unit': 'U/mL',
    'workUp.on': '2026-11-18',
  });
  expect(await items()).toMatchObject({
    ca125: { value: 35, unit: 'U/mL', takenOn: '2026-11-18', version: 2 },
    ecog: { version: 1 },
  });
  await me.send(path, 'work-up', { 'workUp.ca125': '36' });
  expect(await items()).toMatchObject({ ca125: { value: 36, version: 3 } });
});

test.each([
  [
    'a date without an answer',
    { 'workUp.ecog@': '2026-11-05' },
    'workUp.ecog@',
    'an answer that is not chosen',
  ],
  ['no number', { 'workUp.ecog': 'one' }, 'workUp.ecog', 'not a number'],
  [
    'a value that is missing',
    { 'workUp.ecog~': 'not_done', 'workUp.ecog': '1' },
    'workUp.ecog',
    'a reason why',
  ],
  ['a date that is none', { 'workUp.ecog': '1', 'workUp.ecog@': '2026-13' }, 'workUp.ecog@', 'no such date'],
  ['a date to come', { 'workUp.ecog': '1', 'workUp.on': '2027-01' }, 'workUp.ecog', 'not come yet'],
  ['a waiver without a reason', { 'workUp.ecog~': 'waived' }, 'workUp.why', 'reason'],
])('%s is refused at its field, and nothing is saved', async (_what, changes, field, sentence) => {
  const { path, me, items } = await house();
  const refused = await me.send(path, 'work-up', { 'workUp.albumin': '4', ...changes });
  expect(refused.status).toBe(422);
  const at = new RegExp(`id="work-up-${field.replaceAll('.', '\\.')}-error"[^>]*>([^<]*)<`);
  expect(at.exec(refused.html)?.[1]).toContain(sentence);
  expect(await items()).toEqual({});
});

test('an empty form is refused', async () => {
  const { centre, path, me } = await house();
  const refused = await me.send(path, 'work-up');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Nothing was entered.');
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'care.refer-case' });
});

test('of two who enter the same item the second is shown what is recorded now, and saving again replaces it', async () => {
  const { path, me, other, items } = await house([ca125]);
  const opened = await me.get(path);
  expect(opened.text).not.toContain('Recorded now');
  await other.send(path, 'work-up', { 'workUp.ca125': '35' });
  const refused = await me.fill(opened, 'work-up', { 'workUp.ca125': '36' });
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/Recorded now .*35 U\/mL/);
  expect(await items()).toMatchObject({ ca125: { value: 35 } });
  expect(await me.fill(refused, 'work-up')).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({ ca125: { value: 36, version: 3 } });
});

test('a refusal for another reason hides no change of somebody else: it is a conflict still, and shown', async () => {
  const allergies = { ...ca125, key: 'allergies', value: 'None known', unit: null };
  const { path, me, other, items } = await house([allergies]);
  const opened = await me.get(path);
  await other.send(path, 'work-up', { 'workUp.allergies': 'Penicillin', 'workUp.comorbidity': 'Diabetes' });
  const mine = { 'workUp.albumin': 'four', 'workUp.comorbidity': 'None' };
  const refused = await me.fill(opened, 'work-up', mine);
  expect(refused.status).toBe(422);
  const conflict = await me.fill(refused, 'work-up', { 'workUp.albumin': '4' });
  expect(conflict.status).toBe(409);
  expect(conflict.text).toMatch(/Recorded now .*Penicillin/);
  expect(conflict.text).toMatch(/Recorded now .*Diabetes/);
  expect(await items()).toMatchObject({
    allergies: { value: 'Penicillin', version: 2 },
    comorbidity: { value: 'Diabetes', version: 1 },
  });
});

test('a form sent twice is saved once', async () => {
  const { centre, path, me, other, items } = await house();
  const opened = await me.get(path);
  const entries = async () =>
    (await journalOf(centre)).filter(({ command }) => command === 'care.record-work-up');
  await me.fill(opened, 'work-up', { 'workUp.ecog': '1' });
  await me.fill(opened, 'work-up', { 'workUp.ecog': '1' });
  expect(await entries()).toHaveLength(1);
  await other.send(path, 'work-up', { 'workUp.ecog': '2' });
  expect(await me.fill(opened, 'work-up', { 'workUp.ecog': '1' })).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({ ecog: { value: 2 } });
});

test('a site without a dataset has no form', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre, {
    case: { site: 'other', stage: null, stageEdition: null },
  });
  const me = visit(centre, centre.people.surgeon);
  const page = await me.get(`/cases/${caseId}/work-up`);
  expect(page.text).toContain('No minimum dataset is defined for this site yet.');
  const sent = await me.post(`/cases/${caseId}/work-up`, { 'workUp.ecog': '1' });
  expect(sent.status).toBe(422);
});

test('whoever may not prepare cases is refused', async () => {
  const { centre, path, items } = await house();
  const observer = visit(centre, centre.people.observer);
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  expect(await observer.post(path, { 'workUp.ecog': '1' })).toMatchObject({ status: 403 });
  expect(await items()).toEqual({});
});

test('a number outside its plausible limits is asked about before it is saved, and saved when it is so', async () => {
  const { path, me, items } = await house();
  const typed = { 'workUp.haemoglobin': '125', 'workUp.neoadjuvant_cycles': '3.5' };
  const asked = await me.send(path, 'work-up', typed);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Please look at these answers again. Nothing is saved yet');
  expect(asked.text).toContain('Usually between 3 and 22 g/dL.');
  expect(asked.text).toContain('Usually a whole number between 0 and 12.');
  expect(await items()).toEqual({});
  const box = /name="confirmed" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  // Said to be so of one number is not said of another.
  const other = await me.fill(asked, 'work-up', { 'workUp.haemoglobin': '126', confirmed: box });
  expect(other.status).toBe(422);
  const again = /name="confirmed" value="([^"]+)"/.exec(other.html)?.[1] ?? '';
  expect(again).not.toBe(box);
  expect(await me.fill(other, 'work-up', { confirmed: again })).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({
    haemoglobin: { value: 126, unit: 'g/dL' },
    neoadjuvant_cycles: { value: 3.5 },
  });
  // What stands is not asked about again.
  expect(await me.send(path, 'work-up', { 'workUp.albumin': '3.9' })).toMatchObject({ status: 303 });
});

test('a result is typed with comma, sign and unit, and shown as it was given', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, centre.people.coordinator);
  const path = `/cases/${caseId}/work-up`;
  await me.send(path, 'work-up', { 'workUp.ca125': '> 5000', 'workUp.cea': '0,5 ng/mL' });
  const page = await me.get(path);
  expect(page.text).toContain('Recorded: >5000 U/mL (no date).');
  expect(page.text).toContain('Recorded: 0.5 ng/mL (no date).');
  const wrong = await me.send(path, 'work-up', { 'workUp.cea': '<>5' });
  expect(wrong.status).toBe(422);
  expect((await me.get(path)).text).toContain('Recorded: 0.5 ng/mL (no date).');
});

test('one date holds for the whole visit, a single result may have its own, and what does not age stays as it stands', async () => {
  const { path, me, items } = await house();
  const first = {
    'workUp.on': '2026-11-12',
    'workUp.ecog': '1',
    'workUp.ca125': '812',
    'workUp.ca125@': '2026-11-05',
    'workUp.comorbidity': 'Asthma',
  };
  await me.send(path, 'work-up', first);
  expect(await items()).toMatchObject({
    ecog: { takenOn: '2026-11-12' },
    ca125: { takenOn: '2026-11-05' },
    comorbidity: { takenOn: '2026-11-12', version: 1 },
  });
  await me.send(path, 'work-up', { 'workUp.on': '2026-11-18', 'workUp.ecog': '2' });
  expect(await items()).toMatchObject({
    ecog: { value: 2, takenOn: '2026-11-18', version: 2 },
    ca125: { version: 1 },
    comorbidity: { value: 'Asthma', takenOn: '2026-11-12', version: 1 },
  });
  await me.send(path, 'work-up', { 'workUp.on': '2026-11-18', 'workUp.comorbidity': 'Asthma, treated' });
  expect(await items()).toMatchObject({ comorbidity: { takenOn: '2026-11-18', version: 2 } });
  const emptied = await me.send(path, 'work-up', { 'workUp.comorbidity': '', 'workUp.comorbidity@': '' });
  expect(emptied.text).toContain('Please say what is known');
});

test('each who answers has a short part, and whoever is of that discipline opens it', async () => {
  const { centre, path, me } = await house();
  const nurse = await me.get(`${path}?part=nurse`);
  expect(nurse.html).toContain('name="workUp.albumin"');
  expect(nurse.html).not.toContain('name="workUp.imaging_thorax"');
  const whole = await me.get(`${path}?part=all`);
  expect(whole.text).toMatch(/Radiologist \d open/);
  for (const nobody of ['nonsense', '', '__proto__', 'Nurse'])
    expect(await me.get(`${path}?part=${nobody}`), nobody).toMatchObject({ status: 404 });
  expect(
    await me.send(`${path}?part=radiologist`, 'work-up', { 'workUp.imaging_thorax': 'Free' }),
  ).toMatchObject({
    status: 303,
  });
  const { clinician } = centre.people;
  const grants = clinician.grants.map((grant) => ({ ...grant, discipline: 'radiology' }));
  const radiologist = visit(centre, { ...clinician, grants });
  expect((await radiologist.get(path)).html).not.toContain('name="workUp.albumin"');
});

test('what the phase does not ask stays closed, and a phase asks more', async () => {
  const { path, me } = await house();
  const later = (html: string) => html.slice(html.indexOf('Not asked now'));
  expect(later((await me.get(path)).html)).toContain('name="workUp.last_platinum_on"');
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre, { phase: 'recurrence' });
  const page = await visit(centre, centre.people.coordinator).get(`/cases/${caseId}/work-up`);
  expect(later(page.html)).not.toContain('name="workUp.last_platinum_on"');
  expect(later(page.html)).toContain('name="workUp.operative_report_signed"');
  expect(page.text).toContain('Not older than 28 days');
});

test('what the course answers is shown with its day, is not asked and not open, and can be typed over', async () => {
  const { centre, caseId, path, me, items } = await house([ca125]);
  const enter = (form: keyof typeof courseForms, said: Record<string, unknown>) =>
    centre.as(centre.people.clinician, fillForm, {
      caseId,
      form: courseForms[form].id,
      formVersion: courseForms[form].version,
      on: null,
      answers: { ...emptyAnswers(courseForms[form] as Form), ...said } as never,
    });
  await me.send(`/cases/${caseId}/ask`, 'ask', {
    'referral.phase': 'recurrence',
    'referral.questionType': 'recurrence',
    'referral.consultantId': centre.people.surgeon.personId,
    'referral.receivedOn': '2026-11-17',
    'referral.question': 'A second operation?',
  });
  const openOf = async (who = me) => {
    const { text } = await who.get(path);
    return Number(/Oncologist (\d+) open/.exec(text)?.[1]);
  };
  const before = await openOf();
  await enter('systemic', {
    setting: 'relapse',
    line: 2,
    regimen: 'Carboplatin',
    platinum: true,
    from: '2026-01-10',
    to: '2026-05-16',
    stopReason: 'toxicity',
    worstToxicity: '3',
  });
  await enter('markers', { on: '2026-11-12', ca125: { value: 48, comparator: '<', unit: 'U/mL' } });
  // Last platinum, months since, lines, and why it was stopped.
  expect(await openOf()).toBe(before - 4);
  const shown = await me.get(path);
  expect(shown.text).toContain('From the course: <48 U/mL (2026-11-12).');
  expect(shown.text).toContain('From the course: 6 mo (');
  expect(shown.text).toContain('From the course: toxicity (2026-05-16).');
  expect(shown.html).not.toContain('value="2026-05-16"');
  const korean = await visit(centre, centre.people.coordinator, 'ko').get(path);
  expect(korean.text).toContain('경과 기록: 독성 (2026-05-16).');

  const undated = await me.send(path, 'work-up', { 'workUp.line_stop_reason': 'Neuropathy' });
  expect(undated.status).toBe(422);
  expect(undated.text).toContain('Please give the day of what you typed.');
  expect(undated.html).toContain('Neuropathy');
  const typed = { 'workUp.line_stop_reason': 'Neuropathy', 'workUp.line_stop_reason@': '2026-11-15' };
  expect(await me.send(path, 'work-up', typed)).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({
    ca125,
    line_stop_reason: { value: 'Neuropathy', takenOn: '2026-11-15', version: 1 },
  });
  const after = await me.get(path);
  expect(after.text).not.toContain('From the course: toxicity');
  const { text } = await me.get(`/cases/${caseId}`);
  expect(text).toMatch(/Why the last line was stopped Value Neuropathy Date/);
  expect(text).toMatch(/Lines of treatment so far Value 2 from the course/);
});

test('what the course took the place of is corrected under the version that was read', async () => {
  const { centre, caseId, path, me, other, items } = await house([ca125]);
  await centre.as(centre.people.clinician, fillForm, {
    caseId,
    form: 'markers',
    formVersion: 1,
    on: null,
    answers: {
      ...emptyAnswers(courseForms.markers),
      on: '2026-11-12',
      ca125: { value: 48, comparator: null, unit: 'U/mL' },
    },
  });
  const [first, second] = [await me.get(path), await other.get(path)];
  const typed = { 'workUp.ca125': '30', 'workUp.ca125@': '2026-11-15' };
  expect(await me.fill(first, 'work-up', typed)).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({ ca125: { value: 30, version: 2 } });
  expect((await other.fill(second, 'work-up', { ...typed, 'workUp.ca125': '31' })).status).toBe(409);
});

test('the risk of malignancy index stands with its inputs, and is not known while one is not', async () => {
  const item = (key: string, value: string | number, more = {}) =>
    ({ key, state: 'present', value, unit: null, takenOn: '2026-11-05', reason: null, ...more }) as const;
  const { centre, caseId, path, me } = await house([ca125, item('menopausal_state', 'postmenopausal')]);
  const page = `/cases/${caseId}`;
  const before = await me.get(page);
  expect(before.text).toMatch(/Risk of malignancy index \(RMI\) *not known/);
  expect(before.text).toContain('U ? – Features at ultrasound, for the RMI: not known');
  await me.send(path, 'work-up', {
    'workUp.ultrasound_features': 'more_features',
    'workUp.patient_view_author': 'relative',
    'workUp.images_to_show': 'awaited',
    'workUp.on': '2026-11-18',
  });
  const after = await me.get(page);
  expect(after.text).toMatch(/\(RMI\) *7,308 *U × M × CA-125, recalled and not checked/);
  expect(after.text).toContain('M 3 – Menopausal state: postmenopausal');
  expect(after.text).toContain('a relative');
  const recurrence = await referTestCase(centre, { phase: 'recurrence' });
  expect((await me.get(`/cases/${recurrence.caseId}`)).text).not.toContain('(RMI)');
});
