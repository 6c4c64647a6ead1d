import { faultsByAxe } from './axe.ts';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { clean, fill } from './entering.ts';
import { call, Program, today } from './program.ts';

const program = new Program();
test.afterAll(() => program.remove());

/** A referral with two days that no calendar has. */
const fillReferral = async (page: Page): Promise<void> => {
  await page.getByLabel('Record number').fill('0001');
  await page.getByLabel('Name in her own script').fill('김예시');
  await page.getByLabel('Born on').fill('1961-02-30');
  await page.getByLabel('Presented on').fill('2026-13');
  await page.locator('[name="case.site"]').selectOption('ovary');
  await page.locator('[name="referral.phase"]').selectOption('pre_treatment');
  await page.locator('[name="referral.questionType"]').selectOption('primary_treatment');
  await page.locator('[name="referral.consultantId"]').selectOption({ label: 'Surgeon One' });
  await page.getByLabel('Question to the board').fill('Primary surgery or chemotherapy first?');
};

/** The summary has the focus and leads to both fields by their labels; what is wrong stands at each field, and nowhere else. */
const expectToldOnce = async (page: Page): Promise<void> => {
  const summary = page.locator('.error-summary');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveText(['Born on', 'Presented on']);
  const atFields = await page.locator('.field-error').allInnerTexts();
  expect(atFields).toHaveLength(2);
  const whole = await page.locator('body').innerText();
  for (const sentence of new Set(atFields))
    expect(whole.split(sentence).length - 1).toBe(atFields.filter((text) => text === sentence).length);
  await expect(page.getByLabel('Born on')).toHaveAccessibleDescription(new RegExp(atFields[0] ?? '-'));
  expect(await faultsByAxe(page)).toEqual([]);
};

/** The same referral, sent by a browser that runs no script. */
const withoutScript = async (browser: Browser, from: Page): Promise<void> => {
  const storageState = await from.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await plain.newPage();
  await page.goto(from.url());
  await fillReferral(page);
  await page.getByRole('button', { name: /^(Refer|Save)/ }).click();
  const summary = page.locator('.error-summary');
  await expect(summary.getByRole('link')).toHaveText(['Born on', 'Presented on']);
  await expect(page.locator('.field-error')).toHaveCount(2);
  await expect(summary).toHaveAttribute('autofocus');
  await expect(page.getByLabel('Question to the board')).toHaveValue(
    'Primary surgery or chemotherapy first?',
  );
  await plain.close();
};

/** A template of two recommendations, made on a page that is clean on a desk and on a phone. */
const makeTemplate = async (page: Page): Promise<void> => {
  await page.goto(`${program.address}/c/ours/meetings/templates`);
  await expect(page.getByText('This house has no template yet.')).toBeVisible();
  await page.getByRole('link', { name: 'New template' }).click();
  await fill(page, { 'Name of the template': 'Operate, then test' });
  await page.getByLabel('Line 1: Treatment or step').selectOption('surgery');
  await page.getByLabel('Line 1: Place in the course').selectOption('upfront');
  await page.getByLabel('Line 1: Intent').selectOption('curative');
  await page.getByLabel('Line 1: Details').fill('Midline laparotomy');
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.getByLabel('Line 2: Treatment or step').selectOption('genetic_counselling');
  await page.getByLabel('Line 2: Place in the course').selectOption('not_applicable');
  await page.getByLabel('Line 2: Intent').selectOption('preventive');
  await page.getByLabel('Line 2: Days after the board').fill('14');
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await clean(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([width, overflow > 0]).toEqual([width, false]);
  }
  await page.getByRole('button', { name: 'Save the template' }).click();
  await expect(page.getByRole('link', { name: 'Operate, then test' })).toBeVisible();
};

/** What stands in a field of the recommendation. */
const said = (page: Page, name: string) => page.locator(`[name="recommendation.${name}"]`);

