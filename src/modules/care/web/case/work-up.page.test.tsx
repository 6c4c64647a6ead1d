import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

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
    'item.albumin.value': ' 3.9 ',
    'item.albumin.takenOn': '2026-11',
    'item.menopausal_state.value': 'postmenopausal',
    'item.allergies.value': 'None known',
    'item.gi_origin_ruled_out.value': 'yes',
    'item.unresectable_metastases_ruled_out.value': 'no',
    'item.brca.state': 'requested',
    'item.hrd.state': 'waived',
    'item.hrd.reason': 'BRCA comes first',
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
  expect(await me.send(path, 'work-up', { 'item.ecog.value': '0' })).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({ ca125: { ...ca125, version: 1 }, ecog: { value: 0, unit: null } });
  await me.send(path, 'work-up', { 'item.ca125.value': '35' });
  expect(await items()).toMatchObject({
    ca125: { value: 35, unit: 'U/mL', version: 2 },
    ecog: { version: 1 },
  });
  await me.send(path, 'work-up', { 'item.ca125.value': '36' });
  expect(await items()).toMatchObject({ ca125: { value: 36, version: 3 } });
});

test.each([
  ['a date without a state', { 'item.ecog.takenOn': '2026-11-05' }, 'item.ecog.state', 'choose the state'],
  ['a reason without a state', { 'item.ecog.reason': 'Asked' }, 'item.ecog.state', 'choose the state'],
  ['no number', { 'item.ecog.value': 'one' }, 'item.ecog.value', 'not a number'],
  ['no value', { 'item.ecog.state': 'present' }, 'item.ecog.value', 'enter the value'],
  [
    'a value that is missing',
    { 'item.ecog.state': 'missing', 'item.ecog.value': '1' },
    'item.ecog.state',
    'correct one of them',
  ],
  [
    'a date that is none',
    { 'item.ecog.value': '1', 'item.ecog.takenOn': '2026-13' },
    'item.ecog.takenOn',
    'no such date',
  ],
  ['a waiver without a reason', { 'item.ecog.state': 'waived' }, 'item.ecog.reason', 'reason'],
])('%s is refused at its field, and nothing is saved', async (_what, changes, field, sentence) => {
  const { path, me, items } = await house();
  const refused = await me.send(path, 'work-up', { 'item.albumin.value': '4', ...changes });
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
  await other.send(path, 'work-up', { 'item.ca125.value': '35' });
  const refused = await me.fill(opened, 'work-up', { 'item.ca125.value': '36' });
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/Recorded now .*35 U\/mL/);
  expect(await items()).toMatchObject({ ca125: { value: 35 } });
  expect(await me.fill(refused, 'work-up')).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({ ca125: { value: 36, version: 3 } });
});

test('a form sent twice is saved once', async () => {
  const { centre, path, me, other, items } = await house();
  const opened = await me.get(path);
  const entries = async () =>
    (await journalOf(centre)).filter(({ command }) => command === 'care.record-work-up');
  await me.fill(opened, 'work-up', { 'item.ecog.value': '1' });
  await me.fill(opened, 'work-up', { 'item.ecog.value': '1' });
  expect(await entries()).toHaveLength(1);
  await other.send(path, 'work-up', { 'item.ecog.value': '2' });
  expect(await me.fill(opened, 'work-up', { 'item.ecog.value': '1' })).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({ ecog: { value: 2 } });
});

test('a site without a dataset has no form', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre, {
    case: { site: 'vulva', stage: null, stageEdition: null },
  });
  const me = visit(centre, centre.people.surgeon);
  const page = await me.get(`/cases/${caseId}/work-up`);
  expect(page.text).toContain('No minimum dataset is defined for this site yet.');
  const sent = await me.post(`/cases/${caseId}/work-up`, { 'item.ecog.value': '1' });
  expect(sent.status).toBe(422);
});

test('whoever may not prepare cases is refused', async () => {
  const { centre, path, items } = await house();
  const observer = visit(centre, centre.people.observer);
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  expect(await observer.post(path, { 'item.ecog.value': '1' })).toMatchObject({ status: 403 });
  expect(await items()).toEqual({});
});

test('a number outside its plausible limits is asked about before it is saved, and saved when it is so', async () => {
  const { path, me, items } = await house();
  const typed = { 'item.haemoglobin.value': '125', 'item.neoadjuvant_cycles.value': '3.5' };
  const asked = await me.send(path, 'work-up', typed);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Usually between 3 and 22 g/dL.');
  expect(asked.text).toContain('Usually a whole number between 0 and 12.');
  expect(asked.text).toContain('It is 125 g/dL');
  expect(await items()).toEqual({});
  const other = await me.fill(asked, 'work-up', {
    'item.haemoglobin.value': '126',
    'item.haemoglobin.sure': '125',
    'item.neoadjuvant_cycles.sure': '3.5',
  });
  expect(other.status).toBe(422);
  expect(other.text).toContain('It is 126 g/dL');
  // What was said to be so stays said.
  const sure = { 'item.haemoglobin.sure': '126' };
  expect(await me.fill(other, 'work-up', sure)).toMatchObject({ status: 303 });
  expect(await items()).toMatchObject({
    haemoglobin: { value: 126, unit: 'g/dL' },
    neoadjuvant_cycles: { value: 3.5 },
  });
  // What stands is not asked about again.
  expect(await me.send(path, 'work-up', { 'item.albumin.value': '3.9' })).toMatchObject({ status: 303 });
});

test('a result is typed with comma, sign and unit, and shown as it was given', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, centre.people.coordinator);
  const path = `/cases/${caseId}/work-up`;
  await me.send(path, 'work-up', { 'item.ca125.value': '> 5000', 'item.cea.value': '0,5 ng/mL' });
  const page = await me.get(path);
  expect(page.html).toContain('value="&gt;5000"');
  expect(page.html).toContain('value="0.5"');
  const wrong = await me.send(path, 'work-up', { 'item.cea.value': '<>5' });
  expect(wrong.status).toBe(422);
  expect((await me.get(path)).html).toContain('value="0.5"');
});
