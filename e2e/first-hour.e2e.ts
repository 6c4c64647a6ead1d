import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openMailServer, readMessage } from '../src/testing/mail-server.ts';
import { clean } from './entering.ts';
import { deviceOf } from './passkey-device.ts';
import { Program, temporaryFolder, today } from './program.ts';

/** A house is set up by a person with a browser alone, in Korean and in another zone, and what that takes is counted. */
const program = new Program();
const folder = temporaryFolder();
test.afterAll(async () => {
  await program.remove();
  rmSync(folder, { recursive: true, force: true });
});

const catalogue = readFileSync(join(import.meta.dirname, '../src/locales/ko.po'), 'utf8');
/** What a message is called in Korean. */
const ko = (english: string): string => {
  const at = catalogue.indexOf(`\nmsgid "${english}"\nmsgstr "`);
  const said = /msgstr "(.*)"/.exec(catalogue.slice(at))?.[1] ?? '';
  if (at < 0 || said === '') throw new Error(`${english} is not in the catalogue`);
  return said;
};

/** Seconds of a keystroke, of pointing and pressing, and of making up one's mind (Card, Moran and Newell 1980: K of an average typist, P and a press, M). */
const [keystroke, press, mind] = [0.28, 1.1 + 0.2, 1.35];

/** What somebody does at a browser, with the seconds that it takes them, and what they wait for. */
class Counted {
  seconds = 0;
  steps = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  #count(seconds: number): void {
    this.steps += 1;
    this.seconds += mind + press + seconds;
  }

  async #wait(work: () => Promise<unknown>): Promise<void> {
    const started = performance.now();
    await work();
    this.seconds += (performance.now() - started) / 1000;
  }

  async type(name: string, text: string): Promise<void> {
    this.#count(text.length * keystroke);
    await this.#page.locator(`[name="${name}"]`).fill(text);
  }

  /** An option of a list: opened, and pressed. */
  async choose(at: Locator | string, value: string): Promise<void> {
    this.#count(press);
    const field = typeof at === 'string' ? this.#page.locator(`select[name="${at}"]`) : at;
    await field.selectOption(value);
  }

  async press(role: 'button' | 'link', name: string | RegExp, leadsTo?: RegExp | string): Promise<void> {
    this.#count(0);
    await this.#wait(async () => {
      const exact = typeof name === 'string';
      await this.#page.getByRole(role, { name, exact }).first().click();
      if (leadsTo !== undefined) await this.#page.waitForURL(leadsTo);
    });
  }
}

const password = 'a long enough password';
const people = [
  { name: 'Lee Mira', role: 'chair', email: 'mira@example.org' },
  { name: 'Han Sol', role: 'surgeon', email: 'sol@example.org' },
] as const;

