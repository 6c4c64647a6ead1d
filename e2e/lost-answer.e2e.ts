import { expect, type Page, test } from '@playwright/test';
import { Program } from './program.ts';

const program = new Program();
test.afterAll(() => program.remove());

const first = {
  centreName: 'Our centre',
  slug: 'ours',
  zone: 'Asia/Seoul',
  name: 'First Person',
  email: 'first@example.org',
  password: 'a long enough password',
};

const signIn = async (page: Page): Promise<void> => {
  await page.goto(`${program.address}/sign-in`);
  await page.getByLabel('E-mail address').fill(first.email);
  await page.getByLabel('Password').fill(first.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${program.address}/`);
};

const board = 'Tuesday board';
const fillIn = async (page: Page): Promise<void> => {
  await page.goto(`${program.address}/c/ours/meetings/new-board`);
  await page.getByLabel('Name of the board').fill(board);
  await page.getByLabel('Place').fill('Room 7');
  await page.getByLabel('Meets', { exact: true }).selectOption({ index: 2 });
  await page.getByLabel('Begins at').fill('08:00');
  await page.getByLabel(`${first.name}: on the board`).selectOption('coordinator');
  await page.getByLabel(`${first.name}: counted for`).selectOption('coordination');
};
const send = (page: Page) => page.getByRole('button', { name: 'Set up the board' }).click();
const boards = async (page: Page): Promise<number> => {
  await page.goto(`${program.address}/c/ours/meetings`);
  return page.getByText(board).count();
};

test('what was typed stays when no answer comes and when the session has ended; sent again it is saved once', async ({
  page,
  context,
}) => {
  await program.openEmpty();
  await program.until('one-time code');
  const code = /one-time code (\d+)/.exec(program.said)?.[1] ?? '';
  await page.request.post(`${program.address}/first-administrator`, { form: { ...first, code } });
  await signIn(page);

  await fillIn(page);
  // The server saves, and its answer is lost.
  await page.route('**/new-board.data*', async (route) => {
    if (route.request().method() === 'POST') await route.fetch();
    await route.abort();
  });
  await send(page);
  await expect(page.getByRole('alert')).toContainText('No answer came back: it may have been saved.');
  await expect(page.getByLabel('Place')).toHaveValue('Room 7');
  await page.unroute('**/new-board.data*');
  await send(page);
  await page.waitForURL((url) => !url.pathname.endsWith('new-board'));
  const saved = await boards(page);
  expect(saved).toBeGreaterThan(0);

  await fillIn(page);
  await context.clearCookies();
  await send(page);
  await expect(page.getByRole('alert')).toContainText('You are no longer signed in');
  await expect(page.getByLabel('Place')).toHaveValue('Room 7');
  const again = page.getByRole('dialog', { name: 'Please sign in again' });
  await expect(again).toContainText(first.name);
  await again.getByLabel('Password').fill(first.password);
  await again.getByRole('button', { name: 'Sign in and go on' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('new-board'));
  expect(await boards(page)).toBe(2 * saved);
});
