import { expect, test } from 'vitest';
import { withScope } from '../../../../kernel/scope.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { ownForm } from '../../../../testing/own-form.ts';
import { visit } from '../../../../testing/visit.ts';
import { defineForm } from '../../commands/define-form.ts';
import { fillForm } from '../../commands/fill-form.ts';
import { entry } from '../../tables.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { administrator, clinician, coordinator } = centre.people;
  const { caseId } = await referTestCase(centre);
  const define = (form: unknown) => centre.as(administrator, defineForm, { body: JSON.stringify(form) });
  await define(ownForm);
  const fill = (answers: object, on: string | null) =>
    centre.as(coordinator, fillForm, {
      caseId,
      form: 'walking',
      formVersion: 1,
      on,
      answers: answers as never,
    });
  const { id } = await fill({ walks: 'helped', who: 'Her son <b>' }, '2026-11');
  return {
    centre,
    caseId,
    define,
    fill,
    id,
    path: `/cases/${caseId}/entries/${id}`,
    me: visit(centre, clinician),
    other: visit(centre, coordinator),
    row: async () =>
      (await withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(entry))).find(
        (each) => each.id === id,
      ),
  };
};

test('a form nobody wrote a line of program for is defined, filled in, read and corrected, and its history is told', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  await centre.as(centre.people.administrator, defineForm, { body: JSON.stringify(ownForm) });
  const me = visit(centre, centre.people.surgeon);
  const offered = await me.get(`/cases/${caseId}`);
  expect(offered.text).toContain('Fill in: How she walks');
  const saved = await me.send(`/cases/${caseId}/forms/walking/new`, 'questionnaire', {
    on: '2026-11-18',
    'answers.walks': 'alone',
    'answers.metres~': 'not_done',
  });
  const [path = ''] = (saved.to ?? '').split('?');
  const read = await me.get(saved.to ?? '');
  expect(read.text).toContain('Saved.');
  expect(read.text).toMatch(/Does she walk\? Alone How far\? Not done/);
  expect(read.text).not.toContain('Who helps her?');
  const opened = await me.get(`${path}?correct`);
  const asked = await me.fill(opened, 'questionnaire', { 'answers.walks': 'helped', intent: 'again' });
  await me.fill(asked, 'questionnaire', {
    'answers.who': 'Her son',
    'answers.metres': '40',
    'answers.metres~': '',
    reason: 'Asked again',
  });
  expect((await me.get(path)).text).toMatch(/With help Who helps her\? Her son How far\? 40 m/);
  const history = await me.get(`/cases/${caseId}/history`);
  expect(history.text).toContain('corrected a form');
  expect(history.text).toContain('Reason: Asked again');
  expect(history.text).toContain('How she walks: 2026-11-18');
  expect(history.text).toMatch(/Does she walk\? Before Alone After With help/);
  expect(history.text).toMatch(/How far\? Before Not done After 40 m/);
  expect(history.text).not.toMatch(/Filled in on Before/);
  const korean = await visit(centre, centre.people.surgeon, 'ko').get(`/cases/${caseId}/history`);
  expect(korean.text).toMatch(/걸을 수 있습니까\?[^?]*혼자[^?]*도움을 받아/);
});

test('an entry is shown by the definition it was filled in by, with what is not answered yet', async () => {
  const { define, fill, caseId, path, me } = await house();
  const { id } = await fill({ metres: 12 }, null);
  const [walks, who] = ownForm.items;
  await define({
    ...ownForm,
    version: 2,
    title: { en: 'Her steps', ko: '걸음' },
    items: [{ ...walks, needed: false }, who],
  });
  const read = await me.get(`/cases/${caseId}/entries/${id}`);
  expect(read.text).toContain('How she walks');
  expect(read.text).toContain('12 m');
  expect(read.text).toContain('Filled in on a day nobody said');
  expect(read.text).toContain('Not answered yet: Does she walk?');
  expect((await me.get(path)).text).not.toContain('Not answered yet');
  const list = (await me.get(`/cases/${caseId}`)).text;
  expect(list).toMatch(/How she walks , November 2026 How she walks , date not known/);
  expect(list).toContain('Fill in: Her steps');
});