/** Both recommendations of the template are recorded, each by a press on its line, a reason and one press more. */
const recordFromTemplate = async (page: Page): Promise<void> => {
  const desk = page.locator('#recommendation');
  const recorded = desk.locator('.recorded li');
  await desk.getByText('Operate, then test').click();
  await desk.getByRole('link', { name: /^Surgery, upfront/ }).click();
  await expect(said(page, 'rationale')).toBeFocused();
  await expect(said(page, 'detail')).toHaveValue('Midline laparotomy');
  await expect(page.getByLabel('curative')).toBeChecked();
  // Nobody has typed: nothing is kept as a draft, and the page is left without a question.
  await page.waitForTimeout(2500);
  await expect(page.locator('.draft-note')).toBeEmpty();
  await page.getByRole('link', { name: 'Agenda', exact: true }).click();
  await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
  await page.goBack();
  await desk.getByText('Operate, then test').click();
  await desk.getByRole('link', { name: /^Surgery, upfront/ }).click();
  await said(page, 'rationale').fill('All disease looks resectable');
  await page.getByRole('button', { name: /^Record for/ }).click();
  await expect(recorded).toHaveCount(1);
  await expect(desk.getByText('next, 2 of 2')).toBeVisible();
  await expect(desk.getByRole('link', { name: /^Genetic counselling/ })).toBeFocused();
  await expect(said(page, 'modality')).toHaveValue('');
  await expect(said(page, 'detail')).toHaveValue('');
  // What is typed stands whatever is pressed; all else follows the line that was pressed last.
  await said(page, 'detail').fill('With her sister');
  for (const [line, modality] of [
    [/^Genetic counselling/, 'genetic_counselling'],
    [/^Surgery, upfront/, 'surgery'],
    [/^Genetic counselling/, 'genetic_counselling'],
  ] as const) {
    await desk.getByRole('link', { name: line }).click();
    await expect(said(page, 'modality')).toHaveValue(modality);
    await expect(said(page, 'detail')).toHaveValue('With her sister');
  }
  await said(page, 'rationale').fill('She asked for it');
  await page.getByRole('button', { name: /^Record for/ }).click();
  await expect(recorded).toHaveCount(2);
  await expect(recorded.last()).toContainText('With her sister');
  await expect(desk.getByText(/^next, /)).toHaveCount(0);
};

/** The same by a browser that runs no script: the line is a link. */
const recordWithoutScript = async (browser: Browser, from: Page): Promise<void> => {
  const storageState = await from.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await plain.newPage();
  await page.goto(from.url());
  const desk = page.locator('#recommendation');
  await desk.getByText('Operate, then test').click();
  await desk.getByRole('link', { name: /^Surgery, upfront/ }).click();
  await expect(said(page, 'modality')).toHaveValue('surgery');
  await expect(said(page, 'detail')).toHaveValue('Midline laparotomy');
  await said(page, 'rationale').fill('Once more');
  await page.getByRole('button', { name: /^Record for/ }).click();
  await expect(desk.locator('.recorded li')).toHaveCount(3);
  await expect(said(page, 'modality')).toHaveValue('');
  await plain.close();
};

/** The chair makes a template, takes the case up, and records from it. */
const discuss = async (browser: Browser, password: string): Promise<void> => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${program.address}/sign-in`);
  await page.getByLabel('E-mail address').fill('chair@example.org');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${program.address}/`);
  await makeTemplate(page);
  await page.goto(`${program.address}/c/ours/meetings`);
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Open the meeting' }).click();
  await page.getByRole('button', { name: 'Take up' }).first().click();
  await recordFromTemplate(page);
  await clean(page);
  await recordWithoutScript(browser, page);
  await page.context().close();
};

