import { expect, type Page, test } from '@playwright/test';
import { clean, fill } from './entering.ts';
import { Program } from './program.ts';

/** How people sign in, and how they look after it: sessions that are ended elsewhere. */
const program = new Program();
test.beforeAll(() => program.openEmpty());
test.afterAll(() => program.remove());

const password = 'a long enough password';
const email = 'first@example.org';
const phone = { width: 390, height: 844 };
const at = (path: string): string => `${program.address}${path}`;

const signIn = async (page: Page): Promise<void> => {
  await page.goto(at('/sign-in'));
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(at('/'));
};

test('the first administrator comes in', async ({ page }) => {
  const [, code = ''] = /one-time code (\d+)/.exec(program.said) ?? [];
  await page.goto(at('/first-administrator'));
  await fill(page, {
    'One-time code': code,
    'Name of the centre': 'Our centre',
    'Short name for the address': 'ours',
    'Your name': 'First Person',
    'E-mail address': email,
    Password: password,
  });
  await page.getByRole('button', { name: 'Make centre and administrator' }).click();
  await signIn(page);
});

for (const path of ['/c/ours', '/c/ours/cases'])
  test(`a session that is ended elsewhere closes ${path} within a second`, async ({ browser }) => {
    const desk = await browser.newPage();
    await signIn(desk);
    const stream = desk.waitForResponse((answer) => answer.url().includes('/live'));
    await desk.goto(at(path));
    await stream;
    const context = await browser.newContext({ viewport: phone });
    const hers = await context.newPage();
    await signIn(hers);
    await hers.goto(at('/account'));
    await clean(hers);
    await hers.getByRole('button', { name: 'Sign out everywhere else' }).click();
    const ended = Date.now();
    await desk.waitForURL('**/sign-in**', { timeout: 5_000 });
    expect(Date.now() - ended).toBeLessThan(2_000);
    await expect(hers.getByText('Signed out there.').first()).toBeVisible();
    expect(await hers.getByText('this one').count()).toBe(1);
    await context.close();
    await desk.close();
  });
