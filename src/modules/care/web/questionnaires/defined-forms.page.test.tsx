import { expect, test } from 'vitest';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { ownForm } from '../../../../testing/own-form.ts';
import { visit } from '../../../../testing/visit.ts';
import { defineForm } from '../../commands/define-form.ts';
import { fillForm } from '../../commands/fill-form.ts';

const house = async () => {
  const centre = await createTestCentre({ now: '2026-11-19T16:30:00Z' });
  const { administrator } = centre.people;
  const define = (form: unknown) => centre.as(administrator, defineForm, { body: JSON.stringify(form) });
  return { centre, define, me: visit(centre, administrator) };
};

test('what is defined stands there with its versions, who added them and when at the house, and how often each was filled in', async () => {
  const { centre, define, me } = await house();
  await define(ownForm);
  const { caseId } = await referTestCase(centre);
  await centre.as(centre.people.clinician, fillForm, {
    caseId,
    form: 'walking',
    formVersion: 1,
    on: null,
    answers: { walks: 'alone' },
  });
  await define({
    ...ownForm,
    version: 2,
    title: { en: 'Her steps', ko: '걸음' },
    items: ownForm.items.slice(0, 2),
  });
  const { text, html } = await me.get('/forms');
  expect(text).toMatch(/Her steps New version walking/);
  expect(text).toMatch(
    /Version 2 Items 2 Added by Test administrator ?, 20 November 2026 01:30 Filled in 0 Version Version 1 Items 3 Added by Test administrator ?, 20 November 2026 01:30 Filled in 1/,
  );
  expect(text).toMatch(/What matters to her her-words .* comes with the program/);
  expect(html).toContain(`href="/c/${centre.slug}/forms/walking/1"`);
  expect((await visit(centre, centre.people.administrator, 'ko').get('/forms')).text).toContain('걸음');
  const first = await me.get('/forms/walking/1');
  expect(first.text).toContain('How far?');
  expect(first.text).toContain('"id": "walking", "version": 1, "title"');
  expect((await me.get('/forms/walking/2')).text).not.toContain('How far?');
  expect((await me.get('/forms/her-words/1')).text).toContain('Does she need an interpreter?');
  for (const wrong of ['/forms/walking/3', '/forms/walking/x', '/forms/stage/1', '/forms/none/1'])
    expect(await me.get(wrong), wrong).toMatchObject({ status: 404 });
});

test('one that is withdrawn is offered at no case, said to be so to who had it open, and offered again', async () => {
  const { centre, define, me } = await house();
  await define(ownForm);
  const { caseId } = await referTestCase(centre);
  const clinician = visit(centre, centre.people.clinician);
  const opened = await clinician.get(`/cases/${caseId}/forms/walking/new`);
  const forms = await me.get('/forms');
  const withdrawn = await me.fill(forms, 'offer-walking');
  expect(withdrawn).toMatchObject({ status: 302, to: `/c/${centre.slug}/forms?saved#walking` });
  expect(await me.fill(forms, 'offer-walking')).toEqual(withdrawn);
  expect((await me.get('/forms')).text).toContain('Withdrawn: it is filled in no more');
  expect((await clinician.get(`/cases/${caseId}`)).text).not.toContain('How she walks');
  const closed = await clinician.get(`/cases/${caseId}/forms/walking/new`);
  expect(closed.text).toContain('This questionnaire is filled in no more here.');
  expect(closed.html).not.toContain('name="answers.metres"');
  const late = await clinician.fill(opened, 'questionnaire', { 'answers.metres': '40' });
  expect(late.text).toContain('it was withdrawn while you wrote');
  expect(late.html).toContain('value="40"');
  await me.fill(await me.get('/forms'), 'offer-walking');
  expect((await clinician.get(`/cases/${caseId}`)).text).toContain('Fill in: How she walks');
});

test('nobody but an administrator of the house sees or sends any of it', async () => {
  const { centre, define } = await house();
  await define(ownForm);
  const other = await createTestCentre();
  for (const [path, sends] of [
    ['/forms', true],
    ['/forms/add', true],
    ['/forms/walking/1', false],
  ] as const) {
    for (const role of [
      'coordinator',
      'chair',
      'surgeon',
      'clinician',
      'quality_manager',
      'observer',
    ] as const) {
      const reader = visit(centre, centre.people[role]);
      expect(await reader.get(path), `${role} ${path}`).toMatchObject({ status: 403 });
      if (sends)
        expect(await reader.post(path, { body: '{}' }), `${role} ${path}`).toMatchObject({ status: 403 });
    }
    expect(await visit(centre, other.people.administrator).get(path)).toMatchObject({ status: 404 });
  }
  expect((await visit(other, other.people.administrator).get('/forms')).text).not.toContain('How she walks');
  expect(await visit(other, other.people.administrator).get('/forms/walking/1')).toMatchObject({
    status: 404,
  });
  expect((await visit(centre, centre.people.chair).get('/cases')).html).not.toContain('/forms"');
});
