import { expect, type Page, test } from '@playwright/test';
import { pagePdf } from '../src/app/demo/papers.ts';
import { sampleJpeg, samplePdf } from '../src/testing/sample-files.ts';
import { clean } from './entering.ts';
import { Program } from './program.ts';

/** Papers and pictures on a case: brought from a phone, opened by the right people, refused to the others. */
const program = new Program();
test.beforeAll(async () => {
  test.setTimeout(240_000);
  await program.openDemonstration();
});
test.afterAll(() => program.remove());

const enter = async (page: Page, account: string): Promise<void> => {
  await page.goto(program.address);
  await page.locator(`button[name=account][value=${account}]`).click();
  await page.waitForURL('**/c/hanbit');
};
const firstCase = async (page: Page): Promise<string> => {
  await page.goto(`${program.address}/c/hanbit/cases`);
  const href = await page
    .locator('a[href*="/cases/"]')
    .filter({ hasText: /^\d\d-/ })
    .first()
    .getAttribute('href');
  return `${program.address}${href ?? ''}`;
};
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

test('a picture is taken with a phone, listed, opened as a picture alone, and kept from whoever may not see her', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = await context.newPage();
  await enter(phone, 'coordinator');
  const at = await firstCase(phone);
  await phone.goto(at);
  await phone.getByRole('link', { name: /^(None yet|\d+ documents?)$/ }).click();
  await expect(phone.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible();
  const camera = phone.getByLabel('Take a picture');
  expect(await camera.getAttribute('capture')).toBe('environment');
  await camera.setInputFiles(file('Kim Seoyeon.jpg', 'image/jpeg', sampleJpeg));
  await phone.getByLabel('Photograph of the operation').check();
  await phone.getByLabel('Of which day').fill('2026-11-02');
  await clean(phone);
  await phone.getByRole('button', { name: 'Add the document' }).click();
  await expect(phone.getByText('Saved.')).toBeVisible();
  await expect(phone.getByRole('main')).toContainText('JPEG, 1 KB');
  await expect(phone.getByRole('main')).not.toContainText('Seoyeon');
  await clean(phone);
  const path = await phone
    .getByRole('main')
    .getByRole('link', { name: 'Open', exact: true })
    .first()
    .getAttribute('href');
  const answer = await phone.request.get(`${program.address}${path ?? ''}`);
  expect([answer.status(), answer.status() === 200 ? '' : await answer.text()]).toEqual([200, '']);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-disposition': 'inline; filename="operation-photograph-2026-11-02.jpeg"',
  });
  expect((await answer.body()).equals(sampleJpeg)).toBe(true);
  await phone.getByRole('main').getByRole('link', { name: 'Open', exact: true }).first().click();
  await phone.waitForURL(/documents\/[0-9a-f-]{36}$/);
  expect(await phone.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(24);

  const observer = await (await browser.newContext()).newPage();
  await enter(observer, 'quality');
  expect((await observer.request.get(`${program.address}${path ?? ''}`)).status()).toBe(403);
  await observer.goto(`${at}/documents`);
  await expect(observer.getByRole('main')).toContainText('Photograph of the operation');
  await expect(observer.getByRole('main').getByRole('link', { name: 'Open', exact: true })).toHaveCount(0);
});

test('without script a document of megabytes is added; what runs, what is cut off and what is too large is said in the form', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await enter(page, 'surgeon');
  const at = `${await firstCase(page)}/documents`;
  await page.goto(at);
  const send = async (name: string, buffer: Buffer): Promise<void> => {
    await page.getByLabel('File', { exact: true }).setInputFiles(file(name, 'application/pdf', buffer));
    await page.getByLabel('Scanned paper').check();
    await page.getByRole('button', { name: 'Add the document' }).click();
  };
  const script = Buffer.from(
    samplePdf
      .toString('latin1')
      .replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>'),
    'latin1',
  );
  await send('paper.pdf', script);
  await expect(page.getByRole('main')).toContainText('starts, brings or sends something (/JavaScript)');
  await send('picture.pdf', Buffer.from('<html><script>alert(1)</script></html>'));
  await expect(page.getByRole('main')).toContainText('This is no PDF, JPEG or PNG file');
  await send('cut.pdf', samplePdf.subarray(0, 200));
  await expect(page.getByRole('main')).toContainText('The end of the file is missing.');
  const filler = (megabytes: number) => {
    const stream = `9 0 obj\n<< >>\nstream\n${'0123456789abcdef'.repeat(65_536 * megabytes)}\nendstream\nendobj\n`;
    const whole = pagePdf(['Many pages']);
    return Buffer.concat([whole.subarray(0, 15), Buffer.from(stream), whole.subarray(15)]);
  };
  await send('large.pdf', filler(21));
  await expect(page.getByRole('main')).toContainText('The file is larger than 20 MB.');
  await send('large.pdf', filler(30));
  await expect(page.locator('body')).toContainText('What you sent is too large.');
  await page.goto(at);
  await send('many.pdf', filler(12));
  await expect(page.getByText('Saved.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('main').getByRole('link', { name: 'Open', exact: true }).first().click();
  expect((await download).suggestedFilename()).toBe('scan.pdf');
});
