import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { call, Program, serveOnce, temporaryFolder } from './program.ts';

const signIn = async (page: Page, address: string, email: string, password: string): Promise<void> => {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

test.describe('an installation without the demonstration', () => {
  const program = new Program();
  test.afterAll(() => program.remove());

  test('lets the first administrator in with the code on the console, and nobody else', async ({ page }) => {
    await program.start({ CONSILIUM_DEMO: '0' });
    await program.until('one-time code');
    const code = /one-time code (\d+)/.exec(program.said)?.[1] ?? '';
    expect((await page.request.get(`${program.address}/health`)).status()).toBe(200);
    expect(await (await page.request.get(`${program.address}/ready`)).json()).toEqual({ status: 'ready' });
    await page.goto(`${program.address}/first-administrator`);
    const fill = async (given: string, slug = 'ours') => {
      await page.getByLabel('One-time code').fill(given);
      await page.getByLabel('Name of the centre').fill('Our centre');
      await page.getByLabel('Short name for the address').fill(slug);
      await page.getByLabel('Your name').fill('First Person');
      await page.getByLabel('E-mail address').fill('first@example.org');
      await page.getByLabel('Password').fill('a long enough password');
      await page.getByRole('button', { name: 'Make centre and administrator' }).click();
    };
    await fill('000000');
    await expect(page.locator('main')).toContainText('This is not the code on the console.');
    await fill(code, 'Our own');
    await expect(page.locator('main')).toContainText('Small letters a to z');
    await expect(page.getByLabel('One-time code')).toHaveValue(code);
    await expect(page.getByLabel('Password')).toHaveValue('');
    await fill(code);
    await page.waitForURL('**/sign-in');
    await page.goto(`${program.address}/first-administrator`);
    await expect(page.locator('main')).toContainText('There is an administrator already');
    await signIn(page, program.address, 'first@example.org', 'a long enough password');
    await page.goto(`${program.address}/c/ours`);
    await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible();
    expect(
      (await page.goto(`${program.address}/c/ours/cases/01234567-89ab-7def-8123-456789abcdef`))?.status(),
    ).toBe(404);
    expect((await page.goto(`${program.address}/c/theirs`))?.status()).toBe(404);
    const card = await page.request.get(`${program.address}/api/c/ours/scorecard?year=2025`);
    expect(await card.json()).toMatchObject({
      centre: 'ours',
      period: { kind: 'year', year: 2025 },
      max: 40,
    });
    const refused = await page.request.get(`${program.address}/api/c/ours/scorecard?set=none/1`);
    expect(refused.headers()['content-type']).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ status: 422, code: 'set_unknown', place: { field: 'set' } });
  });

  test('a password is changed by who knows it, and by whoever runs the installation; everywhere else one is signed out', async ({
    browser,
  }) => {
    const [email, first, second] = [
      'fourth@example.org',
      'the first long password',
      'the second long password',
    ];
    const file = join(temporaryFolder(), 'password');
    writeFileSync(file, first);
    const words = ['--centre', 'ours', '--name', 'Fourth', '--role', 'observer', '--password-file', file];
    expect((await call(program.dataFolder, 'user', 'add', email, ...words)).code).toBe(0);
    const [here, there] = [
      await (await browser.newContext()).newPage(),
      await (await browser.newContext()).newPage(),
    ];
    for (const page of [here, there]) {
      await signIn(page, program.address, email, first);
      await page.waitForURL(`${program.address}/`);
    }
    await there.goto(`${program.address}/c/ours`);
    await here.goto(`${program.address}/c/ours`);
    await here.getByRole('link', { name: 'My account' }).click();
    const change = async (current: string, next: string, again = next) => {
      await here.locator('#password-currentPassword').fill(current);
      await here.getByLabel('New password', { exact: true }).fill(next);
      await here.getByLabel('New password again').fill(again);
      await here.getByRole('button', { name: 'Change password' }).click();
    };
    await change('not her password', second);
    await expect(here.locator('main')).toContainText('This is not your present password.');
    expect(await here.content()).not.toMatch(/not her password|the second long/);
    await change(first, second, 'something else long');
    await expect(here.locator('main')).toContainText('The two new passwords are not the same.');
    expect(await here.content()).not.toContain('something else long');
    await change(first, second);
    await expect(here.locator('main')).toContainText('Your password is changed.');
    await here.getByRole('link', { name: 'Back to my work' }).click();
    await here.waitForURL(`${program.address}/c/ours`);
    await expect(here.getByRole('heading', { name: 'My work' })).toBeVisible();
    await there.goto(`${program.address}/c/ours`);
    await there.waitForURL('**/sign-in**');
    await signIn(there, program.address, email, first);
    await expect(there.locator('main')).toContainText('do not go together');
    await signIn(there, program.address, email, second);
    await there.waitForURL(`${program.address}/`);

    for (let index = 0; index < 5; index += 1) {
      await here.goto(`${program.address}/account`);
      await change('a guess at hers', 'yet another password');
      await expect(here.locator('main')).toContainText('This is not your present password.');
    }
    await change('a guess at hers', 'yet another password');
    await expect(here.locator('body')).toContainText('Too many attempts');

    const set = await call(program.dataFolder, 'user', 'password', email, '--json');
    const { password } = JSON.parse(set.stdout) as { password: string };
    await here.goto(`${program.address}/c/ours`);
    await here.waitForURL('**/sign-in**');
    await signIn(here, program.address, email, password);
    await here.waitForURL(`${program.address}/`);
    const nobody = await call(program.dataFolder, 'user', 'password', 'nobody@example.org');
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('There is no account')]);
    expect((await fetch(`${program.address}/account`, { redirect: 'manual' })).headers.get('location')).toBe(
      '/sign-in?next=%2Faccount',
    );
  });

  test('of many guesses five are judged, at an account that is there or not; a browser that is known keeps its own', async ({
    browser,
  }) => {
    const told: string[][] = [];
    for (const email of ['first@example.org', 'nobody@example.org']) {
      const page = await (await browser.newContext()).newPage();
      const texts: string[] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        await signIn(page, program.address, email, 'not the password');
        const told = page.locator('.error-summary, body > p').first();
        await expect(told).toBeVisible();
        texts.push(await told.innerText());
      }
      told.push(texts);
      await page.context().close();
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.[4]).toContain('do not go together');
    expect(told[0]?.[5]).toContain('Too many attempts');
  });

  test('of a hundred guesses at once five are judged; the browser she has used before still lets her in', async ({
    browser,
  }) => {
    const her = { email: 'second@example.org', password: 'another long password' };
    const file = join(temporaryFolder(), 'password');
    writeFileSync(file, her.password);
    const words = ['--centre', 'ours', '--name', 'Second', '--role', 'surgeon', '--password-file', file];
    expect((await call(program.dataFolder, 'user', 'add', her.email, ...words)).code).toBe(0);
    const known = await browser.newContext();
    const page = await known.newPage();
    await signIn(page, program.address, her.email, her.password);
    await page.waitForURL(`${program.address}/`);
    await known.clearCookies({ name: 'consilium.session_token' });

    const guess = (password: string) =>
      fetch(`${program.address}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: program.address, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ form: 'sign-in', email: her.email, password }).toString(),
      }).then(async (answer) => {
        const { length } = await answer.text();
        return { status: answer.status, length };
      });
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, index) => guess(`wrong password ${index}`)),
    );
    const statuses = all.map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(95);
    // Beyond those who wait, a small page of one sentence: nothing is asked or drawn for it.
    expect(all.filter(({ status, length }) => status === 429 && length < 1_000).length).toBeGreaterThan(50);
    expect(await guess(her.password)).toMatchObject({ status: 429 });

    await signIn(page, program.address, her.email, her.password);
    await page.waitForURL(`${program.address}/`);
    await page.goto(`${program.address}/c/ours`);
    await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible();
  });

  test('others’ failures at the same address cost a right password seconds at the most', async () => {
    const guess = (email: string, password: string) =>
      fetch(`${program.address}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: program.address, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ form: 'sign-in', email, password }).toString(),
      }).then(({ status }) => status);
    for (let index = 0; index < 60; index += 1)
      await guess(`nobody-${index}@example.org`, 'a wrong password');
    const third = 'third@example.org';
    const added = await call(
      program.dataFolder,
      'user',
      'add',
      third,
      '--centre',
      'ours',
      '--name',
      'Third',
      '--role',
      'observer',
      '--json',
    );
    const { password } = JSON.parse(added.stdout) as { password: string };
    let status = 429;
    for (let waited = 0; status === 429 && waited < 10; waited += 1) {
      status = await guess(third, password);
      if (status === 429) await new Promise((done) => setTimeout(done, 1_000));
    }
    expect(status).toBe(302);
  });

  test('accounts, sign-ins and failures stand in the installation’s own chain, which is verified too', async () => {
    const verified = await call(program.dataFolder, 'audit', 'verify', '--json');
    expect(verified.code).toBe(0);
    const heads = await call(program.dataFolder, 'audit', 'heads');
    const counts = Object.values(JSON.parse(heads.stdout) as Record<string, { seq: number }>).map(
      ({ seq }) => seq,
    );
    expect(counts).toHaveLength(2);
    // Three accounts, four sign-ins, and each failure that was judged.
    expect(Math.max(...counts)).toBeGreaterThan(50);
  });

  test('a second start on the same data says who holds it', async () => {
    const second = await serveOnce({ CONSILIUM_DATA: program.dataFolder, CONSILIUM_DEMO: '0' });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/Process \d+ \(the server\) is already using/);
  });

  test('the command line attaches to the running server', async () => {
    const answer = await call(program.dataFolder, 'audit', 'verify', '--json');
    expect(JSON.parse(answer.stdout)).toMatchObject({ verified: true });
    const added = await call(program.dataFolder, 'centre', 'add', 'second', '--name', 'Second', '--json');
    expect(added.code).toBe(0);
  });
});