test('a correction of nothing leaves the answers as they were; one without a reason, or sent twice, is none', async () => {
  const { centre, path, me, row } = await house();
  const before = await row();
  const opened = await me.get(`${path}?correct`);
  const silent = await me.fill(opened, 'questionnaire');
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please say why the record is corrected.');
  expect(await row()).toEqual(before);
  const first = await me.fill(opened, 'questionnaire', { reason: 'Read again' });
  expect(first).toMatchObject({ status: 302, to: `/c/${centre.slug}${path}?saved` });
  expect(await me.fill(opened, 'questionnaire', { reason: 'Read again' })).toEqual(first);
  expect(await row()).toMatchObject({ version: 2, answers: before?.answers, filledOn: '2026-11' });
  const written = (await journalOf(centre)).filter(({ command }) => command === 'care.correct-form');
  expect(written).toHaveLength(1);
});

test('of two who correct at once the second is refused, and keeps what was typed', async () => {
  const { path, me, other, row } = await house();
  const opened = await me.get(`${path}?correct`);
  await other.send(`${path}?correct`, 'questionnaire', { 'answers.who': 'Her sister', reason: 'Asked' });
  const refused = await me.fill(opened, 'questionnaire', { 'answers.who': 'A nurse', reason: 'Guessed' });
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('value="A nurse"');
  expect(await row()).toMatchObject({ version: 2, answers: { who: 'Her sister' } });
});

test('everybody of the house reads it, who may corrects it, and it must be one of the case in the address', async () => {
  const { centre, caseId, id, path, me, row } = await house();
  const observer = visit(centre, centre.people.observer);
  const read = await observer.get(path);
  expect(read.text).toContain('Her son <b>');
  expect(read.html).not.toContain('son <b>');
  expect(read.html).not.toContain('Invented');
  expect(read.html).not.toContain('?correct');
  expect((await me.get(path)).html).toContain('?correct');
  expect((await observer.get(`${path}?correct`)).html).not.toContain('name="answers.walks"');
  const forged = { version: '1', 'answers.walks': 'alone', reason: 'Forged' };
  expect(await observer.post(path, forged)).toMatchObject({ status: 403 });
  const { caseId: another } = await referTestCase(centre);
  for (const wrong of [`/cases/${another}/entries/${id}`, `/cases/${caseId}/entries/none`]) {
    expect(await me.get(wrong), wrong).toMatchObject({ status: 404 });
    expect(await me.post(wrong, forged), wrong).toMatchObject({ status: 404 });
  }
  const elsewhere = await createTestCentre();
  expect(await visit(elsewhere, elsewhere.people.clinician).get(path)).toMatchObject({ status: 404 });
  expect(await row()).toMatchObject({ version: 1 });
});

const bare = { histology: null, stage: null, stageEdition: null };

test('a score lies between two ends until every answer is known, as it is typed, read and printed', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre, { case: { site: 'placenta', ...bare } });
  const me = visit(centre, centre.people.surgeon);
  expect((await me.get(`/cases/${caseId}`)).text).toContain('Fill in: WHO/FIGO score of trophoblastic');
  const form = `/cases/${caseId}/forms/trophoblastic-score/new`;
  const opened = await me.get(form);
  expect(opened.text).toContain('WHO/FIGO score 0 to 25, not everything is known');
  const some = { 'answers.age': 'from40', 'answers.metastases': 'none', 'answers.hcg': 'from100000' };
  const again = await me.fill(opened, 'questionnaire', { ...some, intent: 'again' });
  expect(again.text).toContain('WHO/FIGO score 5 to 17, not everything is known');
  const saved = await me.fill(opened, 'questionnaire', some);
  const [path = ''] = (saved.to ?? '').replace(`/c/${centre.slug}`, '').split('?');
  expect((await me.get(path)).text).toContain('WHO/FIGO score 5 to 17, not everything is known');
  await me.send(`${path}?correct`, 'questionnaire', {
    'answers.antecedent': 'mole',
    'answers.interval': 'below4',
    'answers.largest': 'below3',
    'answers.failed': 'one',
    reason: 'Asked',
  });
  expect((await me.get(path)).text).toContain('WHO/FIGO score 7 from: Age, years');
});

test('a questionnaire of some sites is offered there, and while the site is not known', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.surgeon);
  const offered = async (site: string | null) => {
    const { caseId } = await referTestCase(centre, { case: { site, ...bare } });
    return (await me.get(`/cases/${caseId}`)).text.includes('Fill in: WHO/FIGO score');
  };
  expect([await offered('ovary'), await offered('placenta'), await offered(null)]).toEqual([
    false,
    true,
    true,
  ]);
});
