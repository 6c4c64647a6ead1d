import { expect, type Page, test } from '@playwright/test';
import { clean, fill } from './entering.ts';
import { OwnHouse } from './own-house.ts';
import { Program } from './program.ts';

/** A woman is asked by a nurse, writes on her phone without script, and is read first: on her case and in the room. */
const house = new OwnHouse({
  nurse: ['Nurse Gil', 'clinician', 'nursing'],
  chair: ['Chair Ahn', 'chair', 'gynaecologic-oncology'],
  observer: ['Observer Yu', 'observer', 'radiology'],
});
const demonstration = new Program();
test.afterAll(async () => {
  await house.remove();
  await demonstration.remove();
});

const folder = process.env['CONSILIUM_SCREENSHOTS'];
const lookAt = async (page: Page, name: string): Promise<void> => {
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/own-words-${name}.png`, fullPage: true });
};
const phone = { viewport: { width: 390, height: 844 }, locale: 'ko-KR', javaScriptEnabled: false };

const her = {
  'Record number': 'W-1',
  'Name in her own script': '오여름',
  'Born on': '1961-02-03',
  Site: 'ovary',
  'Presented on': '2026-03-01',
  Phase: 'Before treatment',
  'Kind of question': 'Primary treatment',
  'Question to the board': 'Surgery first?',
  'Received on': '2026-03-02',
};

test('a woman says on her phone what she fears; a board reads it before all else, and nobody else asks her', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  let [path, link] = ['', ''];
  house.itIs('2026-03-02T08:00');
  await house.program.openEmpty(house.settings);
  await house.call('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Europe/Berlin');
  await house.addPeople();
  await house.as(browser, 'nurse', async (page) => {
    await page.goto(house.at('/cases/new'));
    await fill(page, { ...her, 'Responsible consultant': house.name('chair') });
    await page.getByRole('button', { name: 'Refer' }).click();
    await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
    path = new URL(page.url()).pathname.replace('/c/ours', '');
    await expect(page.getByText('Nobody has asked her yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Ask her', exact: true }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    link = await page.locator('code').innerText();
    await clean(page);
    await lookAt(page, 'link-1280');
    await page.setViewportSize({ width: 390, height: 844 });
    await lookAt(page, 'link-390');
    await page.getByRole('link', { name: '한국어' }).click();
    await expect(
      page.getByRole('heading', { name: '무엇이 두려우십니까? (What are you afraid of?)' }),
    ).toBeVisible();
    await clean(page);
    await lookAt(page, 'paper-390');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  const she = await (await browser.newContext(phone)).newPage();
  const seen = await browser.newPage({ ...phone, javaScriptEnabled: true });
  await seen.goto(link);
  await clean(seen);
  await she.goto(link);
  await lookAt(she, 'phone-390-ko');
  expect(new URL(she.url()).search).toBe('');
  she.setDefaultTimeout(20_000);
  await she.locator('summary').first().click();
  await she.getByRole('button', { name: 'English' }).click();
  expect(she.url()).toBe(link);
  await she.getByLabel('What are you afraid of?').fill('That it hurts');
  await she.getByLabel('Is there anything you would not want?').fill('A stoma');
  await lookAt(she, 'phone-390-en');
  await she.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(she.getByText('Thank you. What you have written has arrived.')).toBeVisible();
  expect(await she.content()).not.toContain('That it hurts');
  await lookAt(she, 'thanks-390-en');
  await she.setViewportSize({ width: 1280, height: 900 });
  await lookAt(she, 'thanks-1280-en');

  await house.as(browser, 'chair', async (page) => {
    await page.goto(house.at(path));
    await expect(page.locator('main h2').first()).toHaveText('In her own words');
    await expect(page.getByText('That it hurts')).toBeVisible();
    await clean(page);
    await lookAt(page, 'case-1280');
    await page.setViewportSize({ width: 390, height: 844 });
    await lookAt(page, 'case-390');
    await page.setViewportSize({ width: 1280, height: 900 });
    await house.setUpBoard(page, 'Thursday board', 'chair', ['nurse']);
    await house.list(page, path);
    await page.goto(house.at('/meetings'));
    await page.getByRole('row').getByRole('link').first().click();
    await expect(page.getByRole('cell', { name: /Her own words/ })).toBeVisible();
    await lookAt(page, 'agenda-1280');
    await house.takeUp(page, []);
    await expect(page.getByText('A stoma')).toBeVisible();
    await clean(page);
    await lookAt(page, 'room-1280');
  });
  await house.as(browser, 'observer', async (page) => {
    await page.goto(house.at(path));
    await expect(page.getByText('That it hurts')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ask her', exact: true })).toHaveCount(0);
    const answer = await page.goto(house.at(`${path}/own-words`));
    expect(answer?.status()).toBe(403);
  });
  await house.as(browser, 'nurse', async (page) => {
    await page.goto(house.at(`${path}/own-words`));
    await page.getByRole('button', { name: 'Withdraw the link' }).click();
    await expect(page.locator('code')).toHaveCount(0);
  });
  await she.goto(link);
  await expect(she.getByText('This link was used, withdrawn or has expired.')).toBeVisible();
});

test('the demonstration knows what its women have said', async ({ browser }) => {
  test.setTimeout(180_000);
  await demonstration.openDemonstration();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${demonstration.address}/`);
  await page.locator('button[name=account][value=chair]').click();
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await page.getByRole('row').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'In her own words' })).toBeVisible();
  await lookAt(page, 'demonstration-case-1280');
});