test.describe('the demonstration', () => {
  const data = temporaryFolder();
  test.afterAll(() => rmSync(data, { recursive: true, force: true }));

  test('is not opened to the network by mistake', async () => {
    const refused = await serveOnce({ CONSILIUM_DATA: data, HOST: '0.0.0.0' });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Refused to open at 0.0.0.0');
    const proxied = await serveOnce({ CONSILIUM_DATA: data, CONSILIUM_ORIGIN: 'https://board.example' });
    expect(proxied.code).toBe(1);
    expect(proxied.stderr).toContain('Refused to open at https://board.example');
  });

  test('can be removed whole, with its sign-ins', async ({ page }) => {
    const program = new Program();
    try {
      await program.openDemonstration();
      const removed = await call(program.dataFolder, 'demo', 'remove', '--json');
      expect(JSON.parse(removed.stdout)).toEqual({ removed: ['hanbit', 'saetbyeol'] });
      expect(JSON.parse((await call(program.dataFolder, 'audit', 'verify', '--json')).stdout)).toMatchObject({
        verified: true,
        versions: 0,
      });
      await signIn(page, program.address, 'chair@example.org', 'look-around-2026');
      await expect(page.locator('.error-summary')).toContainText('do not go together');
    } finally {
      await program.remove();
    }
  });
});

