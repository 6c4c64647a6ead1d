import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { axeOn } from './axe.ts';
import { callWith, Program, temporaryFolder } from './program.ts';

/**
 * A woman with stage IIIC at a centre that was made by hand, from the first question to the third board, as its people walk it in a
 * browser: fields by their labels, buttons by what they say.
 */
const program = new Program();
const clockFolder = temporaryFolder();
const clock = join(clockFolder, 'clock');
test.afterAll(async () => {
  await program.remove();
  rmSync(clockFolder, { recursive: true, force: true });
});

const settings = {
  CONSILIUM_DEMO: '0',
  CONSILIUM_E2E_CLOCK: clock,
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'shifted-clock.ts')).href}`,
};
/** From now on it is that time at the program, in UTC. */
const itIs = (time: string): void => writeFileSync(clock, String(Date.parse(`${time}:00Z`) - Date.now()));

const people = {
  coordinator: ['Coordinator Song', 'coordinator', 'coordination'],
  chair: ['Chair Ahn', 'chair', 'gynaecologic-oncology'],
  surgeon: ['Surgeon Bae', 'surgeon', 'gynaecologic-oncology'],
  thoracic: ['Thoracic Cho', 'surgeon', 'thoracic-surgery'],
  hepatobiliary: ['Hepatobiliary Do', 'surgeon', 'hepatobiliary-pancreatic-surgery'],
  oncologist: ['Oncologist Eom', 'clinician', 'haematology-oncology'],
  radiologist: ['Radiologist Gu', 'clinician', 'radiology'],
  observer: ['Observer Ha', 'observer', 'nursing'],
} as const;
type Who = keyof typeof people;
const passwords = new Map<Who, string>();
const name = (who: Who): string => people[who][0];

const first = {
  centreName: 'Our centre',
  slug: 'ours',
  zone: 'Asia/Seoul',
  name: 'First Person',
  email: 'first@example.org',
  password: 'a long enough password',
};

const addPerson = async (who: Who): Promise<void> => {
  const [called, role, discipline] = people[who];
  const words = ['--centre', 'ours', '--name', called, '--role', role, '--discipline', discipline, '--json'];
  const at = { ...settings, CONSILIUM_DATA: program.dataFolder };
  const { stdout, stderr } = await callWith(at, 'user', 'add', `${who}@example.org`, ...words);
  expect(stdout, stderr).not.toBe('');
  passwords.set(who, (JSON.parse(stdout) as { password: string }).password);
};

const house = (path = ''): string => `${program.address}/c/ours${path}`;
let path = '';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** Somebody at a browser of their own, signed in through the door; what they do there, and nothing wrong on its console. */
const as = async (
  browser: Browser,
  who: Who,
  work: (page: Page) => Promise<void>,
  viewport = desktop,
): Promise<void> => {
  const page = await (await browser.newContext({ viewport })).newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.setDefaultTimeout(60_000);
  await page.goto(`${program.address}/sign-in`);
  await page.getByLabel('E-mail address').fill(`${who}@example.org`);
  await page.getByLabel('Password').fill(passwords.get(who) ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${program.address}/`);
  await work(page);
  expect(faults).toEqual([]);
  await page.context().close();
};

