import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Program } from './program.ts';

const program = new Program();
test.beforeAll(async () => {
  test.setTimeout(180_000);
  await program.start();
  await program.until('is open at', 120);
});
test.afterAll(() => program.remove());

/** Addresses of one of each kind of page, found by following the pages' own links. */
const addresses = async (page: Page): Promise<string[]> => {
  const home = `${program.address}/c/hanbit`;
  const first = async (link: string): Promise<string> =>
    new URL((await page.locator(link).first().getAttribute('href')) ?? '', program.address).href;
  await page.goto(`${home}/meetings`);
  const meeting = await first('a[href*="/meetings/"]:not([href$="new-board"])');
  await page.goto(`${home}/scorecard/1i:operated/numerator?year=${new Date().getFullYear() - 1}`);
  const found = await first('main a[href*="/cases/"]');
  const theCase = found.replace(/(\/cases\/[0-9a-f-]+).*/, '$1');
  await page.goto(theCase);
  const operation = await first('a[href*="/operations/"]:not([href$="new"])');
  const recommendation = await first('a[href*="/recommendations/"]');
  const under = operation.replace(/(\/operations\/[0-9a-f-]+).*/, '$1');
  return [
    program.address,
    home,
    `${home}/guide`,
    `${home}/meetings`,
    meeting,
    `${home}/cases`,
    `${home}/cases/new`,
    theCase,
    `${theCase}/work-up`,
    `${theCase}/correct`,
    `${theCase}/history`,
    recommendation,
    `${theCase}/operations/new`,
    under,
    `${under}/pathology`,
    `${under}/outcome`,
    `${home}/scorecard`,
    `${home}/statements`,
    `${home}/counts`,
    `${home}/nowhere`,
  ];
};

for (const [name, width, locale, colorScheme] of [
  ['desktop, English', 1440, 'en-GB', 'light'],
  ['phone, Korean', 390, 'ko-KR', 'light'],
  ['phone, English, dark', 390, 'en-GB', 'dark'],
] as const) {
  test(`every page is clean: ${name}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    await page.goto(program.address);
    await page.locator('button[name=account][value=surgeon]').click();
    await page.waitForURL('**/c/hanbit');
    for (const address of await addresses(page)) {
      await page.goto(address);
      await page.waitForLoadState('load');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${address} is wider than the screen`,
      ).toBeLessThanOrEqual(width);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      faults.push(...violations.map(({ id, nodes }) => `${address}: ${id} ${nodes[0]?.html}`));
    }
    expect(faults).toEqual([]);
    await context.close();
  });
}