test('a centre of one’s own gets from the command line to a board that records for a case from a template', async ({
  page,
  browser,
}) => {
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
  const chair = await user('chair@example.org', 'Chair One', 'chair', 'gynaecologic-oncology');
  await program.start({ CONSILIUM_DEMO: '0' });

  await page.goto(`${program.address}/sign-in`);
  await page.getByLabel('E-mail address').fill('co@example.org');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Go to Our centre' }).click();

  await page.getByRole('link', { name: 'Board meetings' }).click();
  await page.getByRole('link', { name: 'New board' }).click();
  await expect(page.getByRole('heading', { name: 'New board' })).toBeVisible();
  expect(await faultsByAxe(page)).toEqual([]);
  const seat = await page.locator('[name^="members."][name$=".role"]').first().getAttribute('name');
  const halfFilled = await page.request.post(page.url(), {
    form: { form: 'board', [seat ?? '']: 'member' },
    headers: { origin: program.address },
  });
  expect(halfFilled.status()).toBe(422);
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

  await page.goto(`${program.address}/c/ours/meetings`);
  await page.getByRole('link', { name: 'Change the board' }).click();
  await page.getByLabel('Takes effect on').fill(today());
  await page.locator('[name="series.rule"]').selectOption('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR');
  await page.getByLabel('Reason').fill('Operations on Thursdays');
  await page.getByRole('button', { name: 'See what it means' }).click();
  await expect(page.getByText('1 planned meeting is on a date')).toBeVisible();
  await expect(page.getByText('Nobody is listed for them.')).toBeVisible();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await faultsByAxe(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([width, overflow > 0]).toEqual([width, false]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Change the board' }).click();
  const last = page.getByRole('row').filter({ hasText: 'Operations on Thursdays' });
  await expect(last).toContainText('Every second week: Friday');
  await expect(page.locator('[name="series.rule"]')).toHaveValue('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR');
  await last.getByLabel('Why it is taken back').fill('Thursdays are free again');
  await last.getByRole('button', { name: 'Take this change back' }).click();
  await expect(last).toHaveCount(0);
  await expect(page.locator('[name="series.rule"]')).toHaveValue('FREQ=WEEKLY;BYDAY=TH');

  await page.goto(`${program.address}/c/ours/cases/new`);
  const asked = (key: string) => page.locator(`[name="workUp.${key}"]`);
  await page.getByText('Results that are there already').click();
  await expect(asked('ca125')).toBeVisible();
  await asked('haemoglobin').fill('11.8');
  await page.locator('[name="case.site"]').selectOption('vulva');
  await expect(asked('groin_ultrasound')).toBeVisible();
  await expect(asked('ca125')).toHaveCount(0);
  await expect(asked('haemoglobin')).toHaveValue('11.8');
  await asked('multifocal').first().check();
  await page.locator('[name="case.site"]').selectOption('ovary');
  await expect(asked('ca125')).toBeVisible();
  await expect(asked('multifocal').first()).toBeChecked();
  await page.reload();
  await fillReferral(page);
  await page.getByRole('button', { name: /^(Refer|Save)/ }).click();
  await expectToldOnce(page);
  await page.locator('.error-summary').getByRole('link', { name: 'Born on' }).click();
  await expect(page.getByLabel('Born on')).toBeFocused();
  await withoutScript(browser, page);
  await expect(page.getByLabel('Question to the board')).toHaveValue(
    'Primary surgery or chemotherapy first?',
  );
  await page.getByLabel('Born on').fill('1961-02');
  await page.getByLabel('Presented on').fill('2026-11');
  await page.getByRole('button', { name: /^(Refer|Save)/ }).click();
  await expect(page.getByRole('heading', { name: /^Case \d\d-0001$/ })).toBeVisible();
  await expect(page.locator('main')).toContainText('김예시');

  const list = page.getByRole('button', { name: 'List for this board' });
  const closed = page.getByText('List for a board', { exact: true });
  await list.or(closed).first().waitFor();
  if (!(await list.isVisible())) await closed.click();
  await list.click();
  await expect(list).toHaveCount(0);
  await discuss(browser, chair.password);
});
