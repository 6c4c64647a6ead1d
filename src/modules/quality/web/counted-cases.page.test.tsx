import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { recordOf } from '../../../testing/record.ts';
import { visit } from '../../../testing/visit.ts';
import { fillForm } from '../../care/index.ts';
import { countedPageSize } from '../queries/counted-page.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await operateTestCase(centre);
  const { label } = (await recordOf(centre, caseId)).case;
  return { centre, label, me: visit(centre, centre.people.observer) };
};

test('a number leads to its cases of the asked period, dated as the indicator dates them', async () => {
  const { label, me } = await house();
  const counted = await me.get('/scorecard/2i/numerator?year=2026');
  expect(counted.text).toContain('1 operation');
  expect(counted.text).toContain(label);
  expect(counted.text).toContain('16 November 2026');
  expect(counted.html).toContain('/scorecard?year=2026"');
  const treated = await me.get('/scorecard/5/denominator?year=2026');
  expect(treated.text).toContain('Treatment began 16 November 2026');
  const presented = await me.get('/scorecard/1ii/denominator?year=2026');
  expect(presented.text).toMatch(/2 November 2026/);
  expect((await me.get('/scorecard/2i/numerator?year=2025')).text).not.toContain(label);
  expect((await me.get('/scorecard/2i/numerator')).text).toContain(label);
});

test('a woman whose treatment goes on is told apart from one of whom something was forgotten', async () => {
  const { centre, me } = await house();
  const [{ caseId }] = [await referTestCase(centre), await referTestCase(centre)];
  const label = async (id: string) => (await recordOf(centre, id)).case.label;
  await centre.as(centre.people.clinician, fillForm, {
    caseId,
    form: 'systemic',
    formVersion: 1,
    on: null,
    answers: { setting: 'neoadjuvant', line: 1, regimen: 'Carboplatin', from: '2026-11-09', ongoing: true },
  });
  const { text, html } = await me.get('/scorecard?year=2026');
  expect(text).toMatch(/2 1 in treatment/);
  expect(text).toMatch(/1 operated or not, not known 1 treatment goes on/);
  expect(html).toContain('/scorecard/1i%3Areferred/inTreatment?year=2026');
  for (const count of ['1i:referred/inTreatment', '1i:operated/in_treatment']) {
    const counted = await me.get(`/scorecard/${count}?year=2026`);
    expect(counted.text, count).toContain(await label(caseId));
    expect(counted.text, count).toContain('1 case');
    expect(counted.text, count).toMatch(/Treatment goes on: Systemic treatment, since 9 November 2026/i);
  }
  const korean = await visit(centre, centre.people.observer, 'ko').get('/scorecard?year=2026');
  expect(korean.text).toContain('치료 진행 중');
  expect((await me.get('/scorecard/1i:operated/in_treatment?year=2025')).text).toContain(
    'No case stands behind',
  );
});

test('many cases come in pages', async () => {
  const { centre, me } = await house();
  for (let index = 0; index < countedPageSize; index += 1) await operateTestCase(centre);
  const rows = (text: string) => text.match(/26-\d{4}/g)?.length ?? 0;
  const first = await me.get('/scorecard/2i/numerator?year=2026');
  expect(rows(first.text)).toBe(countedPageSize);
  expect(first.html).toContain('page=2');
  expect(rows((await me.get('/scorecard/2i/numerator?year=2026&page=2')).text)).toBe(1);
});

test('what is no indicator, no count of cases and no period is not found', async () => {
  const { me } = await house();
  for (const path of [
    '/scorecard/99/numerator',
    '/scorecard/4/numerator',
    '/scorecard/2i/nonsense',
    '/scorecard/2i/numerator?year=nonsense',
  ])
    expect(await me.get(path), path).toMatchObject({ status: 404 });
});
