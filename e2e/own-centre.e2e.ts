import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { call, Program } from './program.ts';

const program = new Program();
test.afterAll(() => program.remove());

test('a centre of one’s own gets from the command line to a board with a case on it', async ({ page }) => {
  const json = async (...words: string[]) =>
    JSON.parse((await call(program.dataFolder, ...words, '--json')).stdout);
  await json('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Asia/Seoul');
  const user = (email: string, name: string, role: string, discipline: string) =>
    json(
      'user',
      'add',
      email,
      '--centre',
      'ours',
      '--name',
      name,
      '--role',
      role,
      '--discipline',
      discipline,
    );
  const { password } = await user('co@example.org', 'Coordinator One', 'coordinator', 'coordination');
  await user('surgeon@example.org', 'Surgeon One', 'surgeon', 'gynaecologic-oncology');
  await program.start({ CONSILIUM_DEMO: '0' });

  await page.goto(`${program.address}/sign-in`);
  await page.getByLabel('E-mail address').fill('co@example.org');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Go to Our centre' }).click();

  await page.getByRole('link', { name: 'Board meetings' }).click();
  await page.getByRole('link', { name: 'New board' }).click();
  await expect(page.getByRole('heading', { name: 'New board' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.getByLabel('Name of the board').fill('Ovarian board');
  await page.locator('[name="series.rule"]').selectOption({ index: 4 });
  await page.locator('[name="series.localTime"]').fill('07:30');
  await page.locator('[name="series.minutes"]').fill('60');
  await page.locator('[name="series.policy"]').first().check();
  await page.getByLabel('Coordinator One: on the board').selectOption('coordinator');
  await page.getByLabel('Surgeon One: on the board').selectOption('member');
  await page.getByRole('button', { name: /^(Save|Set up)/ }).click();
  await page.waitForURL('**/meetings');
  await page.getByRole('button', { name: /^Plan/ }).click();
  await expect(page.getByText('planned')).toBeVisible();

  await page.goto(`${program.address}/c/ours/cases/new`);
  await page.getByLabel('Record number').fill('0001');
  await page.getByLabel('Name in her own script').fill('김예시');
  await page.getByLabel('Born on').fill('1961-02-30');
  await page.locator('[name="case.site"]').selectOption('ovary');
  await page.locator('[name="referral.phase"]').selectOption('pre_treatment');
  await page.locator('[name="referral.questionType"]').selectOption('primary_treatment');
  await page.locator('[name="referral.consultantId"]').selectOption({ label: 'Surgeon One' });
  await page.getByLabel('Question to the board').fill('Primary surgery or chemotherapy first?');
  await page.getByRole('button', { name: /^(Refer|Save)/ }).click();
  await expect(page.locator('.error-summary')).toContainText('Born on');
  await expect(page.getByLabel('Question to the board')).toHaveValue(
    'Primary surgery or chemotherapy first?',
  );
  await page.getByLabel('Born on').fill('1961-02');
  await page.getByRole('button', { name: /^(Refer|Save)/ }).click();
  await expect(page.getByRole('heading', { name: /^Case \d\d-0001$/ })).toBeVisible();
  await expect(page.locator('main')).toContainText('김예시');
});