test.describe('programs', () => {
  const program = new Program();
  test.afterAll(() => program.remove());

  test('are answered with problem documents, and nothing of a house without a sign-in', async ({
    request,
  }) => {
    await program.openEmpty();
    for (const [path, status, code] of [
      ['/api/c/ours/scorecard', 401, 'sign_in_needed'],
      ['/c/ours/live', 401, 'sign_in_needed'],
      ['/api/nothing', 404, 'not_found'],
    ] as const) {
      const answer = await request.get(program.address + path);
      expect(answer.status()).toBe(status);
      expect(answer.headers()['content-type']).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ status, code });
    }
  });
});

test.describe('a server', () => {
  const program = new Program();
  test.afterAll(() => program.remove());

  test('takes nothing another site sends, and says no when its disk is nearly full', async ({ request }) => {
    await program.openEmpty({ CONSILIUM_MIN_FREE_MB: '999999999' });
    for (const path of ['/demonstration', '/sign-out', '/language', '/sign-in', '/first-administrator']) {
      const headers = { origin: 'https://elsewhere.example' };
      const answer = await request.post(program.address + path, { headers, form: { language: 'ko' } });
      expect([path, answer.status()]).toEqual([path, 403]);
      expect(answer.headers()['set-cookie']).toBeUndefined();
    }
    const ready = await request.get(`${program.address}/ready`);
    expect([ready.status(), ready.headers()['retry-after']]).toEqual([503, '5']);
    expect(await ready.json()).toEqual({ status: 'not ready', disk: 'full' });
    expect((await request.get(`${program.address}/health`)).status()).toBe(200);
  });
});

test('a setting that is not valid is named and nothing starts', async () => {
  const answer = await serveOnce({ CONSILIUM_DATA: temporaryFolder(), PORT: 'eighty' });
  expect(answer).toMatchObject({ code: 2 });
  expect(answer.stderr).toContain('PORT');
});
