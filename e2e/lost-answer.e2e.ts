import { setTimeout as pause } from 'node:timers/promises';
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

test.beforeAll(async () => {
  await program.openEmpty();
  await program.until('one-time code');
  const code = /one-time code (\d+)/.exec(program.said)?.[1] ?? '';
  const made = await fetch(`${program.address}/first-administrator`, {
    method: 'POST',
    headers: { origin: program.address },
    body: new URLSearchParams({ ...first, code }),
  });
  expect(made.ok).toBe(true);
});

test('what was typed stays when no answer comes and when the session has ended; sent again it is saved once', async ({
  page,
  context,
}) => {
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

/** Somebody says, in another window, that they are away on that day. */
const sayAway = async (other: Page, day: string): Promise<void> => {
  await other.goto(`${program.address}/c/ours/absences`);
  for (const field of ['from', 'to']) await other.locator(`[name="absence.${field}"]`).fill(day);
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.waitForURL(/saved/);
};

/** Says on the page that the reading of absences was given up; `half`: the first line of its answer comes, and its end never. */
const tellGivenUp = (half: boolean): void => {
  const asked = window.fetch;
  window.fetch = async (input, init) => {
    const { signal } = init ?? {};
    const address = input instanceof Request ? input.url : input.toString();
    if (!address.includes('/absences.data') || !signal) return asked(input, init);
    signal.addEventListener('abort', () => (document.documentElement.dataset['givenUp'] = 'yes'));
    const answer = await asked(input, init);
    if (!half) return answer;
    const text = new Uint8Array(await answer.arrayBuffer());
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(text);
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    document.documentElement.dataset['halfRead'] = 'yes';
    return new Response(body, answer);
  };
};

test('a page that others change all the time is read to its end each time, and is current at the last', async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.addInitScript(tellGivenUp, false);
  await page.goto(`${program.address}/c/ours/absences`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  await page.route('**/absences.data*', async (route) => {
    ask();
    const answer = await route.fetch();
    await released;
    await route.fulfill({ response: answer });
  });
  const days = ['12', '13', '14', '15'].map((day) => `2099-03-${day}`);
  const other = await context.newPage();
  await sayAway(other, days[0] ?? '');
  await asked;
  // The first reading is on its way while all others are said, each heard by the stream.
  for (const day of days.slice(1)) await sayAway(other, day);
  await pause(500);
  release();
  await expect(page.getByRole('main')).toContainText('15 March 2099');
  await expect(page.locator('html')).not.toHaveAttribute('data-given-up');
});

test('what others change does not take a refusal away: the page says that it is behind, and is current once the form is sent', async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.goto(`${program.address}/c/ours/absences`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const [from, to] = [page.locator('[name="absence.from"]'), page.locator('[name="absence.to"]')];
  await from.fill('2099-05-20');
  await to.fill('2099-05-10');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('The last day is before the first.');
  await sayAway(await context.newPage(), '2099-04-01');
  await expect(page.getByText('Something changed since')).toBeVisible();
  await pause(500);
  await expect(page.getByRole('main')).toContainText('The last day is before the first.');
  await expect(from).toHaveValue('2099-05-20');
  await to.fill('2099-05-21');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/saved/);
  await expect(page.getByRole('main')).toContainText('21 May 2099');
  await expect(page.getByRole('main')).toContainText('1 April 2099');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
});

test('a step that is given up half read is nobody’s failure', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await signIn(page);
  await page.addInitScript(tellGivenUp, true);
  await page.goto(`${program.address}/c/ours`);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/assets/draft-offer*', async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Who is away' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-half-read', 'yes');
  await page.getByRole('link', { name: 'Meetings' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-given-up', 'yes');
  release();
  await page.waitForURL('**/meetings');
  expect(faults).toEqual([]);
});
