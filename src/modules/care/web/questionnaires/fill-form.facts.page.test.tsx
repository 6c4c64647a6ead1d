import { expect, test } from 'vitest';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { visit } from '../../../../testing/visit.ts';
import { correctForm } from '../../commands/correct-form.ts';
import { defineForm } from '../../commands/define-form.ts';
import { fillForm } from '../../commands/fill-form.ts';

const item = (name: string, label: string, when?: object) => ({
  name,
  kind: 'yesNo',
  label: { en: label },
  section: 'all',
  needed: true,
  ...(when && { when }),
});
const form = {
  id: 'by-her-course',
  version: 1,
  title: { en: 'By her course' },
  sections: [{ name: 'all', title: { en: 'All' } }],
  items: [
    item('sleeps', 'Does she sleep?'),
    item('walks', 'Does she walk alone?', { fact: 'age', atLeast: 70 }),
    item('bleeds', 'Does she bleed?', { fact: 'site', in: ['cervix'] }),
    item('again', 'Did she have it before?', { fact: 'phase', in: ['pre_treatment'] }),
  ],
};
const aside = 'Not asked, after what the record says of her course';

const house = async (site: 'ovary' | 'cervix' | null = 'ovary') => {
  const centre = await createTestCentre({ now: '2026-11-19T16:30:00Z' });
  const body = JSON.stringify(form);
  await centre.as(centre.people.administrator, defineForm, { body });
  const disease = site === 'ovary' ? {} : { site, histology: null, stage: null, stageEdition: null };
  const { caseId } = await referTestCase(centre, { case: disease });
  const path = `/cases/${caseId}/forms/by-her-course/new`;
  return { centre, caseId, path, me: visit(centre, centre.people.clinician) };
};

test('a questionnaire asks what her course calls for; what it speaks against stands aside, closed', async () => {
  const { path, me } = await house();
  const { html } = await me.get(path);
  const at = (name: string) => html.indexOf(`name="answers.${name}"`);
  for (const name of ['sleeps', 'again']) expect(at(name), name).toBeLessThan(html.indexOf(aside));
  for (const name of ['walks', 'bleeds']) expect(at(name), name).toBeGreaterThan(html.indexOf(aside));
  const cervix = await house('cervix');
  const asked = (await cervix.me.get(cervix.path)).html;
  expect(asked.indexOf('name="answers.bleeds"')).toBeLessThan(asked.indexOf(aside));
  const unknown = await house(null);
  const open = (await unknown.me.get(unknown.path)).html;
  expect(open.indexOf('name="answers.bleeds"')).toBeLessThan(open.indexOf(aside));
});

test('an answer that her course speaks against is asked about once and taken when it is said again; it reads and is complete by the course of its day', async () => {
  const { path, me } = await house();
  const opened = await me.get(path);
  const said = { on: '2026-11-18', 'answers.sleeps': 'yes', 'answers.walks': 'no' };
  const asked = await me.fill(opened, 'questionnaire', said);
  expect(asked).toMatchObject({ status: 422 });
  expect(asked.text).toContain('What the record says of her course speaks against this answer. Is it so?');
  const box = /name="confirmed" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  expect(box).toBe('course_says_otherwise answers.walks');
  const saved = await me.fill(asked, 'questionnaire', { confirmed: box });
  expect(saved).toMatchObject({ status: 302 });
  const read = (await me.get(saved.to ?? '')).text;
  expect(read).toContain('Not answered yet: Did she have it before?');
  expect(read).toMatch(/Does she walk alone\? No/i);
  expect(read).not.toContain('Does she bleed?');
  // Before her question had come nobody asked anything of this phase: it is not known, and stays asked.
  const address = (saved.to ?? '').split('?')[0] ?? '';
  const correcting = await me.get(`${address}?correct`);
  const corrected = await me.fill(correcting, 'questionnaire', {
    'answers.bleeds': 'yes',
    reason: 'Read in the letter',
  });
  expect(/name="confirmed" value="([^"]+)"/.exec(corrected.html)?.[1]).toBe(
    'course_says_otherwise answers.bleeds',
  );
});

test('the command judges by the course too, whoever sends it', async () => {
  const { centre, caseId } = await house();
  const { clinician } = centre.people;
  const input = { caseId, form: form.id, formVersion: 1, on: '2026-11-18' };
  const against = { ...input, answers: { sleeps: true, bleeds: true } };
  await expect(centre.as(clinician, fillForm, against)).rejects.toMatchObject({
    code: 'answers_to_confirm',
    issues: [{ code: 'course_says_otherwise', place: { field: 'answers.bleeds' } }],
  });
  const { id } = await centre.as(clinician, fillForm, { ...against, despite: ['bleeds'] });
  const correction = { entryId: id, version: 1, on: '2026-11-18', answers: { bleeds: true, walks: true } };
  const call = { reason: 'Read again' };
  await expect(centre.as(clinician, correctForm, correction, call)).rejects.toMatchObject({
    issues: [{ place: { field: 'answers.walks' } }],
  });
  await centre.as(clinician, correctForm, { ...correction, despite: ['walks'] }, call);
});

test('who adds a questionnaire is told of a fact that nobody knows, and what a form asks of her course', async () => {
  const { centre } = await house();
  const me = visit(centre, centre.people.administrator);
  expect((await me.get('/forms/by-her-course/1')).text).toContain(
    'What is asked depends on her course: Age in years, Site of the disease, Phase of the question.',
  );
  const [first, ...others] = form.items;
  const wrong = {
    ...form,
    version: 2,
    items: [{ ...first, when: { fact: 'weather', in: ['fine'] } }, ...others],
  };
  const opened = await me.get('/forms/add');
  const refused = await me.fill(opened, 'define', { body: JSON.stringify(wrong) });
  expect(refused.text).toContain('The record knows no such fact of her course. It knows: site, histology,');
});
