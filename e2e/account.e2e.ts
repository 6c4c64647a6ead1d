import { expect, type Page, test } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { clean, fill } from './entering.ts';
import { deviceOf } from './passkey-device.ts';
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
    expect(await hers.getByText('this one', { exact: true }).count()).toBe(1);
    await context.close();
    await desk.close();
  });

/** Browsers make passkeys for names alone. */
const byName = (path: string): string => at(path).replace('127.0.0.1', 'localhost');

const addPasskey = async (page: Page, name: string): Promise<void> => {
  await page.getByText('Add a passkey').click();
  await page.locator('form:has(input[value="begin-passkey"])').getByLabel('Present password').fill(password);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('What you call it').fill(name);
  await page.getByRole('button', { name: 'Make the passkey on this device' }).click();
};

test('a passkey is made on a phone and signs in; the same device makes no second one, one that is removed signs nobody in', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone });
  const page = await context.newPage();
  const { cdp, authenticatorId } = await deviceOf(page);
  await page.goto(byName('/sign-in?next=/account'));
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(byName('/account'));
  await addPasskey(page, 'My phone');
  await expect(page.getByText('The passkey is yours')).toBeVisible();
  await expect(page.getByText('My phone')).toBeVisible();
  await addPasskey(page, 'My phone again');
  await expect(page.getByText('This device has a passkey of yours already.')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.goto(byName('/sign-in?next=/c/ours'));
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(byName('/c/ours'));
  await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible();

  // Whoever holds the device and is not its owner comes in nowhere.
  await context.clearCookies();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto(byName('/sign-in'));
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('Nothing was signed')).toBeVisible();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(byName('/'));

  await page.goto(byName('/account'));
  await page.getByText('Remove this passkey').click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('The passkey is removed.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.goto(byName('/sign-in'));
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('This passkey was not taken').first()).toBeVisible();
  // Looked at last: whoever looks takes the device away.
  await clean(page);
  await context.close();
});

test('in Korean too; where browsers make none, and without script, it is said why', async ({ browser }) => {
  const context = await browser.newContext({ viewport: phone, locale: 'ko-KR' });
  const page = await context.newPage();
  await deviceOf(page);
  await page.goto(byName('/sign-in?next=/account'));
  await page.getByLabel('이메일 주소').fill(email);
  await page.getByLabel('비밀번호').fill(password);
  await page.getByRole('button', { name: '로그인', exact: true }).click();
  await page.waitForURL(byName('/account'));
  await page.getByText('패스키 추가').click();
  await page.locator('form:has(input[value="begin-passkey"]) input[type=password]').fill(password);
  await page.getByRole('button', { name: '이어서 기록' }).click();
  await page.getByLabel('이름').fill('내 전화');
  await page.getByRole('button', { name: '이 기기에 패스키 만들기' }).click();
  await expect(page.getByText('내 전화')).toBeVisible();
  await context.clearCookies();
  await page.goto(byName('/sign-in'));
  await page.getByRole('button', { name: '패스키로 로그인' }).click();
  await page.waitForURL(byName('/'));
  await page.goto(byName('/account'));
  await clean(page);
  await context.close();

  const without = await browser.newContext({ javaScriptEnabled: false });
  const plain = await without.newPage();
  await signIn(plain);
  await plain.goto(at('/account'));
  await expect(plain.getByText('Browsers make passkeys for an address with a name only')).toBeVisible();
  await plain.goto(byName('/sign-in'));
  await expect(plain.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden();
  await without.close();
});

/** What an app shows for the secret that a page has given it. */
const codeOf = (secret: string, step: number): string => {
  const bits = Array.from(secret, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
};
const stepNow = (): number => Math.floor(Date.now() / 30_000);

test('codes of an app are set up, asked for after the password, and good once', async ({ browser }) => {
  const context = await browser.newContext({ viewport: phone });
  const page = await context.newPage();
  await signIn(page);
  await page.goto(at('/account'));
  await page.getByText('Set up an app').click();
  await page.locator('form:has(input[value="codes-begin"])').getByLabel('Present password').fill(password);
  await page.getByRole('button', { name: 'Set it up' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the app' })).toBeVisible();
  const secret = (await page.locator('#codes code').innerText()).replaceAll(' ', '');
  await clean(page);
  const first = codeOf(secret, stepNow());
  await page.getByLabel('Code that the app shows').fill('000000');
  await page.getByRole('button', { name: 'Ask for codes from now on' }).click();
  await expect(page.getByText('This code is not right').locator('visible=true').first()).toBeVisible();
  await page.getByLabel('Code that the app shows').fill(first);
  await page.getByRole('button', { name: 'Ask for codes from now on' }).click();
  await expect(page.getByText('Print these ten codes')).toBeVisible();
  const printed = await page.locator('#codes li code').allInnerTexts();
  expect(printed).toHaveLength(10);
  await clean(page);

  const other = await (await browser.newContext({ viewport: phone })).newPage();
  const ask = async () => {
    await other.goto(at('/sign-in?next=/c/ours'));
    await other.getByLabel('E-mail address').fill(email);
    await other.getByLabel('Password').fill(password);
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await other.getByLabel('Code').waitFor();
  };
  const say = async (code: string) => {
    await other.getByLabel('Code').fill(code);
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await ask();
  await clean(other);
  await say(first);
  await expect(other.getByText('This code is not right').locator('visible=true').first()).toBeVisible();
  await say(codeOf(secret, stepNow() + 1));
  await other.waitForURL(at('/c/ours'));
  await other.context().clearCookies();
  await ask();
  await say(printed[0] ?? '');
  await other.waitForURL(at('/c/ours'));
  await other.context().close();

  await page.goto(at('/account'));
  await expect(page.getByText('9 printed codes are left.')).toBeVisible();
  await page.getByText('Ask for codes no more').first().click();
  const off = page.locator('form:has(input[value="codes-off"])');
  await off.getByLabel('Present password').fill(password);
  await off.getByLabel('Code').fill(printed[1] ?? '');
  await off.getByRole('button').click();
  await expect(page.getByText('Codes are asked for no more.')).toBeVisible();
  await signIn(page);
  await context.close();
});
