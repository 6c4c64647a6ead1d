import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { visit } from '../../../testing/visit.ts';
import { fillForm } from '../../care/index.ts';

const house = async () => {
  const centre = await createTestCentre();
  const followed = (caseId: string, answers: object) =>
    centre.as(centre.people.clinician, fillForm, {
      caseId,
      form: 'follow-up',
      formVersion: 1,
      on: null,
      answers: answers as never,
    });
  return { centre, followed, me: visit(centre, centre.people.observer) };
};

test('who was followed, who died, the median and its interval; whom nothing is known of with the reason', async () => {
  const { centre, followed, me } = await house();
  for (const days of [100, 200, 300]) {
    const { caseId } = await referTestCase(centre);
    await followed(caseId, { days, status: days === 200 ? 'dead' : 'alive' });
  }
  await referTestCase(centre);
  const page = await me.get('/survival');
  expect(page.text).toMatch(
    /All Followed 3 Died 1 Median 200 days \(6\.6 months\) 95 % interval from 200 days/,
  );
  expect(page.text).toContain('Of 4 cases these tell nothing: 1: no follow-up recorded');
  expect(page.text).toContain(
    'Of 1 no follow-up is recorded: 0 count until the last operation, treatment or test, 1 not at all.',
  );
  expect(page.html).toContain('role="img"');
  expect(page.text).not.toContain('Log-rank');
  const korean = await visit(centre, centre.people.observer, 'ko').get('/survival');
  expect(korean.text).not.toContain('no follow-up recorded');
});

test('groups in the reader’s words, beside each other, from the operation when asked so', async () => {
  const { centre, followed, me } = await house();
  const operated = async (residual: { min: number; max: number | null }, on: string) => {
    const { caseId } = await operateTestCase(centre, { residual });
    await followed(caseId, { on, status: 'dead' });
  };
  await operated({ min: 0, max: 0 }, '2026-11-18');
  await operated({ min: 21, max: null }, '2026-11-17');
  const page = await me.get('/survival?by=operation.residual&from=operation');
  expect(page.text).toMatch(/none \(0 mm\) Followed 1 Died 1 Median 2 days/);
  expect(page.text).toMatch(/more than 10 mm Followed 1 Died 1 Median 1 day /);
  expect(page.text).toMatch(/Log-rank: chi-square 1, df 1, p = 0\.32/);
  const unknown = await me.get('/survival?by=operation.nothing&from=birth');
  expect(unknown.text).toMatch(/All Followed 2 Died 2/);
});

test('who was operated and not followed up counts until then, and the page says so', async () => {
  const { centre, followed, me } = await house();
  const { caseId } = await operateTestCase(centre);
  await operateTestCase(centre, { doneOn: '2026-11-16' });
  await followed(caseId, { on: '2026-11-18', status: 'alive' });
  const page = await me.get('/survival?from=operation');
  expect(page.text).toMatch(/All Followed 2 Died 0/);
  expect(page.text).toContain(
    'Of 1 no follow-up is recorded: 1 count until the last operation, treatment or test, 0',
  );
});

test('a house without follow-up is told so; another house’s women are not among its own', async () => {
  const { centre, followed } = await house();
  const { caseId } = await referTestCase(centre);
  await followed(caseId, { days: 10, status: 'dead' });
  const other = await createTestCentre();
  const page = await visit(other, other.people.observer).get('/survival');
  expect(page.text).toContain('Of no case is it known how long she was followed.');
  const stranger = visit({ ...other, slug: centre.slug }, other.people.observer);
  expect((await stranger.get('/survival')).status).toBe(404);
});
