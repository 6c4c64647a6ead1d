import { chromium } from '@playwright/test';
import { browserPath } from '../e2e/browser.ts';

export type FirstLoad = { readonly kilobytes: number; readonly requests: number };

/** What a browser with an empty cache fetches for each page until it is quiet: kilobytes on the wire, requests. */
export const firstLoads = async (
  address: string,
  pages: Readonly<Record<string, { path: string; cookie: string }>>,
): Promise<Record<string, FirstLoad>> => {
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const found: Record<string, FirstLoad> = {};
    for (const [name, { path, cookie }] of Object.entries(pages)) {
      const context = await browser.newContext({ locale: 'en' });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      let bytes = 0;
      let requests = 0;
      await session.send('Network.enable');
      session.on('Network.requestWillBeSent', () => (requests += 1));
      session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
      const cookies = cookie.split('; ').filter((each) => each !== '');
      await context.addCookies(
        cookies.map((each) => {
          const [key = '', ...value] = each.split('=');
          return { url: address, name: key, value: value.join('=') };
        }),
      );
      // The live stream never ends, so the network is never idle: wait for the page and a moment more.
      await page.goto(`${address}${path}`, { waitUntil: 'load' });
      await page.waitForTimeout(700);
      found[name] = { kilobytes: bytes / 1024, requests };
      await context.close();
    }
    return found;
  } finally {
    await browser.close();
  }
};
