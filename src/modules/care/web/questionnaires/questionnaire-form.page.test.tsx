import { expect, test } from 'vitest';
import { withScope } from '../../../../kernel/scope.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { ownForm } from '../../../../testing/own-form.ts';
import { visit } from '../../../../testing/visit.ts';
import { defineForm } from '../../commands/define-form.ts';
import { entry } from '../../tables.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return {
    centre,
    caseId,
    path: `/cases/${caseId}/forms/medicines-and-operations/new`,
    me: visit(centre, centre.people.clinician),
    entries: () => withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(entry)),
  };
};

type Drawn = { readonly html: string };
const fieldsOf = ({ html }: Drawn) => [...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name);
/** Fields that the summary of a refusal leads to. */
const ledTo = ({ html }: Drawn) =>
  [...html.matchAll(/href="#questionnaire-([^"]+)"/g)].map(([, name]) => name);

const said = {
  on: '2026-11-18',
  'answers.told': ['herself', 'packages'],
  'answers.takes': 'yes',
  'answers.medicines.0.medicine': 'Metformin',
  'answers.medicines.0.dose': '500 mg',
  'answers.medicines.0.often': 'twice',
  'answers.medicines.0.since': '2019',
  'answers.medicines.1.medicine': 'Warfarin',
  'answers.medicines.1.dose~': 'unknown',
  'answers.medicines.1.often': 'otherwise',
  'answers.medicines.1.otherwise': 'by the clotting test',
  'answers.allergic': 'no',
  'answers.operated': 'yes',
  'answers.operations.0.what': 'Oophorectomy',
  'answers.operations.0.on': '1998-05',
  'answers.operations.0.report': 'no',
  'answers.organs.ovary': 'removed',
  'answers.organs.ovary.side': 'left',
};

test('lines of a list and rows with a side stand in the record as they were said, and are read, corrected and told', async () => {
  const { centre, caseId, path, me, entries } = await house();
  const opened = await me.get(path);
  const filled = await me.fill(opened, 'questionnaire', { ...said, intent: 'fill:organs' });
  expect(filled.text).toContain('Nothing is saved yet');
  const saved = await me.fill(filled, 'questionnaire');
  const [row, ...more] = await entries();
  expect(more).toEqual([]);
  expect(row?.answers).toMatchObject({
    takes: true,
    medicines: [
      { medicine: 'Metformin', dose: '500 mg', often: 'twice', since: '2019' },
      {
        medicine: 'Warfarin',
        often: 'otherwise',
        otherwise: 'by the clotting test',
        absent: { dose: 'unknown' },
      },
    ],
    allergic: false,
    operations: [{ what: 'Oophorectomy', on: '1998-05', report: false }],
    organs: { uterus: { answer: 'in_place' }, ovary: { answer: 'removed', side: 'left' } },
  });
  const read = await me.get(saved.to ?? '');
  expect(read.text).toMatch(
    /Metformin Dose 500 mg How often twice a day How otherwise\? – .* Warfarin Dose Not known How often otherwise How otherwise\? by the/,
  );
  expect(read.text).toMatch(/Ovary Taken out, left, When: not said/);
  expect(read.text).toMatch(/Organs taken out earlier Uterus In place/);
  expect(read.text).not.toContain('What she does not tolerate');
  expect(read.text).not.toContain('Not answered yet');
  const address = (saved.to ?? '').split('?')[0] ?? '';
  const correcting = await me.get(`${address}?correct`);
  await me.fill(correcting, 'questionnaire', {
    'answers.medicines.1.medicine': 'Warfarin, stopped',
    'answers.medicines.0.often': '',
    'answers.organs.ovary.side': 'both',
    reason: 'Read in the letter',
  });
  expect((await me.get(address)).text).toContain('Not answered yet: What she takes: How often');
  const history = (await me.get(`/cases/${caseId}/history`)).text;
  expect(history).toMatch(
    /Before Warfarin, Dose: Not known, otherwise, by the clotting test After Warfarin, stopped/,
  );
  expect(history).toMatch(/Ovary Before Taken out, left, When: not said After Taken out, both/);
  const korean = (await visit(centre, centre.people.clinician, 'ko').get(address)).text;
  expect(korean).toMatch(/복용 중인 약[^?]*Metformin/);
});

test('a list is asked after the answer before it, and a part of a line after the line’s own', async () => {
  const { path, me, entries } = await house();
  const opened = await me.get(path);
  const asked = await me.fill(opened, 'questionnaire', { 'answers.takes': 'no', intent: 'again' });
  expect(fieldsOf(asked)).not.toContain('answers.medicines.0.medicine');
  expect(fieldsOf(asked)).toContain('answers.allergies.0.to');
  const typed = await me.fill(opened, 'questionnaire', {
    'answers.takes': 'no',
    'answers.medicines.1.medicine': 'Iron',
    'answers.medicines.1.often': 'once',
    intent: 'again',
  });
  expect(fieldsOf(typed)).toContain('answers.medicines.1.medicine');
  // Of the line that is said the part is ruled out, of the empty one it may still be asked.
  expect(fieldsOf(typed)).not.toContain('answers.medicines.1.otherwise');
  expect(fieldsOf(typed)).toContain('answers.medicines.0.otherwise');
  const refused = await me.fill(typed, 'questionnaire');
  expect(refused.status).toBe(422);
  expect(ledTo(refused)).toContain('answers.medicines');
  const kept = await me.fill(opened, 'questionnaire', {
    'answers.medicines.0.medicine': 'Iron',
    'answers.medicines.0.often': 'once',
    'answers.medicines.0.otherwise': 'in spring',
  });
  expect(kept.status).toBe(422);
  expect(ledTo(kept)).toContain('answers.medicines.0.otherwise');
  expect(fieldsOf(kept)).toContain('answers.medicines.0.otherwise');
  expect(await entries()).toEqual([]);
});

test('whom a line names is somebody of the house, and stays in it when he has gone', async () => {
  const { centre, caseId, me, entries } = await house();
  const talks = {
    name: 'talks',
    kind: 'group',
    label: { en: 'Talks', ko: '면담' },
    section: 'walk',
    items: [
      { name: 'who', kind: 'person', label: { en: 'With whom', ko: '상대' } },
      { name: 'about', kind: 'line', max: 80, label: { en: 'About what', ko: '내용' } },
    ],
  };
  const own = { ...ownForm, items: [...ownForm.items, talks] };
  await centre.as(centre.people.administrator, defineForm, { body: JSON.stringify(own) });
  const opened = await me.get(`/cases/${caseId}/forms/walking/new`);
  const { personId } = centre.people.surgeon;
  const stranger = (await createTestCentre()).people.surgeon.personId;
  const line = { 'answers.talks.1.about': 'Her knee' };
  const forged = { formVersion: '1', ...line, 'answers.talks.1.who': stranger };
  const refused = await me.post(`/cases/${caseId}/forms/walking/new`, { form: 'questionnaire', ...forged });
  expect(refused.status).toBe(422);
  expect(ledTo(refused)).toContain('answers.talks.1.who');
  expect(await entries()).toEqual([]);
  const saved = await me.fill(opened, 'questionnaire', { ...line, 'answers.talks.1.who': personId });
  expect(saved.status).toBe(302);
  expect((await me.get(saved.to ?? '')).text).toContain('With whom Test surgeon About what Her knee');
});
