import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  expect as patient,
  type Locator,
  type Page,
  test,
} from '@playwright/test';
import pg from 'pg';
import { type Cluster, openCluster } from '../src/kernel/cluster/cluster.ts';
import { faultsByAxe } from './axe.ts';
import { answer, fill } from './entering.ts';
import { alive } from './lost-forms.ts';
import { callWith, Program, temporaryFolder } from './program.ts';

const expect = patient.configure({ timeout: 15_000 });
test.use({ navigationTimeout: 15_000, actionTimeout: 15_000 });

/** One server on a database that goes on when the server is killed. */
const folder = temporaryFolder();
const program = new Program();
let cluster: Cluster;
let settings: Record<string, string> = {};
const passwords: Record<string, string> = {};
let newOperation = '';

const asked = async <Row extends object>(text: string): Promise<Row[]> => {
  const client = new pg.Client(cluster.ownerUrl());
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};
const endSessions = () => asked('delete from auth.session');
const operations = async () =>
  asked<{ answers: Record<string, unknown> }>('select answers from surgery.operation order by id');
/** All that stands in drafts. */
const kept = async (): Promise<string> =>
  (await asked<{ fields: unknown }>('select fields from kernel.draft'))
    .map(({ fields }) => JSON.stringify(fields))
    .join(' ');

const signIn = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${program.address}/sign-in`);
  await page.getByLabel('E-mail address').fill(`${name}@example.org`);
  await page.getByLabel('Password').fill(passwords[name] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};

/** A woman about whom a board is asked; the address of her case. */
const refer = async (
  page: Page,
  recordNumber: string,
  latinName: string,
  bornOn: string,
): Promise<string> => {
  await page.goto(`${program.address}/c/ours/cases/new`);
  for (const [field, typed] of [
    ['whom.identity.recordNumber', recordNumber],
    ['whom.identity.latinName', latinName],
    ['whom.patient.bornOn', bornOn],
    ['referral.question', 'Surgery first?'],
  ] as const)
    await page.locator(`[name="${field}"]`).fill(typed);
  for (const [field, value] of [
    ['case.site', 'ovary'],
    ['referral.phase', 'pre_treatment'],
    ['referral.questionType', 'primary_treatment'],
  ] as const)
    await page.locator(`[name="${field}"]`).selectOption(value);
  await page.locator('[name="referral.consultantId"]').selectOption({ label: 'Surgeon One' });
  await page.locator('form.form button.button-main').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  const made = await asked<{ id: string }>('select id from care."case" order by id');
  return `${program.address}/c/ours/cases/${made.at(-1)?.id}`;
};

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  cluster = await openCluster({ dataFolder: folder, kind: 'test', purpose: 'mid-report', log: () => {} });
  const { host, user, database, port } = cluster.ownerUrl();
  const login = `${String(user)}:${encodeURIComponent(cluster.password)}`;
  settings = {
    CONSILIUM_DEMO: '0',
    DATABASE_URL: `postgresql://${login}@localhost:${String(port)}/${String(database)}?host=${encodeURIComponent(String(host))}`,
  };
  const json = async (...words: string[]) =>
    JSON.parse((await callWith(settings, ...words, '--json')).stdout);
  await json('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Asia/Seoul');
  const addUser = async (name: string, shown: string, role: string, discipline: string) => {
    const more = ['--name', shown, '--role', role, '--discipline', discipline];
    passwords[name] = (
      await json('user', 'add', `${name}@example.org`, '--centre', 'ours', ...more)
    ).password;
  };
  await addUser('coordinator', 'Coordinator One', 'coordinator', 'coordination');
  await addUser('surgeon', 'Surgeon One', 'surgeon', 'gynaecologic-oncology');
  await program.start(settings);
  const page = await browser.newPage();
  await signIn(page, 'coordinator');
  newOperation = `${await refer(page, '0001', 'Kim Invented', '1961-02-03')}/operations/new`;
  await page.close();
});
test.afterAll(async () => {
  await program.remove();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});
test.beforeEach(() => asked('delete from kernel.draft'));

