import { expect, test } from 'vitest';
import { withScope } from '../../../../kernel/scope.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { ownForm } from '../../../../testing/own-form.ts';
import { shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { defineForm } from '../../commands/define-form.ts';
import { entry } from '../../tables.ts';

const define = (centre: TestCentre, form: unknown) =>
  centre.as(centre.people.administrator, defineForm, { body: JSON.stringify(form) });

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return {
    centre,
    caseId,
    path: `/cases/${caseId}/forms/her-words/new`,
    me: visit(centre, centre.people.clinician),
    entries: () => withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(entry)),
  };
};

const said = {
  on: '2026-11-18',
  'answers.interpreter': 'none',
  'answers.told': 'Her daughter, everything',
  'answers.pain': '3',
  'answers.painWhere': ' Back ',
  'answers.fear': 'That nobody tells her',
  'answers.support': ['family', 'nurse'],
  'answers.children~': 'unknown',
};

test('a questionnaire stands in the record as it was filled in, once, and the page of the case leads to it', async () => {
  const { centre, caseId, path, me, entries } = await house();
  const opened = await me.get(path);
  expect(opened.text).toContain('What matters to her');
  expect(opened.text).toContain('Invented Woman');
  expect((await shownAt(centre)).length).toBeGreaterThan(0);
  const saved = await me.fill(opened, 'questionnaire', said);
  const [row, ...more] = await entries();
  expect(more).toEqual([]);
  const address = `/cases/${caseId}/entries/${row?.id}`;
  expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}${address}?saved` });
  expect(row).toMatchObject({
    form: 'her-words',
    formVersion: 1,
    filledOn: '2026-11-18',
    answers: {
      interpreter: 'none',
      told: 'Her daughter, everything',
      pain: 3,
      painWhere: 'Back',
      fear: 'That nobody tells her',
      support: ['family', 'nurse'],
      absent: { children: 'unknown' },
    },
  });
  expect(await me.fill(opened, 'questionnaire', said)).toEqual(saved);
  const written = (await journalOf(centre)).filter(({ command }) => command === 'care.fill-form');
  expect(written).toHaveLength(1);
  const casePage = await me.get(`/cases/${caseId}`);
  expect(casePage.html).toContain(address);
  expect(casePage.text).toContain('What matters to her , 18 November 2026');
});

test('a questionnaire is read in the reader’s language, and in English where it has no other', async () => {
  const { centre, caseId, path } = await house();
  const mine = visit(centre, centre.people.clinician, 'ko');
  expect((await mine.get(path)).text).toContain('가장 두려워하는 것');
  const english: unknown = JSON.parse(
    JSON.stringify(ownForm, (key, value: unknown) => (key === 'ko' ? undefined : value)),
  );
  await define(centre, english);
  const own = await mine.get(`/cases/${caseId}/forms/walking/new`);
  expect(own.text).toContain('How far?');
});

test('a refused questionnaire comes back as it was typed, with the field that is wrong, and saves nothing', async () => {
  const { path, me, entries } = await house();
  const refused = await me.send(path, 'questionnaire', {
    ...said,
    on: '2027-01-01',
    'answers.fear': '<script>alert(1)</script>\u202e',
    'answers.support': ['~none', 'nurse'],
  });
  expect(refused.status).toBe(422);
  expect(refused.html).not.toContain('<script>alert(1)');
  const again = await me.fill(refused, 'questionnaire', { 'answers.support': ['nurse'] });
  expect(again.status).toBe(422);
  expect(again.text).toContain('This date has not come yet.');
  expect(again.html).toContain('value="2027-01-01"');
  expect(await entries()).toEqual([]);
  expect(await me.fill(again, 'questionnaire', { on: '2026' })).toMatchObject({ status: 302 });
  const [row] = await entries();
  expect(row?.answers).toMatchObject({ fear: '<script>alert(1)</script>\u202e', pain: 3 });
  const read = await me.get(`${path.split('/forms')[0]}/entries/${row?.id}`);
  expect(read.html).not.toContain('<script>alert(1)');
});

test('without script a button asks what follows, and nothing is saved until the form is', async () => {
  const { path, me, entries } = await house();
  const opened = await me.get(path);
  const asked = await me.fill(opened, 'questionnaire', { ...said, 'answers.pain': '0', intent: 'again' });
  expect(asked.status).toBe(200);
  expect(asked.text).toContain('Nothing is saved yet');
  const refused = await me.fill(asked, 'questionnaire');
  expect(refused.text).toContain('After your other answers this does not apply.');
  expect(await entries()).toEqual([]);
  await me.fill(refused, 'questionnaire', { 'answers.painWhere': '' });
  expect((await entries())[0]?.answers).toMatchObject({ pain: 0 });
});

test('an empty questionnaire is not saved', async () => {
  const { path, me, entries } = await house();
  const refused = await me.send(path, 'questionnaire');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('A form without an answer is not saved.');
  expect(await entries()).toEqual([]);
});

test('what was opened in one version is saved in it, though a later one has come meanwhile', async () => {
  const { centre, caseId, me, entries } = await house();
  await define(centre, ownForm);
  const opened = await me.get(`/cases/${caseId}/forms/walking/new`);
  await define(centre, { ...ownForm, version: 2, items: ownForm.items.slice(0, 2) });
  await me.fill(opened, 'questionnaire', { 'answers.metres': '200' });
  expect(await entries()).toMatchObject([{ formVersion: 1, answers: { metres: 200 } }]);
  expect((await me.get(`/cases/${caseId}/forms/walking/new`)).text).not.toContain('How far?');
});

test('a form, a case or a version that is not the house’s is not found, and who only reads fills in none', async () => {
  const { centre, caseId, path, me, entries } = await house();
  const other = await createTestCentre();
  await define(other, ownForm);
  const theirs = await referTestCase(other);
  for (const wrong of [
    `/cases/${caseId}/forms/walking/new`,
    `/cases/${caseId}/forms/constructor/new`,
    `/cases/${theirs.caseId}/forms/her-words/new`,
    '/cases/none/forms/her-words/new',
  ]) {
    expect(await me.get(wrong), wrong).toMatchObject({ status: 404 });
    expect(await me.post(wrong, { formVersion: '1', 'answers.pain': '1' }), wrong).toMatchObject({
      status: 404,
    });
  }
  for (const formVersion of ['', '2', 'x', '1e9'])
    expect(await me.post(path, { formVersion, 'answers.pain': '1' })).toMatchObject({ status: 404 });
  for (const role of ['observer', 'administrator', 'quality_manager'] as const) {
    const reader = visit(centre, centre.people[role]);
    expect(await reader.get(path)).toMatchObject({ status: 403 });
    expect(await reader.post(path, { formVersion: '1', 'answers.pain': '1' })).toMatchObject({ status: 403 });
    expect((await reader.get(`/cases/${caseId}`)).html).not.toContain('/forms/');
  }
  expect(await visit(centre, other.people.clinician).get(path)).toMatchObject({ status: 404 });
  expect(await entries()).toEqual([]);
});

test('records of the course offer what applies to the site of the disease', async () => {
  const { centre, me, entries } = await house();
  const { caseId } = await referTestCase(centre, {
    case: { site: 'cervix', histology: null, stage: 'IB3', stageEdition: 'figo-2018' },
  });
  const of = (form: string) => `/cases/${caseId}/forms/${form}/new`;
  const diagnosis = await me.get(of('diagnosis'));
  expect(diagnosis.html).toContain('value="adenosquamous"');
  expect(diagnosis.html).not.toContain('value="high-grade-serous"');
  const opened = await me.get(of('stage'));
  expect(opened.text).toContain('FIGO 2018: I, IA, IA1');
  expect(opened.html).not.toContain('value="figo-2014"');
  const said = {
    'answers.on': '2026-11-18',
    'answers.basis': 'clinical',
    'answers.edition': 'figo-2009',
    'answers.stage': 'Stage 3C1',
  };
  const refused = await me.fill(opened, 'questionnaire', said);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This stage is one of FIGO 2018.');
  expect(await me.fill(opened, 'questionnaire', { ...said, 'answers.edition': 'figo-2018' })).toMatchObject({
    status: 302,
  });
  expect((await entries()).map(({ answers }) => answers)).toMatchObject([{ stage: 'IIIC1' }]);
  const { html } = await me.get(of('markers'));
  expect(html.indexOf('answers.scc')).toBeLessThan(html.indexOf('answers.ca125'));
});
