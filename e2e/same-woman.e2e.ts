import { faultsByAxe } from './axe.ts';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { call, Program } from './program.ts';

const program = new Program();
test.afterAll(() => program.remove());

const centreWithCoordinator = async (): Promise<string> => {
  const json = async (...words: string[]) =>
    JSON.parse((await call(program.dataFolder, ...words, '--json')).stdout);
  await json('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Asia/Seoul');
  const role = ['--role', 'coordinator', '--discipline', 'coordination'];
  const consultant = ['--role', 'surgeon', '--discipline', 'gynaecologic-oncology', '--name', 'Surgeon One'];
  await json('user', 'add', 'su@example.org', '--centre', 'ours', ...consultant);
  const named = ['--centre', 'ours', '--name', 'Coordinator One'];
  return (await json('user', 'add', 'co@example.org', ...named, ...role)).password;
};

const signedIn = async (browser: Browser, password: string, settings: object): Promise<Page> => {
  const page = await (await browser.newContext(settings)).newPage();
  await page.goto(`${program.address}/sign-in`);
  await page.locator('[name="email"]').fill('co@example.org');
  await page.locator('[name="password"]').fill(password);
  await page.locator('main button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
};

type Typed = { number: string; latin: string; native: string; born: string };

const refer = async (page: Page, { number, latin, native, born }: Typed) => {
  await page.goto(`${program.address}/c/ours/cases/new`);
  await page.locator('[name="whom.identity.recordNumber"]').fill(number);
  await page.locator('[name="whom.identity.latinName"]').fill(latin);
  await page.locator('[name="whom.identity.nativeName"]').fill(native);
  await page.locator('[name="whom.patient.bornOn"]').fill(born);
  await page.locator('[name="referral.phase"]').selectOption('pre_treatment');
  await page.locator('[name="referral.questionType"]').selectOption('primary_treatment');
  await page.locator('[name="referral.consultantId"]').selectOption({ label: 'Surgeon One' });
  await page.locator('[name="referral.question"]').fill('Surgery first?');
  await page.locator('form.form button.button-main').click();
};

const asked = async (page: Page, women: number) => {
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.locator('[name="whom.same"]')).toHaveCount(women + 1);
  await expect(page.locator('[name="whom.same"]:checked')).toHaveCount(0);
};

const find = async (page: Page, typed: string) => {
  await page.goto(`${program.address}/c/ours/cases/find`);
  await page.locator('[name="find"]').fill(typed);
  await page.locator('.case-tools button').click();
  await expect(page.locator('.notice')).toContainText(/Search results|검색 결과/);
  return page.locator('tbody tr').count();
};

const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 }, locale: 'ko-KR' };

test('a woman whom the centre may know is asked about, with and without script; and she is found however she is typed', async ({
  browser,
}) => {
  await program.openEmpty();
  const password = await centreWithCoordinator();
  const page = await signedIn(browser, password, wide);
  const her = { number: '12-345', latin: 'O’Neill, Siobhán', native: '김서연', born: '1961-02-03' };
  await refer(page, her);
  await page.waitForURL(/cases\/[0-9a-f-]{36}/);

  await refer(page, { ...her, number: '12345' });
  await asked(page, 1);
  await expect(page.locator('.choice').first()).toContainText('12-345');
  await expect(page.locator('[name="referral.question"]')).toHaveValue('Surgery first?');
  expect(await faultsByAxe(page)).toEqual([]);
  await page.locator('[name="whom.same"][value="another"]').check();
  await page.locator('form.form button.button-main').click();
  await page.waitForURL(/cases\/[0-9a-f-]{36}/);

  const plain = await signedIn(browser, password, { ...narrow, javaScriptEnabled: false });
  await refer(plain, { ...her, number: '99', latin: "siobhan o'neill" });
  await asked(plain, 2);
  await expect(plain.locator('.choice').first()).toContainText('동일한 환자입니까?');
  await plain.locator('[name="whom.same"]').first().check();
  await plain.locator('form.form button.button-main').click();
  // Her disease here has no site yet: it may be this one.
  await plain.locator('[name="disease"][value="another"]').check();
  await plain.locator('form.form button.button-main').click();
  await plain.waitForURL(/cases\/[0-9a-f-]{36}/);
  await expect(plain.locator('body')).toContainText('12-345');

  for (const typed of ['ONEILL', '１２-３４５']) expect([typed, await find(page, typed)]).toEqual([typed, 3]);
  expect(await find(plain, '서연')).toBe(3);
});