const field = (page: Page, name: string): Locator => page.locator(`[name="report.${name}"]`);
const note = (page: Page): Locator => page.locator('.draft-note');
const save = (page: Page) => page.getByRole('button', { name: 'Save the operation' }).click();
const saved = (page: Page) => page.waitForURL(/saved=operation/);
const again = (page: Page): Locator => page.getByRole('dialog', { name: 'Please sign in again' });

/** The surgeon in front of the form, in a browser of her own. */
const begun = async (browser: Browser): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, 'surgeon');
  await page.goto(newOperation);
  return { context, page };
};

const typeHalf = async (page: Page): Promise<void> => {
  await field(page, 'doneOn').fill('2026-11-16');
  await field(page, 'kind').locator('visible=true').first().check();
  await field(page, 'diseaseAtStart').fill('Omental cake, first half');
};
const typeRest = async (page: Page): Promise<void> => {
  await field(page, 'residual').fill('0');
  await field(page, 'team.0.person').selectOption({ label: 'Surgeon One' });
  await field(page, 'team.0.role').selectOption('main');
};

const saysPassword = async (page: Page, password: string): Promise<void> => {
  await again(page).getByLabel('Password').fill(password);
  await again(page).getByRole('button', { name: 'Sign in and go on' }).click();
};

const lookAt = async (page: Page, name: string): Promise<void> => {
  expect(await faultsByAxe(page)).toEqual([]);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: test.info().outputPath(`${name}-${String(width)}.png`) });
  }
};

test('a surgeon who loses the line and her session in the middle of a report loses nothing, and saves it once', async ({
  browser,
}) => {
  const before = (await operations()).length;
  const { context, page } = await begun(browser);
  await typeHalf(page);
  await expect(note(page)).toContainText('Not saved yet; kept at');
  expect(await kept()).toContain('first half');

  await context.setOffline(true);
  await field(page, 'diseaseAtStart').fill('Omental cake, first half; typed without line');
  await expect(note(page)).toContainText('Not kept at the moment');
  await endSessions();
  await context.setOffline(false);

  // What she goes on typing is kept once she has said her password; nobody else's opens it.
  await field(page, 'residual').fill('0');
  await expect(again(page)).toContainText('Surgeon One');
  await lookAt(page, 'password');
  await saysPassword(page, passwords['coordinator'] ?? '');
  await expect(again(page).getByRole('alert')).toContainText('This is not the password of Surgeon One.');
  await saysPassword(page, passwords['surgeon'] ?? '');
  await expect(again(page)).toHaveCount(0);
  await expect(note(page)).toContainText('kept at');
  await expect.poll(kept).toContain('first half; typed without line');

  // Somebody else signs in in the same browser: she saves as herself, or not at all.
  const other = await context.newPage();
  await signIn(other, 'coordinator');
  await typeRest(page);
  await save(page);
  await expect(again(page)).toContainText('Surgeon One');
  await saysPassword(page, passwords['surgeon'] ?? '');
  await saved(page);
  const all = await operations();
  expect(all).toHaveLength(before + 1);
  expect(all.at(-1)?.answers).toMatchObject({
    diseaseAtStart: 'Omental cake, first half; typed without line',
  });
  await expect.poll(kept).toBe('');
  await context.close();
});

