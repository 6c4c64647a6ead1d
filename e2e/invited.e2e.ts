import { expect, type Page, test } from '@playwright/test';
import { clean, fill } from './entering.ts';
import { Program } from './program.ts';

/** A house is peopled in the browser: somebody is added, invited by a link, signs in on a phone, and leaves. */
const program = new Program();
test.afterAll(() => program.remove());

const password = 'a long enough password';
const at = (path: string): string => `${program.address}${path}`;

const signIn = async (page: Page, email: string): Promise<void> => {
  await page.goto(at('/sign-in'));
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(at('/'));
};

test('who was invited makes an account on a phone by a link; once her role ends her open screen closes', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await program.openEmpty();
  const admin = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const [, code = ''] = /one-time code (\d+)/.exec(program.said) ?? [];
  await admin.goto(at('/first-administrator'));
  await fill(admin, {
    'One-time code': code,
    'Name of the centre': 'Our centre',
    'Short name for the address': 'ours',
    'Your name': 'First Person',
    'E-mail address': 'first@example.org',
    Password: password,
  });
  await admin.getByRole('button', { name: 'Make centre and administrator' }).click();
  await signIn(admin, 'first@example.org');
  await admin.goto(at('/c/ours'));
  // A new house says what it needs, and leads there.
  await expect(admin.getByRole('heading', { name: 'The first hour of this house' })).toBeVisible();
  await admin.getByRole('link', { name: /^Add the people of the house/ }).click();
  await fill(admin, { 'Name in Latin letters': 'Han Sol', Role: 'Surgeon' });
  await admin.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(admin.getByRole('heading', { name: 'Han Sol' })).toBeVisible();
  await clean(admin);
  await admin.getByLabel('E-mail address').fill('sol@example.org');
  await admin.getByRole('button', { name: 'Make a link to hand over' }).click();
  const link = await admin.locator('code').innerText();
  expect(link).toMatch(new RegExp(`^${program.address}/l/[\\w-]{64}$`));
  await clean(admin);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await phone.goto(link);
  await clean(phone);
  await phone.getByLabel('New password', { exact: true }).fill(password);
  await phone.getByLabel('New password again').fill(password);
  await phone.getByRole('button', { name: 'Make my account' }).click();
  await signIn(phone, 'sol@example.org');
  await phone.goto(at('/c/ours'));
  await expect(phone.getByText('Live', { exact: true })).toBeVisible();
  // What the administrator looks at follows.
  await expect(admin.getByText('with an account')).toBeVisible();
  // Nobody comes in by it a second time.
  await phone.goto(link);
  await expect(phone.getByText('This link was used, withdrawn or has expired.').first()).toBeVisible();
  await phone.goto(at('/c/ours'));
  await expect(phone.getByText('Live', { exact: true })).toBeVisible();

  const ended = phone.waitForResponse((answer) => answer.status() >= 400, { timeout: 30_000 });
  await admin.getByText('End this role').click();
  await admin.getByRole('button', { name: 'End it now' }).click();
  await expect(admin.getByText('ended before its first day was over')).toBeVisible();
  expect((await ended).status()).toBeGreaterThanOrEqual(400);
  await expect(phone.getByText('Live', { exact: true })).toHaveCount(0);
  await phone.goto(at('/c/ours'));
  await expect(phone.getByRole('heading', { name: 'Not found' })).toBeVisible();
  // Nobody locks themselves out.
  await admin.goto(at('/c/ours/people'));
  await admin.getByRole('link', { name: 'First Person' }).click();
  await admin.getByText('End this role').click();
  await admin.getByRole('button', { name: 'End it now' }).click();
  await expect(
    admin.getByText('Another administrator ends this role of yours.').locator('visible=true'),
  ).toHaveCount(1);
});
