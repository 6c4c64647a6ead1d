import { faultsByAxe, guidelines } from './axe.ts';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { decisionKeys, keyStrokes, plainDecision } from '../src/testing/decision-keys.ts';
import { Program, today } from './program.ts';

const program = new Program();
const faults: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await program.openDemonstration();
});
test.afterAll(() => program.remove());

/** A browser of its own, signed in by the front door as one of the demonstration's people. */
const enter = async (browser: Browser, account: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  await page.goto(program.address);
  await page.locator(`button[name=account][value=${account}]`).click();
  await page.waitForURL('**/c/hanbit');
  return page;
};

const clean = async (page: Page): Promise<void> => {
  expect(await faultsByAxe(page, guidelines), page.url()).toEqual([]);
};

const pathOf = async (page: Page, link: string): Promise<string> =>
  (await page.locator(link).first().getAttribute('href')) ?? '';

let casePath = '';
let label = '';
let surgeon = '';
/** Of her first presentation: the year whose complete resections count her. */
let year = '';

test.describe
  .serial('one woman, from the board to the scorecard', () => {
    test('the chair completes the quorum, records a recommendation and goes on', async ({ browser }) => {
      const page = await enter(browser, 'chair');
      await clean(page);
      await page.getByRole('link', { name: 'Go to the meeting' }).click();
      await expect(page.getByText('Live', { exact: true })).toBeVisible();
      await clean(page);
      await expect(page.getByText('No quorum for this case.')).toBeVisible();
      label = (await page.locator('.whom').first().innerText()).split('·').at(-1)?.trim() ?? '';
      expect(label).toMatch(/^\d\d-\d{4}$/);

      const pathology = page.locator('.presence-group', {
        has: page.getByRole('heading', { name: 'Pathology' }),
      });
      await pathology.getByRole('button', { name: /^Room/ }).first().click();
      await expect(pathology.getByText(/in the room since/)).toBeVisible();
      await expect(page.getByText('No quorum for this case.')).toHaveCount(0);

      await page.getByText('Her course so far').click();
      await expect(page.locator('.live-course')).toContainText('She presented');
      await clean(page);

      const keys = decisionKeys(await page.content());
      for (const key of keys) await page.keyboard.press(key === ' ' ? 'Space' : key);
      await expect(page.locator('.recorded')).toContainText('Surgery, upfront (curative)');
      await expect(page.locator('.recorded')).toContainText(plainDecision['recommendation.rationale']);
      await expect(page.getByLabel('Recommendation reached')).toBeFocused();
      await page.keyboard.press('1');
      await page.keyboard.press('n');
      await expect(page.locator('.whom').first()).not.toContainText(label);
      const strokes = keyStrokes(keys) + 2;
      test.info().annotations.push({ type: 'decision.keys', description: String(strokes) });
      expect(strokes).toBeLessThanOrEqual(40);
      await page.goto(page.url().replace(/\/live.*$/, ''));
      await clean(page);
      casePath = await pathOf(page, `a:has-text("${label}")`);
      await page.context().close();
    });

    test('the surgeon writes what she decided', async ({ browser }) => {
      const page = await enter(browser, 'surgeon');
      surgeon = (await page.locator('.shell-name').innerText()).split(' · ')[0] ?? '';
      await page.goto(program.address + casePath);
      await clean(page);
      await expect(page.locator('main')).toContainText('DEMO-');
      year = /Presented on\s+\d+ \w+ (\d{4})/.exec(await page.locator('main').innerText())?.[1] ?? '';
      await page.locator('a[href*="/recommendations/"]').first().click();
      await clean(page);
      await page.getByLabel('accepted', { exact: false }).first().check();
      await page.getByLabel('Who spoke with her').selectOption({ label: surgeon });
      await page.getByLabel('When').fill(today());
      await page.getByLabel('In her words, or why').fill('수술을 원합니다.');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(`${program.address}${casePath}#recommendations`);
      await expect(page.locator('main')).toContainText('수술을 원합니다.');
      await page.context().close();
    });

    test('a residual of 3 mm saved moves the scorecard on another screen', async ({ browser }) => {
      const watcher = await enter(browser, 'quality');
      await watcher.getByRole('link', { name: 'Scorecard' }).click();
      await expect(watcher.getByText('Live', { exact: true })).toBeVisible();
      await clean(watcher);
      const before = await watcher.locator('table').first().innerText();

      const page = await enter(browser, 'surgeon');
      await page.goto(`${program.address}${casePath}/operations/new`);
      await clean(page);
      await page.locator('[name="report.doneOn"]').fill(today());
      await page.locator('[name="report.kind"][value=primary]').check();
      await page.locator('[name="report.initialAim"][value=complete_cytoreduction]').check();
      await page.locator('[name="report.limitedToBiopsy"][value=no]').check();
      await page
        .locator('[name="report.diseaseAtStart"]')
        .fill('Omental cake of 12 cm, nodules on the right diaphragm up to 2 cm.');
      await page.getByRole('button', { name: 'All areas not described yet were free' }).click();
      await page.locator('[name="report.residual"]').fill('3');
      await page.locator('[name="report.residualSites"]').fill('Mesentery of the small bowel');
      await page.locator('[name="report.incompleteReason"]').fill('Miliary disease of the mesentery');
      await page.getByLabel('Line 1: Person').selectOption({ index: 1 });
      await page.getByLabel('Line 1: Role').selectOption('main');
      await page.getByRole('button', { name: /^Save/ }).first().click();
      await page.waitForURL(/operations\/[0-9a-f-]{36}/);
      await expect
        .poll(() => watcher.locator('table').first().innerText(), { intervals: [50] })
        .not.toBe(before);
      await clean(page);
      await page.getByRole('link', { name: 'Correct', exact: true }).click();
      const add = page.locator('button[value="add:team"]');
      await add.click();
      await expect(page.getByLabel('Line 2: Person')).toBeFocused();
      await page.locator('button[value="remove:team.0"]').click();
      await expect(add).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Line 2: Person')).toBeFocused();
      await expect(page.getByLabel('Line 2: Person')).toHaveValue('');
      await clean(page);
      await page.context().close();
      await watcher.context().close();
    });

    test('a number opens its cases, hers among them, and her history says who wrote it', async ({
      browser,
    }) => {
      const page = await enter(browser, 'quality');
      await page.goto(`${program.address}/c/hanbit/scorecard?year=${year}`);
      await page.locator('a[href*="referred/failed"]').first().click();
      await expect(page.getByRole('heading', { name: /Complete resection/ })).toBeVisible();
      await clean(page);
      await expect(page.getByRole('link', { name: label }).first()).toBeVisible();
      await page.getByRole('row', { name: label }).getByRole('link', { name: 'History' }).click();
      await page.waitForURL('**/history');
      await clean(page);
      await expect(page.locator('main')).toContainText('recorded an operation');
      await expect(page.locator('main')).toContainText(surgeon);
      await page.context().close();
    });

    test('after a stop and a start all of it is still there', async ({ browser }) => {
      expect(await program.stop()).toBe(0);
      await program.start();
      const page = await enter(browser, 'surgeon');
      await page.goto(program.address + casePath);
      await expect(page.locator('main')).toContainText('수술을 원합니다.');
      await expect(page.locator('main')).toContainText('3 mm');
      await page.context().close();
    });

    test('nothing was said on the browser’s console that should not be', () => {
      expect(faults).toEqual([]);
    });
  });