test('what stood in a page that was closed is offered when she comes back, goes on or is put away; leaving asks', async ({
  browser,
}) => {
  const { context, page } = await begun(browser);
  // Nobody is asked who has typed nothing.
  await page.getByRole('link', { name: 'Cases' }).first().click();
  await page.waitForURL(/cases$/);
  await page.goto(newOperation);
  await field(page, 'doneOn').focus();
  await expect(note(page)).toBeAttached();
  await typeHalf(page);
  // At once, before anything was kept.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('about:blank');
  await expect.poll(kept).toContain('first half');

  await page.goto(newOperation);
  await expect(page.getByText('You began this on')).toBeVisible();
  await expect(field(page, 'diseaseAtStart')).toHaveValue('');
  await lookAt(page, 'offer');
  await field(page, 'doneOn').fill('2026-11-01');
  await expect(note(page)).toContainText('decide first');
  await field(page, 'doneOn').fill('');
  await page.getByRole('link', { name: 'Go on with it' }).click();
  await expect(field(page, 'diseaseAtStart')).toHaveValue('Omental cake, first half');
  await expect(page.getByText('You began this on')).toHaveCount(0);

  await field(page, 'diseaseAtStart').fill('Omental cake, first half, second half');
  await page.getByRole('link', { name: 'Cases' }).first().click();
  const leaving = page.getByRole('dialog', { name: 'Leave this page?' });
  await leaving.getByRole('button', { name: 'Stay here' }).click();
  await expect(field(page, 'diseaseAtStart')).toHaveValue('Omental cake, first half, second half');
  await expect.poll(kept).toContain('second half');
  await page.getByRole('link', { name: 'Cases' }).first().click();
  await leaving.getByRole('button', { name: 'Leave without saving' }).click();
  await page.waitForURL(/cases$/);

  await page.goto(newOperation);
  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(page.getByText('You began this on')).toHaveCount(0);
  await expect.poll(kept).toBe('');
  await context.close();
});

test('without script a draft goes on too, and what was sent after the session’s end is sent once she has signed in', async ({
  browser,
}) => {
  const before = (await operations()).length;
  const { context, page } = await begun(browser);
  await typeHalf(page);
  await expect(note(page)).toContainText('kept at');
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  await context.close();
  const bare = await plain.newPage();
  await bare.goto(newOperation);
  await bare.getByRole('link', { name: 'Go on with it' }).click();
  await expect(field(bare, 'diseaseAtStart')).toHaveValue('Omental cake, first half');
  await field(bare, 'diseaseAtStart').fill('Omental cake, written without script');
  await typeRest(bare);
  await endSessions();
  await save(bare);
  await bare.getByLabel('Password').fill(passwords['coordinator'] ?? '');
  await bare.getByRole('button', { name: 'Sign in' }).click();
  await expect(bare.getByRole('alert').or(bare.locator('.error-summary')).first()).toContainText(
    'not the password of the person who typed this',
  );
  await bare.getByLabel('Password').fill(passwords['surgeon'] ?? '');
  await bare.getByRole('button', { name: 'Sign in' }).click();
  await bare.getByRole('button', { name: 'Send it now' }).click();
  await saved(bare);
  expect(await operations()).toHaveLength(before + 1);
  expect((await operations()).at(-1)?.answers).toMatchObject({
    diseaseAtStart: 'Omental cake, written without script',
  });
  expect(await kept()).toBe('');
  await plain.close();
});

test('a server that is killed between saving and answering has saved once, and says so when it is sent again', async ({
  browser,
}) => {
  const before = (await operations()).length;
  const { context, page } = await begun(browser);
  await typeHalf(page);
  await typeRest(page);
  await page.route('**/operations/new.data*', async (route) => {
    if (route.request().method() === 'POST') {
      await route.fetch({ maxRedirects: 0 });
      await program.stop('SIGKILL');
    }
    await route.abort();
  });
  await save(page);
  await expect(page.getByRole('alert')).toContainText('No answer came back: it may have been saved.');
  await page.unroute('**/operations/new.data*');
  await program.startAgain(settings);
  await save(page);
  await saved(page);
  expect(await operations()).toHaveLength(before + 1);
  await expect.poll(kept).toBe('');
  await context.close();
});

test('what is typed while a save is on its way stays, is kept, and goes with the next one', async ({
  browser,
}) => {
  const { context, page } = await begun(browser);
  await page.goto(`${program.address}/c/ours/absences`);
  const [from, to] = [page.locator('[name="absence.from"]'), page.locator('[name="absence.to"]')];
  const form = page.locator('form.form', { has: from });
  await from.fill('2026-12-01');
  await to.fill('2026-12-05');
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/absences.data*', async (route) => {
    await released;
    await route.continue();
  });
  await form.locator('button.button-main').click();
  await from.fill('2026-12-06');
  await to.fill('2026-12-09');
  release();
  await page.waitForURL(/saved/);
  await expect.poll(kept).toContain('2026-12-09');
  await expect(to).toHaveValue('2026-12-09');
  const absences = () =>
    asked<{ to: string }>('select to_on::text as to from directory.absence order by to_on');
  expect(await absences()).toEqual([{ to: '2026-12-05' }]);
  await form.locator('button.button-main').click();
  await expect(to).toHaveValue('');
  expect(await absences()).toEqual([{ to: '2026-12-05' }, { to: '2026-12-09' }]);
  await expect.poll(kept).toBe('');
  await context.close();
});

