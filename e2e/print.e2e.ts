import { expect, type Page, test } from '@playwright/test';
import { Program } from './program.ts';

const program = new Program();
test.beforeAll(async () => {
  test.setTimeout(180_000);
  await program.openDemonstration();
});
test.afterAll(() => program.remove());

/** CSS pixels of a sheet's length between its margins of 12 mm: A4, landscape. */
const sheet = Math.floor(((297 - 24) / 25.4) * 96);

/** What lies beyond the sheet, and what of the screen is printed though it moves or leads somewhere. */
const faultsOfPrint = (page: Page) =>
  page.evaluate((width) => {
    const shown = [...document.querySelectorAll('main *')].filter((part) => part.checkVisibility());
    const hidden = (part: Element) => part.closest('.visually-hidden, svg') !== null;
    const beyond = shown.filter((part) => !hidden(part) && part.getBoundingClientRect().right > width + 1);
    const screen =
      '.shell-top, .shell-nav, .page-actions, .breadcrumb, .live, .board-line, .period-bar, button';
    return {
      beyond: beyond.map((part) => `${part.tagName}.${part.className}: ${part.textContent?.slice(0, 60)}`),
      screen: [...document.querySelectorAll(screen)]
        .filter((part) => part.checkVisibility())
        .map((part) => part.className),
      head: getComputedStyle(document.querySelector('.print-head') ?? document.body).display,
      ground: getComputedStyle(document.documentElement).backgroundColor,
    };
  }, sheet);

for (const [language, house] of [
  ['en-GB', 'Hanbit'],
  ['ko-KR', '한빛여성암센터'],
] as const)
  test(`agenda and scorecard fit A4: ${language}`, async ({ browser }) => {
    const context = await browser.newContext({
      locale: language,
      colorScheme: 'dark',
      viewport: { width: sheet, height: 700 },
    });
    const page = await context.newPage();
    await page.goto(program.address);
    await page.locator('button[name=account][value=chair]').click();
    await page.waitForURL('**/c/hanbit');
    await page.goto(`${program.address}/c/hanbit/meetings`);
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const meeting = links.find((href) => /\/meetings\/[0-9a-f-]{36}$/.test(href ?? ''));
    expect(meeting).toBeDefined();
    const year = new Date().getFullYear() - 1;
    for (const path of [meeting, `/c/hanbit/scorecard?year=${year}`, '/c/hanbit/scorecard?all=1']) {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.goto(`${program.address}${path}`);
      expect(await faultsOfPrint(page), `${path}`).toEqual({
        beyond: [],
        screen: [],
        head: 'table-header-group',
        ground: 'rgb(255, 255, 255)',
      });
      await expect(page.locator('.print-head')).toContainText(house);
      await expect(page.locator('.print-head time')).toHaveText(/\d{4}/);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) =>
        [w, h].map(Number),
      );
      expect(boxes.length).toBeGreaterThan(0);
      for (const [width = 0, height = 0] of boxes) {
        expect(Math.abs(width - 842)).toBeLessThan(2);
        expect(Math.abs(height - 595)).toBeLessThan(2);
      }
    }
    await context.close();
  });