const labelled = (label: string): RegExp =>
  new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s*\\*|\\s*·?\\s*needed)?$`, 'i');

/** Answers a question of a form as its reader finds it: by its label, and of several answers by theirs. */
const answer = async (at: Page | Locator, label: string, said: string): Promise<void> => {
  const group = at.getByRole('group', { name: labelled(label) });
  const labels = at.getByLabel(labelled(label));
  await group.or(labels).first().waitFor();
  if ((await group.count()) > 0) return group.first().getByLabel(labelled(said)).check();
  const field = labels.first();
  const kind = await field.evaluate(({ tagName }) => tagName);
  if (kind !== 'SELECT') return field.fill(said);
  const option = field.getByRole('option', { name: labelled(said) });
  await field.selectOption((await option.first().getAttribute('value')) ?? '');
};
const fill = async (at: Page | Locator, said: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, text] of Object.entries(said)) await answer(at, label, text);
};

/** Sends the form and waits for what it leads to. */
const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.waitForURL((url) => !/\/(new|ask|work-up|pathology|outcome)$/.test(url.pathname));
};

/** The next board is planned and she is put on its agenda. */
const list = async (page: Page): Promise<void> => {
  await page.goto(house('/meetings'));
  await page.getByRole('button', { name: /^Plan/ }).click();
  await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
  await page.goto(house(path));
  const button = page.getByRole('button', { name: 'List for this board' });
  const closed = page.getByText('List for a board', { exact: true });
  await button.or(closed).first().waitFor();
  if (!(await button.isVisible())) await closed.click();
  await button.click();
  await expect(button).toHaveCount(0);
};

/** The line is cut when a form is sent, which says so and stands; then it is there again, and the form is sent. */
const sendTwice = async (page: Page, form: Locator, button: Locator): Promise<void> => {
  const said = () =>
    form.evaluate((at) =>
      [...at.querySelectorAll('input, textarea, select')].map((field) => (field as HTMLInputElement).value),
    );
  const typed = await said();
  await page.context().setOffline(true);
  await button.click();
  await expect(form.getByRole('alert')).toContainText('No answer came back');
  expect(await said()).toEqual(typed);
  await page.context().setOffline(false);
  await button.click();
  await expect(form.getByRole('alert')).toHaveCount(0);
};

type Advice = readonly [intent: string, modality: string, timing: string, why: string];

/** The chair opens the board, people join, she is discussed, and the board recommends. */
const discuss = async (page: Page, [intent, modality, timing, why]: Advice): Promise<void> => {
  await page.goto(house('/meetings'));
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Open the meeting' }).click();
  for (const who of ['chair', 'radiologist', 'oncologist'] as const) {
    await page.getByRole('button', { name: new RegExp(`^Room ?${name(who)}`) }).click();
    await expect(page.getByRole('button', { name: new RegExp(`^Has left ?${name(who)}`) })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Take up' }).first().click();
  const form = page.locator('#recommendation');
  await fill(form, {
    Intent: intent,
    'Treatment or step': modality,
    'Place in the course': timing,
    Why: why,
  });
  await sendTwice(page, form, form.getByRole('button').last());
  await expect(form.locator('.recorded li')).toHaveCount(1);
  // Set aside and taken up again, the case still has what was recorded; meanwhile the meeting stays open.
  await page.getByRole('button', { name: 'Set the case aside' }).click();
  await expect(page.getByText('The meeting cannot be closed yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Take up' }).first().click();
  await expect(form.locator('.recorded li')).toHaveCount(1);
  const conclusion = page.locator('#conclusion');
  await answer(conclusion, 'The board', 'Recommendation reached');
  await answer(conclusion, 'Why a recommendation without a quorum', 'Pathology was read beforehand');
  await sendTwice(page, conclusion, conclusion.getByRole('button', { name: 'Conclude' }));
  await expect(page.getByText('No case is under discussion.')).toBeVisible();
  await page.getByRole('button', { name: /^Close the meeting/ }).click();
  await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
};

const decide = async (page: Page, said: Readonly<Record<string, string>>): Promise<void> => {
  await page.goto(house(path));
  await page.locator('a[href*="/recommendations/"]').first().click();
  await fill(page, { 'Who spoke with her': name('surgeon'), ...said });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(said['In her words, or why'] ?? '-')).toBeVisible();
};

const tell = async (page: Page, form: string, said: Readonly<Record<string, string>>): Promise<void> => {
  await page.goto(house(`${path}/forms/${form}/new`));
  await fill(page, said);
  await save(page);
};

const clean = async (page: Page): Promise<void> => {
  const { violations } = await axeOn(page).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
};

/** What a page says, each after the one before. */
const inOrder = (text: string, parts: readonly string[]): void => {
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    expect(found, `${part} after: ${text.slice(from, from + 300)}`).toBeGreaterThanOrEqual(0);
    from = found + part.length;
  }
};

const refused = async (page: Page, at: string): Promise<void> => {
  const answered = await page.goto(house(at));
  expect([at, answered?.status()]).toEqual([at, 403]);
  await expect(page.getByRole('heading', { name: 'Not allowed' })).toBeVisible();
};

test.describe
  .serial('stage IIIC, from the first question to the third board', () => {
    test('a centre is made by hand, with its people and a board', async ({ page, browser }) => {
      itIs('2025-09-01T00:00');
      await program.start(settings);
      const code = /one-time code (\d+)/.exec(program.said)?.[1] ?? '';
      const made = await page.request.post(`${program.address}/first-administrator`, {
        form: { ...first, code },
      });
      expect(made.ok()).toBe(true);
      await Promise.all((Object.keys(people) as Who[]).map(addPerson));
      await as(browser, 'coordinator', async (own) => {
        await own.goto(house('/meetings/new-board'));
        await fill(own, {
          'Name of the board': 'Ovarian board',
          Meets: 'Every week: Thursday',
          'Begins at': '08:00',
        });
        await answer(own, `${name('chair')}: on the board`, 'chair');
        for (const who of ['surgeon', 'oncologist', 'radiologist'] as const)
          await answer(own, `${name(who)}: on the board`, 'member');
        await own.getByRole('button', { name: 'Set up the board' }).click();
        await own.waitForURL('**/meetings');
      });
    });

    test('she is referred, discussed, and decides', async ({ browser }) => {
      await as(browser, 'coordinator', async (page) => {
        await page.goto(house('/cases/new'));
        await fill(page, {
          'Record number': 'C-1',
          'Name in her own script': '김하나',
          'Born on': '1961-04-02',
          Site: 'ovary',
          Histology: 'high-grade serous',
          'FIGO stage': 'IIIC',
          'Edition of the stage': 'FIGO 2014',
          'Presented on': '2025-08-29',
          'Treated for this disease before she came': 'No',
          Phase: 'Before treatment',
          'Kind of question': 'Primary treatment',
          'Responsible consultant': name('surgeon'),
          'Received on': '2025-09-01',
          'Question to the board': 'Operate first?',
        });
        await page.getByRole('button', { name: 'Refer' }).click();
        await expect(page.getByRole('heading', { name: /^Case \d\d-0001$/ })).toBeVisible();
        path = new URL(page.url()).pathname.replace('/c/ours', '');
        await list(page);
      });
      itIs('2025-09-03T23:00');
      await as(browser, 'oncologist', async (page) => {
        await page.goto(house('/meetings'));
        const to = (await page.getByRole('row').getByRole('link').first().getAttribute('href')) ?? '';
        await refused(page, `${to.replace('/c/ours', '')}/live`);
      });
      await as(browser, 'chair', (page) =>
        discuss(page, ['curative', 'Systemic treatment', 'neoadjuvant', 'Miliary disease of the bowel']),
      );
      itIs('2025-09-05T03:00');
      await as(browser, 'surgeon', (page) =>
        decide(page, {
          'What she decided': 'accepted',
          When: '2025-09-05',
          'In her words, or why': '항암치료부터 하겠습니다.',
        }),
      );
    });

    test('chemotherapy with its markers, and the second board asks for the operation', async ({
      browser,
    }) => {
      itIs('2025-11-10T00:00');
      await as(browser, 'observer', (page) => refused(page, `${path}/forms/systemic/new`));
      await as(
        browser,
        'oncologist',
        async (page) => {
          await tell(page, 'systemic', {
            Setting: 'neoadjuvant',
            'Line of treatment': '1',
            Regimen: 'Carboplatin and paclitaxel',
            'Does it contain platinum?': 'Yes',
            'First dose on': '2025-09-10',
            'Is it going on?': 'No',
            'Cycles given': '3',
            'Last dose on': '2025-10-22',
            'Why it ended': 'planned change to an operation',
          });
          for (const [on, value] of [
            ['2025-09-10', '1180'],
            ['2025-10-22', '48'],
          ] as const)
            await tell(page, 'markers', { 'Taken on': on, 'CA-125': value, 'CA-125: unit': 'U/mL' });
          await tell(page, 'event', {
            Date: '2025-11-03',
            'What it was': 'Response to treatment',
            Response: 'partial response',
          });
          await page.goto(house(path));
          await expect(page.getByRole('main')).toContainText('Carboplatin and paclitaxel, neoadjuvant');
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        },
        phone,
      );
      await as(browser, 'coordinator', async (page) => {
        await page.goto(house(`${path}/ask`));
        await fill(page, {
          Phase: 'Before treatment',
          'Kind of question': 'Response to treatment',
          'Responsible consultant': name('surgeon'),
          'Received on': '2025-11-05',
          'Question to the board': 'Operate now?',
        });
        await page.locator('main form').getByRole('button').last().click();
        await page.waitForURL(house(path));
        await list(page);
      });
      itIs('2025-11-12T23:00');
      await as(browser, 'chair', (page) =>
        discuss(page, ['curative', 'Surgery', 'interval', 'Good response']),
      );
      itIs('2025-11-14T03:00');
      await as(browser, 'surgeon', (page) =>
        decide(page, {
          'What she decided': 'accepted',
          When: '2025-11-14',
          'In her words, or why': '수술하겠습니다.',
        }),
      );
    });

    test('three surgeons operate; pathology, the stage confirmed, and a complication', async ({
      browser,
    }) => {
      itIs('2025-11-26T09:00');
      await as(browser, 'coordinator', (page) => refused(page, `${path}/operations/new`));
      let operation = '';
      await as(browser, 'surgeon', async (page) => {
        await page.goto(house(`${path}/operations/new`));
        await fill(page, {
          Date: '2025-11-25',
          Kind: 'Interval debulking',
          Approach: 'Laparotomy',
          'Aim at the beginning': 'Complete cytoreduction',
          'Was only exploration or biopsy done?': 'No',
          'Disease at the beginning': 'Cake of the omentum, right diaphragm, segment VII',
        });
        await page.getByRole('button', { name: 'All areas not described yet were free' }).click();
        await page.locator('[name="report.residual"]').fill('0');
        for (const [line, [who, role]] of (
          [
            ['surgeon', 'main'],
            ['thoracic', 'co_surgeon'],
            ['hepatobiliary', 'co_surgeon'],
          ] as const
        ).entries()) {
          if (line > 0) await page.locator('button[value="add:team"]').click();
          await answer(page, `Line ${line + 1}: Person`, name(who));
          await page.getByLabel(`Line ${line + 1}: Role`).selectOption(role);
        }
        await page.getByRole('button', { name: /^Save/ }).first().click();
        await page.waitForURL(/operations\/[0-9a-f-]{36}/);
        operation = new URL(page.url()).pathname.replace('/c/ours', '');
        for (const who of ['thoracic', 'hepatobiliary'] as const)
          await expect(page.getByRole('main')).toContainText(name(who));
        await expect(page.getByRole('main')).toContainText('Thoracic surgery');
        await clean(page);
      });
      itIs('2025-12-03T03:00');
      await as(browser, 'thoracic', async (page) => {
        await page.goto(house(`${operation}/pathology`));
        await fill(page, {
          'Reported on': '2025-12-02',
          Specimens: 'Uterus, adnexa, omentum, diaphragm',
          'Histological type': 'high-grade serous',
          'Chemotherapy response score': '2: moderate',
          'Provisional stage': 'IIIC',
          'Edition of the stage': 'FIGO 2014',
        });
        await save(page);
      });
      itIs('2026-03-02T03:00');
      await as(browser, 'surgeon', async (page) => {
        await page.goto(house(`${operation}/outcome`));
        await fill(page, {
          'Line 1: Complication': 'Pleural effusion',
          'Line 1: Led to': 'Interventional radiology',
          'Line 1: Clavien-Dindo': 'IIIa',
          'Line 1: Date': '2025-11-30',
          'Thirty days: closed on': '2025-12-29',
          'Ninety days: closed on': '2026-02-27',
        });
        await save(page);
      });
    });

    test('more chemotherapy, maintenance, relapse, and the third board', async ({ browser }) => {
      itIs('2026-10-05T00:00');
      await as(browser, 'oncologist', async (page) => {
        await tell(page, 'systemic', {
          Setting: 'adjuvant',
          'Line of treatment': '1',
          Regimen: 'Carboplatin and paclitaxel',
          'Does it contain platinum?': 'Yes',
          'First dose on': '2025-12-20',
          'Is it going on?': 'No',
          'Cycles given': '3',
          'Last dose on': '2026-02-02',
        });
        await tell(page, 'systemic', {
          Setting: 'maintenance',
          'Line of treatment': '1',
          Regimen: 'Olaparib',
          'Does it contain platinum?': 'No',
          'First dose on': '2026-03-05',
          'Is it going on?': 'No',
          'Last dose on': '2026-09-28',
        });
        await tell(page, 'event', { Date: '2026-09-28', 'What it was': 'Recurrence', Where: 'peritoneum' });
        await tell(page, 'follow-up', { Date: '2026-09-28', 'She is': 'alive', Disease: 'disease present' });
      });
      await as(browser, 'coordinator', async (page) => {
        await page.goto(house(`${path}/ask`));
        await fill(page, {
          Phase: 'Recurrence',
          'Kind of question': 'Recurrence',
          'Responsible consultant': name('surgeon'),
          'Received on': '2026-10-01',
          'Question to the board': 'A second operation?',
        });
        await answer(page, 'Which recurrence', '1');
        await page.locator('main form').getByRole('button').last().click();
        await page.waitForURL(house(path));
        await list(page);
      });
      itIs('2026-10-07T23:00');
      await as(browser, 'chair', (page) =>
        discuss(page, ['curative', 'Surgery', 'at recurrence', 'Single nodule']),
      );
      itIs('2026-10-09T03:00');
      await as(browser, 'surgeon', (page) =>
        decide(page, {
          'What she decided': 'declined',
          When: '2026-10-09',
          'In her words, or why': '수술은 원하지 않습니다.',
        }),
      );
    });

    test('her page tells the whole course, and the scorecard counts the operation', async ({ browser }) => {
      await as(browser, 'observer', async (page) => {
        await page.goto(house(path));
        const read = async () => (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
        inOrder(await read(), [
          'Course, newest first',
          '9 October 2026 Her decision Declined',
          '8 October 2026 Board Recommendation reached',
          '1 October 2026 Question Recurrence',
          '28 September 2026 Event Recurrence, peritoneum',
          '5 March 2026 – 28 September 2026 Systemic treatment Olaparib, maintenance',
          '20 December 2025 – 2 February 2026 Systemic treatment Carboplatin and paclitaxel, adjuvant',
          '2 December 2025 Pathology report high-grade serous',
          '30 November 2025 Complication Pleural effusion',
          '25 November 2025 Operation Interval debulking, Laparotomy',
          '14 November 2025 Her decision Accepted',
          '13 November 2025 Board Recommendation reached',
          '3 November 2025 Event Response to treatment, partial response',
          '10 September 2025 – 22 October 2025 Systemic treatment Carboplatin and paclitaxel, neoadjuvant',
          '5 September 2025 Her decision Accepted',
          '4 September 2025 Board Recommendation reached',
          '29 August 2025 She presented Ovary, high-grade serous, IIIC',
          'Platinum-free interval 238 days: last platinum 2 February 2026, disease grew 28 September 2026',
        ]);
        await clean(page);
        await page.goto(house('/scorecard?year=2025'));
        inOrder(await read(), ['Of those operated for comparison', '100.0%', '1 of 1']);
        await page.goto(house('/scorecard?year=2026'));
        inOrder(await read(), ['Of those operated for comparison', '0 of 0']);
        await refused(page, `${path}/operations/new`);
      });
    });
  });