/** A board on whose agenda two women stand, opened, with the first under discussion; the address of its page. */
const openBoard = async (page: Page): Promise<string> => {
  const house = `${program.address}/c/ours`;
  const cases = [
    newOperation.replace('/operations/new', ''),
    await refer(page, '0002', 'Lee Madeup', '1972-08-09'),
  ];
  await page.goto(`${house}/meetings/new-board`);
  await fill(page, { 'Name of the board': 'Our board', Meets: 'Every week: Thursday', 'Begins at': '08:00' });
  await answer(page, 'Coordinator One: on the board', 'chair');
  await page.getByRole('button', { name: 'Set up the board' }).click();
  await page.waitForURL('**/meetings');
  await page.getByRole('button', { name: /^Plan/ }).click();
  await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
  const agenda = page.url();
  for (const at of cases) {
    await page.goto(`${at}/list`);
    await page.getByRole('button', { name: 'List for this board' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/list'));
  }
  await page.goto(`${agenda}/live`);
  await page.getByRole('button', { name: 'Open the meeting' }).click();
  await page.getByRole('button', { name: 'Take up' }).first().click();
  await expect(page.locator('#conclusion')).toBeVisible();
  return `${agenda}/live`;
};

const inRoom = (page: Page) => ({
  rationale: page.locator('#recommendation [name="recommendation.rationale"]'),
  reason: page.locator('#conclusion [name="quorumReason"]'),
  offers: page.getByText('You began this on'),
  goOn: (desk: 'recommendation' | 'conclusion') =>
    page.locator(`#${desk}`).getByRole('link', { name: 'Go on with it' }).click(),
  unplaced: page.locator('.notice', { hasText: 'has no place on this page now' }),
});

/** How high the place of what can be undone is, as it stands and with nothing in it. */
const heightsOfSteps = (page: Page): Promise<number[]> =>
  page.locator('.steps').evaluate((steps: HTMLElement) => {
    const empty = steps.cloneNode(false) as HTMLElement;
    steps.after(empty);
    const heights = [steps.offsetHeight, empty.offsetHeight];
    empty.remove();
    return heights;
  });

/** Sets the woman under discussion aside, and takes the other up. */
const moveOn = async (other: Page): Promise<void> => {
  const label = (await other.locator('#conclusion .whom').innerText()).split(' · ').at(-1) ?? '';
  await other.getByRole('button', { name: 'Set the case aside' }).click();
  await other.getByRole('button', { name: 'Take up' }).filter({ hasNotText: label }).click();
  await expect(other.locator('#conclusion')).toBeVisible();
};

test('in the room what was typed for a woman is offered for her alone, whoever the board has moved on to, and is read where it has no place', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other, 'coordinator');
  const live = await openBoard(other);
  const first = await context.newPage();
  await first.goto(live);
  await alive(first);
  await inRoom(first).rationale.fill('Resectable, said the room');
  await inRoom(first).reason.fill('The pathologist is away');
  await expect.poll(kept).toContain('Resectable, said the room');
  await expect.poll(kept).toContain('The pathologist is away');
  // The tab is gone, with the machine perhaps.
  await first.close();

  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  // What the server has drawn stays where it is while the page comes to life, however late a part of it comes: nothing moves under a finger.
  await page.addInitScript(() => {
    new MutationObserver((changes) => {
      for (const gone of changes.flatMap(({ removedNodes }) => [...removedNodes]))
        if (gone instanceof HTMLElement && gone.matches('.notice'))
          document.documentElement.dataset['moved'] = '';
    }).observe(document, { childList: true, subtree: true });
  });
  const isLate = /assets\/draft-offer/;
  await page.route(isLate, async (route) => {
    await pause(700);
    await route.continue();
  });
  const came = page.waitForResponse(isLate);
  await page.goto(live);
  await came;
  await alive(page);
  await expect(page.locator('output.live')).toContainText('Live');
  expect(await page.evaluate(() => document.documentElement.dataset['moved'])).toBe(undefined);
  await page.unroute(isLate);
  const room = inRoom(page);
  await expect(room.offers).toHaveCount(2);
  await expect(room.rationale).toHaveValue('');
  await room.goOn('recommendation');
  await expect(room.rationale).toHaveValue('Resectable, said the room');
  await room.goOn('conclusion');
  await expect(room.reason).toHaveValue('The pathologist is away');
  await expect(room.rationale).toHaveValue('Resectable, said the room');
  await expect(room.offers).toHaveCount(0);

  // Somebody else moves the board on while she types: at once, before anything more was kept.
  await room.reason.fill('The pathologist is away, until four');
  await moveOn(other);
  await expect(room.reason).toHaveValue('');
  // What can be undone comes by itself and goes by the clock: no button moves away under a finger.
  await expect(page.locator('.step').first()).toBeVisible();
  expect(await heightsOfSteps(page)).toEqual([56, 56]);
  await expect(page.getByText('The board has moved on. Nothing of this was written.')).toBeVisible();
  await expect(room.rationale).toHaveValue('Resectable, said the room');
  await expect(room.unplaced).toContainText(/Conclusion, case \S+, kept at/);
  await expect.poll(kept).toContain('until four');
  await lookAt(page, 'moved-on');
  await page.getByRole('link', { name: 'Put this text aside' }).click();
  await expect(room.unplaced).toContainText('Recommendation, case');
  for (const field of [room.rationale, room.reason]) await expect(field).toHaveValue('');
  await expect(room.offers).toHaveCount(0);

  // It is read where it is kept, and offered again when she is under discussion again, without a reload.
  await room.reason.fill('Of the second woman');
  await moveOn(other);
  await expect(room.offers).toHaveCount(2);
  await expect(room.reason).toHaveValue('');
  await expect(room.unplaced).toContainText('Conclusion, case');
  await expect.poll(kept).toContain('Of the second woman');
  await moveOn(other);
  await expect(room.reason).toHaveValue('Of the second woman');
  await moveOn(other);
  await page.getByRole('link', { name: 'Read what you typed' }).click();
  await expect(page.getByRole('main')).toContainText('Resectable, said the room');
  await expect(page.getByRole('main')).toContainText('The pathologist is away, until four');
  await expect(page.getByRole('main')).toContainText('Of the second woman');
  await lookAt(page, 'begun');
  await page.goto(`${program.address}/c/ours`);
  await expect(page.getByRole('main')).toContainText('What you began and did not save');
  await lookAt(page, 'my-work');

  // By a step within the page too, what stands above a form stands there once the form does.
  await page.route(isLate, async (route) => {
    await pause(700);
    await route.continue();
  });
  const late = page.waitForResponse(isLate);
  await page.getByRole('link', { name: /^Recommendation, case/ }).click();
  await room.rationale.waitFor();
  expect(await room.offers.count()).toBe(1);
  await late;
  await page.unroute(isLate);
  await expect(room.rationale).toHaveValue('Resectable, said the room');
  // Once it is recorded nobody is told of it any more.
  for (const name of ['intent', 'modality', 'timing'])
    await page
      .locator(`#recommendation [name="recommendation.${name}"]`)
      .evaluateAll((fields) =>
        fields[0] instanceof HTMLSelectElement
          ? (fields[0].selectedIndex = 1)
          : (fields[0] as HTMLElement).click(),
      );
  await page.locator('#recommendation [name="recommendation.ownerPersonId"]').selectOption({ index: 1 });
  await page.getByRole('button', { name: /^Record for/ }).click();
  await expect(page.locator('#recommendation .recorded')).toContainText('Resectable, said the room');
  await expect(room.rationale).toHaveValue('');
  await expect.poll(kept).not.toContain('Resectable');
  await expect(room.offers).toHaveCount(1);
  await context.close();
});