test('from nothing to the first case on a board in ten minutes of steps; whoever was invited signs in by a passkey on a phone', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const server = await openMailServer();
  await program.openEmpty();
  const [, code = ''] = /one-time code (\d+)/.exec(program.said) ?? [];
  await program.stop();
  // Browsers make passkeys for names alone.
  const address = program.address.replace('127.0.0.1', 'localhost');
  await program.startAgain({
    CONSILIUM_DEMO: '0',
    CONSILIUM_SMTP_URL: server.url,
    CONSILIUM_MAIL_FROM: 'consilium@hospital.example',
    CONSILIUM_MAIL_FOLDER: folder,
    CONSILIUM_ORIGIN: address,
  });
  const [, again = code] = /one-time code (\d+)/.exec(program.said) ?? [];
  const desk = await (
    await browser.newContext({ locale: 'ko-KR', viewport: { width: 1280, height: 900 } })
  ).newPage();
  desk.setDefaultTimeout(30_000);
  const she = new Counted(desk);

  await desk.goto(`${address}/first-administrator`);
  await she.type('code', again);
  await she.type('centreName', '우리 센터');
  await she.type('slug', 'ours');
  await she.type('zone', 'Asia/Tashkent');
  await she.type('name', '첫 사람');
  await she.type('email', 'first@example.org');
  await she.type('password', password);
  await she.press('button', ko('Make centre and administrator'), /sign-in/);
  await she.type('email', 'first@example.org');
  await she.type('password', password);
  await she.press('button', ko('Sign in'), /localhost:\d+\/$/);
  await desk.goto(`${address}/c/ours`);
  await expect(desk.getByRole('heading', { name: ko('The first hour of this house') })).toBeVisible();

  for (const { name, role, email } of people) {
    await desk.goto(`${address}/c/ours/people`);
    await she.type('people.0.latinName', name);
    await she.choose('affiliations.0.role', role);
    await she.choose('affiliations.0.discipline', 'gynaecologic-oncology');
    await she.press('button', ko('Add'), /people\/[0-9a-f-]{36}/);
    await she.type('email', email);
    await she.press('button', ko('Invite by mail'), /saved/);
  }
  await expect(desk.getByText(ko('Saved.'))).toBeVisible();
  await clean(desk);

  await desk.goto(`${address}/c/ours`);
  await she.press('link', ko('Set up a board: its day, its quorum, its members'), /new-board/);
  await she.type('series.name', '목요 회의');
  await she.choose('series.rule', 'FREQ=WEEKLY;BYDAY=TH');
  await she.type('series.localTime', '08:00');
  const seat = (name: string) =>
    desk.getByLabel(ko('{name}: on the board').replace('{name}', name), { exact: true });
  await she.choose(seat('Lee Mira'), 'chair');
  await she.choose(seat('Han Sol'), 'member');
  await she.press('button', ko('Set up the board'), /\/meetings$/);

  // Both are there by mail; each chooses a password.
  await expect.poll(() => server.received.length, { timeout: 30_000 }).toBe(2);
  const linkOf = async (email: string): Promise<string> => {
    const mail = server.received.find(({ to }) => to === email);
    return /http\S+\/l\/[\w-]{64}/.exec((await readMessage(mail?.raw ?? '')).text ?? '')?.[0] ?? '';
  };
  const join = async (page: Page, email: string): Promise<Counted> => {
    const somebody = new Counted(page);
    await page.goto(await linkOf(email));
    await somebody.type('newPassword', password);
    await somebody.type('repeatedPassword', password);
    await somebody.press('button', ko('Make my account'), /sign-in/);
    await somebody.type('email', email);
    await somebody.type('password', password);
    await somebody.press('button', ko('Sign in'), /localhost:\d+\/$/);
    return somebody;
  };
  const hers = await (
    await browser.newContext({ locale: 'ko-KR', viewport: { width: 1280, height: 900 } })
  ).newPage();
  hers.setDefaultTimeout(30_000);
  const chair = await join(hers, 'mira@example.org');
  await hers.goto(`${address}/c/ours`);
  await chair.press('link', ko('Refer the first case with its question'), /cases\/new/);
  await chair.type('whom.identity.recordNumber', '0001');
  await chair.type('whom.identity.nativeName', '김예시');
  await chair.type('whom.patient.bornOn', '1961-02');
  await chair.type('case.presentedOn', today());
  await chair.choose('case.site', 'ovary');
  await chair.choose('referral.phase', 'pre_treatment');
  await chair.choose('referral.questionType', 'primary_treatment');
  const consultant = hers.locator('select[name="referral.consultantId"]');
  await chair.choose(
    consultant,
    (await consultant.getByRole('option', { name: 'Han Sol' }).getAttribute('value')) ?? '',
  );
  await chair.type('referral.question', '먼저 수술할지, 항암화학요법을 할지?');
  await chair.press('button', ko('Refer'), /cases\/[0-9a-f-]{36}$/);
  const theCase = hers.url();
  await hers.goto(`${address}/c/ours/meetings`);
  await chair.press('button', /회의 계획$/, /meetings\/[0-9a-f-]{36}$/);
  const meeting = hers.url();
  await hers.goto(theCase);
  const list = hers.getByRole('button', { name: ko('List for this board') });
  const folded = hers.getByText(ko('List for a board'), { exact: true });
  if (!(await list.isVisible())) await folded.click();
  await chair.press('button', ko('List for this board'));
  await hers.goto(meeting);
  await expect(hers.getByText('0001').first()).toBeVisible();
  const [seconds, steps] = [she.seconds + chair.seconds, she.steps + chair.steps];
  console.log(`first case on a board: ${steps} steps, ${Math.round(seconds)} s`);
  expect(seconds).toBeLessThan(600);

  // On a phone the surgeon makes a passkey and comes in by it alone; once her role ends her open screen closes within a second.
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  phone.setDefaultTimeout(30_000);
  await deviceOf(phone);
  await join(phone, 'sol@example.org');
  await phone.goto(`${address}/account`);
  await phone.getByText(ko('Add a passkey')).click();
  await phone.locator('form:has(input[value="begin-passkey"]) input[type=password]').fill(password);
  await phone.getByRole('button', { name: ko('Go on') }).click();
  await phone.getByLabel(ko('What you call it')).fill('내 전화');
  await phone.getByRole('button', { name: ko('Make the passkey on this device') }).click();
  await expect(phone.getByText('내 전화')).toBeVisible();
  await context.clearCookies();
  await phone.goto(`${address}/sign-in?next=/c/ours`);
  await phone.getByRole('button', { name: ko('Sign in with a passkey') }).click();
  await phone.waitForURL(`${address}/c/ours`);
  await expect(phone.getByText(ko('Live'), { exact: true })).toBeVisible();
  await desk.goto(`${address}/c/ours/people`);
  await desk.getByRole('link', { name: 'Han Sol' }).click();
  await desk.getByText(ko('End this role')).click();
  const ended = Date.now();
  const closed = phone
    .getByText(ko('Live'), { exact: true })
    .waitFor({ state: 'detached' })
    .then(() => Date.now());
  await desk.getByRole('button', { name: ko('End it now') }).click();
  expect((await closed) - ended).toBeLessThan(3_000);
  await phone.goto(`${address}/c/ours`);
  await expect(phone.getByRole('heading', { name: ko('Not found') })).toBeVisible();
  await context.close();
  await server.close();
});
