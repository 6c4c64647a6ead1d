import { expect, type Page, test } from '@playwright/test';
import { clean, fill, inOrder, read } from './entering.ts';
import { OwnHouse } from './own-house.ts';

/** A chair at a centre made by hand: she undoes, reopens, closes, signs, corrects what she signed, and signs again without script. */
const house = new OwnHouse({
  coordinator: ['Coordinator Song', 'coordinator', 'coordination'],
  chair: ['Chair Ahn', 'chair', 'gynaecologic-oncology'],
  surgeon: ['Surgeon Bae', 'surgeon', 'gynaecologic-oncology'],
});
test.afterAll(() => house.remove());

const folder = process.env['CONSILIUM_SCREENSHOTS'];
const lookAt = async (page: Page, name: string): Promise<void> => {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/minutes-${name}.png`, fullPage: true });
};

const her = {
  'Record number': 'M-1',
  'Name in her own script': '오여름',
  'Born on': '1961-02-03',
  Site: 'ovary',
  'Presented on': '2026-03-01',
  Phase: 'Before treatment',
  'Kind of question': 'Primary treatment',
  'Question to the board': 'Surgery first?',
  'Received on': '2026-03-02',
};

const conclusion = (page: Page) => page.locator('#conclusion');
const conclude = async (page: Page, said: Readonly<Record<string, string>>): Promise<void> => {
  await fill(conclusion(page), said);
  await conclusion(page)
    .getByRole('button', { name: /^Conclude/ })
    .first()
    .click();
};
const reached = {
  'The board': 'Recommendation reached',
  'Why a recommendation without a quorum': 'The others had written',
};

test('a chair undoes, reopens, signs, corrects what was signed and signs it again; each version stays as it was', async ({
  browser,
}) => {
  let meeting = '';
  let path = '';
  house.itIs('2026-03-02T08:00');
  await house.program.openEmpty(house.settings);
  await house.call('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Europe/Berlin');
  await house.addPeople();
  await house.as(browser, 'coordinator', async (page) => {
    await page.goto(house.at('/cases/new'));
    await fill(page, { ...her, 'Responsible consultant': house.name('surgeon') });
    await page.getByRole('button', { name: 'Refer' }).click();
    await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
    path = new URL(page.url()).pathname.replace('/c/ours', '');
    await house.setUpBoard(page, 'Thursday board', 'chair', ['surgeon']);
    await house.list(page, path);
  });

  house.itIs('2026-03-05T08:00');
  await house.as(browser, 'chair', async (page) => {
    await house.takeUp(page, ['chair', 'surgeon']);
    meeting = new URL(page.url()).pathname.replace('/c/ours', '').replace(/\/live$/, '');
    const form = page.locator('#recommendation');
    await fill(form, {
      Intent: 'curative',
      'Treatment or step': 'surgery',
      'Place in the course': 'upfront',
      Why: 'Complete resection looks possible',
      'Who sees to it': house.name('surgeon'),
    });
    await form.getByRole('button', { name: /^Record for/ }).click();
    await expect(form.locator('.recorded li')).toHaveCount(1);
    // Deferred beside what it recommended only by whoever says so; here she meant the other.
    await conclude(page, { 'The board': 'Deferred', 'Reason, when deferred': 'pathology missing' });
    await expect(conclusion(page)).toContainText('What the board recommended for her still stands.');
    await conclude(page, { ...reached, 'Reason, when deferred': '– not deferred –' });
    await expect(page.getByText('No case is under discussion.')).toBeVisible();
    await page.locator('.step', { hasText: 'was concluded' }).getByRole('button').click();
    await expect(conclusion(page)).toBeVisible();
    await conclude(page, reached);
    await expect(page.getByText('No case is under discussion.')).toBeVisible();
    await page.locator('details.reopen summary').click();
    const reopening = page.locator('details.reopen');
    await fill(reopening, { 'Why is it reopened?': 'The scan has come' });
    await reopening.getByRole('button', { name: 'Discuss it again' }).click();
    await expect(conclusion(page)).toBeVisible();
    await conclude(page, reached);
    await house.close(page);
    await page.getByRole('link', { name: 'Minutes' }).first().click();
    await expect(page.getByRole('main')).toContainText('Draft: not signed yet');
    await clean(page);
    await page.getByRole('button', { name: 'Sign the minutes' }).click();
    await expect(page.getByRole('main')).toContainText('Version 1');
    await expect(page.getByRole('main')).not.toContainText('Draft: not signed yet');
    await lookAt(page, 'signed');
    await page.locator('a[href$="/correct"]').first().click();
    await expect(page.getByRole('heading', { name: 'Correct a conclusion' })).toBeVisible();
    const correcting = { 'The board': 'Deferred', 'Reason, when deferred': 'pathology missing' };
    await fill(page, { ...correcting, 'Why is it corrected?': 'It was to wait for the report' });
    await page.getByRole('button', { name: 'Correct it' }).click();
    await expect(page.getByRole('main')).toContainText('What the board recommended for her still stands.');
    await page.getByLabel('It stands all the same beside this conclusion').check();
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.waitForURL(/minutes\?version=now$/);
    await expect(page.getByRole('main')).toContainText('It differs from version 1: item 1.');
    await clean(page);
    await lookAt(page, 'differs');
  });

  // She is told that something is to be signed again; whoever may not sign reads, and finds nothing to press.
  const signsAgain = async (page: Page): Promise<void> => {
    await page.goto(house.at());
    await expect(page.getByRole('main')).toContainText('Minutes to sign');
    await page.goto(house.at(`${meeting}/minutes?version=now`));
    await fill(page, { 'Why is a new version signed?': 'A conclusion was corrected' });
    await page.getByRole('button', { name: 'Sign the minutes' }).click();
    await page.waitForURL(/minutes$/);
    const said = await read(page);
    inOrder(said, ['Conclusion Deferred: pathology missing', 'Signed versions', 'Version 2', 'Version 1']);
    await page.getByRole('link', { name: 'Version 1' }).click();
    await expect(page.getByRole('main')).toContainText('An earlier version');
    inOrder(await read(page), [
      'Conclusion Recommendation reached',
      'Version 2: Chair Ahn',
      '“A conclusion was corrected”',
    ]);
    await page.goto(house.at());
    await expect(page.getByRole('main')).not.toContainText('Minutes to sign');
  };
  const reads = async (page: Page): Promise<void> => {
    await page.goto(house.at(`${meeting}/minutes?version=now`));
    await expect(page.getByRole('main')).toContainText('It differs from version 1: item 1.');
    await expect(page.getByRole('button', { name: 'Sign the minutes' })).toHaveCount(0);
    await expect(page.locator('a[href$="/correct"]')).toHaveCount(0);
  };
  const plain = { javaScriptEnabled: false };
  await house.as(browser, 'surgeon', reads, plain);
  await house.as(browser, 'chair', signsAgain, plain);
  // On paper, on a phone, as text: what the newest version says.
  await house.as(
    browser,
    'surgeon',
    async (page) => {
      await page.goto(house.at(`${meeting}/minutes`));
      await expect(page.getByRole('main')).toContainText('Version 2');
      await clean(page);
      await lookAt(page, 'phone');
      const text = await page.request.get(house.at(`${meeting}/minutes/text`));
      inOrder(await text.text(), ['Deferred', 'Complete resection looks possible']);
      // A step to her case waits for its sections, however late they come: none moves what she is about to press.
      const late = /assets\/case-drawn/;
      await page.route(late, async (route) => {
        await new Promise((done) => setTimeout(done, 700));
        await route.continue();
      });
      await page.goto(house.at());
      const came = page.waitForResponse(late);
      await page.getByRole('link', { name: '26-0001' }).first().click();
      await page.locator('h1', { hasText: '26-0001' }).waitFor();
      expect(await page.getByRole('heading', { name: 'Boards', exact: true }).count()).toBe(1);
      await came;
      await page.unroute(late);
    },
    { viewport: { width: 390, height: 844 } },
  );
});
