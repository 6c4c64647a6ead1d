import { faultsByAxe } from './axe.ts';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { call, Program, today } from './program.ts';

const program = new Program();
test.afterAll(() => program.remove());

const house = (path = ''): string => `${program.address}/c/ours${path}`;
const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 }, locale: 'ko-KR', javaScriptEnabled: false };

/** A house made by hand with a surgeon, who refers women and operates; her password. */
const ownHouse = async (): Promise<string> => {
  const json = async (...words: string[]) =>
    JSON.parse((await call(program.dataFolder, ...words, '--json')).stdout);
  await json('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Asia/Seoul');
  const role = ['--role', 'surgeon', '--discipline', 'gynaecologic-oncology', '--name', 'Surgeon One'];
  return (await json('user', 'add', 'su@example.org', '--centre', 'ours', ...role)).password;
};

const signedIn = async (browser: Browser, password: string, settings: object): Promise<Page> => {
  const page = await (await browser.newContext(settings)).newPage();
  await page.goto(`${program.address}/sign-in`);
  await page.locator('[name="email"]').fill('su@example.org');
  await page.locator('[name="password"]').fill(password);
  await page.locator('main button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
};

type Her = {
  readonly number: string;
  readonly latin: string;
  readonly native: string;
  readonly born: string;
};

/** Refers a woman; the address of her case. */
const refer = async (page: Page, { number, latin, native, born }: Her): Promise<string> => {
  await page.goto(house('/cases/new'));
  await page.locator('[name="whom.identity.recordNumber"]').fill(number);
  await page.locator('[name="whom.identity.latinName"]').fill(latin);
  await page.locator('[name="whom.identity.nativeName"]').fill(native);
  await page.locator('[name="whom.patient.bornOn"]').fill(born);
  await page.locator('[name="referral.phase"]').selectOption('pre_treatment');
  await page.locator('[name="referral.questionType"]').selectOption('primary_treatment');
  await page.locator('[name="referral.consultantId"]').selectOption({ label: 'Surgeon One' });
  await page.locator('[name="referral.question"]').fill('Surgery first?');
  await page.locator('form.form button.button-main').click();
  await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.replace('/c/ours', '');
};

/** Searches for the right woman where a record is moved, and chooses her only case. */
const choose = async (page: Page, typed: string): Promise<void> => {
  await page.locator('main [name="find"]').fill(typed);
  await page.locator('main form.form button').click();
  await page.locator('main a[href*="?to="]').click();
  await page.waitForURL(/\?to=[0-9a-f-]{36}$/);
};

const move = async (page: Page): Promise<void> => {
  await page.locator('[name="reason"]').fill('Two women of one name');
  await page.locator('form.form button.button-main').click();
  await page.waitForURL(/operations\/[0-9a-f-]{36}$/);
};

const clean = async (page: Page): Promise<void> => expect(await faultsByAxe(page)).toEqual([]);

const mina = { number: 'A-100', latin: 'Kim Mina', native: '김미나', born: '1961-02-03' };
const minah = { number: 'B-200', latin: 'Kim Minah', native: '김민아', born: '1975-08-09' };

test('an operation on the wrong woman is moved to the right one, and back without script; and her wrong name is corrected', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await program.openEmpty();
  const password = await ownHouse();
  const page = await signedIn(browser, password, wide);
  const [wrong, right] = [await refer(page, mina), await refer(page, minah)];

  await page.goto(house(`${wrong}/operations/new`));
  await page.locator('[name="report.doneOn"]').fill(today());
  await page.locator('[name="report.kind"][value=primary]').check();
  await page.getByLabel('Line 1: Person').selectOption({ label: 'Surgeon One' });
  await page.getByLabel('Line 1: Role').selectOption('main');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.waitForURL(/operations\/[0-9a-f-]{36}/);

  await page.getByRole('link', { name: 'Another woman’s' }).click();
  await expect(page.locator('.identity')).toContainText('A-100');
  await choose(page, 'kim minah');
  await expect(page.locator('.case-columns')).toContainText(/김미나.*A-100.*3 February 1961/s);
  await expect(page.locator('.case-columns')).toContainText(/김민아.*B-200.*9 August 1975/s);
  await clean(page);
  expect(page.url()).not.toMatch(/kim|minah/i);

  // The line is cut when it is sent: nothing is moved, what was typed stands, and it is sent again.
  await page.locator('[name="reason"]').fill('Two women of one name');
  await page.context().setOffline(true);
  await page.locator('form.form button.button-main').click();
  await expect(page.getByRole('alert')).toContainText('No answer came back');
  await expect(page.locator('[name="reason"]')).toHaveValue('Two women of one name');
  await page.context().setOffline(false);
  await move(page);
  await expect(page.locator('.identity')).toContainText('B-200');
  const moved = new URL(page.url()).pathname.replace('/c/ours', '');
  await page.goto(house(`${wrong}/history`));
  await expect(page.locator('.history-entry').first()).toContainText('Went to case');
  await page.goto(house(`${right}/history`));
  await expect(page.locator('.history-entry').first()).toContainText('It was recorded first by Surgeon One');

  const plain = await signedIn(browser, password, narrow);
  await plain.goto(house(moved));
  await plain.locator('a[href*="/move/operation/"]').click();
  await choose(plain, 'A-100');
  await move(plain);
  await expect(plain.locator('.identity')).toContainText('A-100');

  await page.goto(house(`${wrong}/identity`));
  await clean(page);
  await plain.goto(house(`${wrong}/identity`));
  await plain.locator('[name="whom.identity.recordNumber"]').fill('B-200');
  await plain.locator('[name="reason"]').fill('Misread');
  await plain.locator('form.form button.button-main').click();
  await expect(plain.locator('.notice a')).toHaveAttribute('href', `/c/ours${right}`);
  await plain.locator('[name="whom.identity.recordNumber"]').fill('A-101');
  await plain.locator('form.form button.button-main').click();
  await plain.waitForURL((url) => url.pathname === `/c/ours${wrong}`);
  await expect(plain.locator('.identity')).toContainText('A-101');
});
