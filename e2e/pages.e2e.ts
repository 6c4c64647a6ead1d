import { setTimeout as pause } from 'node:timers/promises';
import { faultsByAxe, guidelines } from './axe.ts';
import {
  type Browser,
  type CDPSession,
  type ConsoleMessage,
  expect,
  type Page,
  test,
} from '@playwright/test';
import { everyPage } from '../src/app/addresses.ts';
import type { PageSpec } from '../src/kernel/pages.ts';
import { courseRecords, shippedForms } from '../src/modules/care/index.ts';
import {
  alive,
  faultWhenRefused,
  faultWithoutLine,
  formsIn,
  isSentOnce,
  namedForms,
  plainName,
} from './lost-forms.ts';
import { Program } from './program.ts';
import { addressIn, openTwoHouses, type TwoHouses, type Walker } from './two-houses.ts';

let two: TwoHouses;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  two = await openTwoHouses();
});
test.afterAll(() => two?.stop());

/** What is looked at, by whom, and what it answers. */
type Look = {
  readonly path: string;
  readonly origin: string;
  readonly at: string;
  readonly cookie: string;
  readonly status: 200 | 404;
  /** Kilobytes that its lists may weigh beyond those of a house with few women. */
  readonly lists?: number;
};

/** What draws nothing takes a form and leads on. */
const drawn = everyPage.filter(({ file }) => file.endsWith('.tsx'));

type View = readonly [width: number, language: 'en' | 'ko', scheme: 'light' | 'dark'];
/** Each page once per width, per language and per colour scheme; over all pages each of these meets each of the others. */
const viewsOf = (turn: number): readonly View[] => {
  const [english, korean] = turn % 2 === 0 ? ([1440, 390] as const) : ([390, 1440] as const);
  const [bright, other] = turn % 4 < 2 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  return [
    [english, 'en', bright],
    [korean, 'ko', other],
  ];
};

/** Kilobytes on the wire that a browser with an empty cache may fetch for a page. */
const weights: Readonly<Record<string, number>> = {
  '/sign-in': 15,
  '/first-administrator': 15,
  '/c/:slug': 126,
  '/c/:slug/cases/:caseId': 157,
  '/c/:slug/cases/:caseId/operations/:operationId': 172,
  '/c/:slug/cases/new': 172,
  '/c/:slug/cases/:caseId/history': 137,
  '/c/:slug/meetings/:meetingId/live': 173,
  '/c/:slug/scorecard': 142,
};
const mostWeight = 170;

/** Pages of a stranger are seen by one; the others by the first member who may. */
const readerOf = ({ path, who }: PageSpec): Walker => {
  const { walkers, ownerId } = two.mine;
  const reader = walkers.find(({ cookie, actor }) => {
    if (who === 'everybody') return cookie === '';
    return cookie !== '' && (typeof who === 'string' || who(actor, ownerId));
  });
  if (reader === undefined) throw new Error(`${path}: no role of the story may see it`);
  return reader;
};

const nowhere = new Set(['*', '/c/:slug/guide']);

type Weighing = { readonly kilobytes: () => number; readonly settled: () => Promise<void> };

/** Milliseconds without anything new on the wire after which all of a page is there. */
const quiet = 150;

const weighing = async (session: CDPSession): Promise<Weighing> => {
  let [bytes, last] = [0, performance.now()];
  const underWay = new Set<string>();
  await session.send('Network.enable');
  const moved = () => (last = performance.now());
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    // The live stream never ends.
    if (type !== 'EventSource') underWay.add(requestId);
    moved();
  });
  session.on('Network.loadingFailed', ({ requestId }) => underWay.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    underWay.delete(requestId);
    bytes += encodedDataLength;
    moved();
  });
  const settled = async () => {
    const until = performance.now() + 10_000;
    while ((underWay.size > 0 || performance.now() - last < quiet) && performance.now() < until)
      await pause(quiet / 5);
  };
  return { kilobytes: () => bytes / 1024, settled };
};

/** One page for each language: a new one for each look takes as long as all that is looked at. */
const pages = new Map<View[1], Promise<Page>>();
const newPage = (browser: Browser, language: View[1]): Promise<Page> =>
  browser.newPage({ locale: language === 'ko' ? 'ko-KR' : 'en-GB' });
const pageIn = (browser: Browser, language: View[1]): Promise<Page> => {
  const page = pages.get(language) ?? newPage(browser, language);
  pages.set(language, page);
  return page;
};

/** A page of somebody whose browser comes for the first time: nothing is kept of the look before. */
const open = async (
  browser: Browser,
  [width, language, colorScheme]: View,
  { cookie, origin }: Look,
): Promise<{ page: Page; session: CDPSession }> => {
  const page = await pageIn(browser, language);
  const session = await page.context().newCDPSession(page);
  await page.goto('about:blank');
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.send('Network.clearBrowserCache');
  await page.context().clearCookies();
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  if (name !== '') await page.context().addCookies([{ url: origin, name, value }]);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  return { page, session };
};

/** What is wrong with a page as somebody sees it at this width in this language. */
const faultsOf = async (browser: Browser, look: Look, view: View): Promise<string[]> => {
  const { page, session } = await open(browser, view, look);
  const faults: string[] = [];
  const failed = ({ message }: Error) => void faults.push(`script: ${message}`);
  const told = (said: ConsoleMessage) => {
    if (said.type() === 'error' && !(look.status === 404 && /status of 404/.test(said.text())))
      faults.push(`console: ${said.text()}`);
  };
  page.on('pageerror', failed).on('console', told);
  try {
    const { kilobytes, settled } = await weighing(session);
    const answer = await page.goto(`${look.origin}${look.at}`);
    await settled();
    if (answer?.status() !== look.status) faults.push(`status ${String(answer?.status())}`);
    if (new URL(page.url()).pathname !== look.at) faults.push(`led to ${page.url()}`);
    const [language, wide] = await page.evaluate(() => [
      document.documentElement.lang,
      document.documentElement.scrollWidth,
    ]);
    if (language !== view[1]) faults.push(`language ${language}`);
    if (wide > view[0]) faults.push(`${wide} pixels wide`);
    const most = (weights[look.path] ?? mostWeight) + (look.lists ?? 0);
    if (kilobytes() > most) faults.push(`${kilobytes().toFixed(1)} KB, more than ${most}`);
    if (kilobytes() < 1) faults.push('nothing was weighed');
    faults.push(...(await faultsByAxe(page, guidelines)));
  } finally {
    page.off('pageerror', failed).off('console', told);
    await session.detach();
  }
  return faults.map((fault) => `${look.path} (${view.join(', ')}): ${fault}`);
};

const lookAt = (spec: PageSpec): Look => ({
  path: spec.path,
  origin: two.program.address,
  at: addressIn(spec.path, two.mine),
  cookie: readerOf(spec).cookie,
  status: nowhere.has(spec.path) ? 404 : 200,
});

/** An agenda's cells are kept once they were drawn twice: here it is looked at as its third reader sees it. */
const readAgenda = async (language: View[1]): Promise<void> => {
  const agenda = everyPage.find(({ path }) => path === '/c/:slug/meetings/:meetingId');
  if (agenda === undefined) throw new Error('there is no agenda');
  const { origin, at, cookie } = lookAt(agenda);
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await fetch(`${origin}${at}`, { headers: { cookie, 'accept-language': language } });
    expect(answer.status).toBe(200);
    await answer.text();
  }
};

test('every page of every manifest is clean at both widths, in both languages and by day and night', async ({
  browser,
}) => {
  test.setTimeout(500_000);
  for (const language of ['en', 'ko'] as const) await readAgenda(language);
  const faults: string[] = [];
  for (const [turn, spec] of drawn.entries())
    for (const view of viewsOf(turn)) faults.push(...(await faultsOf(browser, lookAt(spec), view)));
  expect(faults).toEqual([]);
  expect(drawn.length).toBeGreaterThan(20);
});

test('my work and the guided tour, as the demonstration fills them, are clean too, for each role it leads', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const program = new Program();
  try {
    await program.openDemonstration();
    const faults: string[] = [];
    for (const [turn, account] of ['coordinator', 'chair', 'surgeon', 'quality'].entries()) {
      const entered = await fetch(`${program.address}/demonstration`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: program.address },
        body: new URLSearchParams({ account }),
      });
      const cookie = entered.headers.getSetCookie().find((one) => one.includes('session_token'));
      const house = { origin: program.address, cookie: cookie?.split(';')[0] ?? '', status: 200 } as const;
      const looks: readonly Look[] = [
        { ...house, path: '/c/:slug/guide', at: '/c/hanbit/guide' },
        // How many women wait differs from day to day.
        { ...house, path: '/c/:slug', at: '/c/hanbit', lists: 4 },
      ];
      // Over the roles each of the two is seen in each language, at each width, by day and by night.
      for (const [which, look] of looks.entries()) {
        const view = viewsOf(turn)[(which + ((turn + 1) >> 1)) % 2];
        if (view !== undefined) faults.push(...(await faultsOf(browser, look, view)));
      }
    }
    expect(faults).toEqual([]);
  } finally {
    await program.remove();
  }
});

/** Addresses where somebody who is everything at a house may find a form: every page, every form of a case, and what a page says of itself. */
const addressesOf = async (): Promise<string[]> => {
  const pages = drawn.filter(({ who }) => who !== 'everybody').map(({ path }) => addressIn(path, two.mine));
  const { slug = '', caseId = '' } = two.mine.recommended;
  const filledIn = [...courseRecords, ...shippedForms].map(
    ({ form }) => `/c/${slug}/cases/${caseId}/forms/${form.id}/new`,
  );
  return [...pages, ...filledIn];
};

/** A page as it is sent to that person, and other views of it that it leads to, one of each kind. */
const viewsAt = async (at: string): Promise<readonly [at: string, html: string][]> => {
  const ask = async (address: string): Promise<[string, string]> => {
    const answer = await fetch(two.program.address + address, { headers: { cookie: two.everything.cookie } });
    return [address, await answer.text()];
  };
  const whole = await ask(at);
  const links = [...whole[1].matchAll(/href="([^"#]+\?[^"#]+)/g)]
    .map(([, to = '']) => to.replaceAll('&amp;', '&'))
    .filter((to) => to.split('?')[0] === at);
  const kinds = new Map(links.map((to) => [to.split('?')[1]?.split('=')[0], to]));
  return [whole, ...(await Promise.all([...kinds.values()].map(ask)))];
};

/**
 * Of the running board, which `whole-course.e2e.ts` tries; buttons by
 * themselves, with which nothing is typed; what is drawn of a record that was taken back alone, with the fields of `take-back`; and of a board that
 * was changed, which the demonstration has none of; of mail, for which nobody of the demonstration's has an address and no record was restored
 * (`mail.e2e.ts`, `outbox.page.test.tsx`), and the link for another password, which is shown once.
 */
const triedElsewhere = [
  'answer',
  'aside~',
  'back-',
  'close',
  'close~',
  'conclude~',
  'confirm-',
  'join',
  'lives',
  'offer-password',
  'open',
  'recommend~',
  'reopen~',
  'restore',
  'restore-decision',
  'send-',
  'sign',
];

test('whatever form is sent while the line is cut, or is refused, says so and stands as it was typed', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const context = await browser.newContext();
  const [name = '', value = ''] = two.everything.cookie.split(/=(.*)/s);
  await context.addCookies([{ url: two.program.address, name, value }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const [named, met, faults] = [namedForms(), new Set<string>(), [] as string[]];
  const refused = new Set<string>();

  const tryAll = async (forms: readonly string[]): Promise<void> => {
    await alive(page);
    await context.setOffline(true);
    for (const form of forms) {
      const fault = await faultWithoutLine(page, form);
      met.add(plainName(form, named));
      if (fault !== null) faults.push(`${page.url().replace(two.program.address, '')} ${form}: ${fault}`);
    }
    await context.setOffline(false);
    for (const form of forms) {
      if (refused.has(plainName(form, named)) || !(await isSentOnce(page, form))) continue;
      refused.add(plainName(form, named));
      const fault = await faultWhenRefused(page, form, two.usedKey);
      if (fault !== null)
        faults.push(`${page.url().replace(two.program.address, '')} ${form}, refused: ${fault}`);
    }
  };

  for (const address of await addressesOf())
    for (const [at, html] of await viewsAt(address)) {
      const here = Map.groupBy(formsIn(html), (form) => plainName(form, named));
      const forms = [...here].filter(([form]) => named.includes(form)).map(([, [form = '']]) => form);
      if (forms.length === 0) continue;
      await page.goto(two.program.address + at);
      await tryAll(forms);
    }
  expect(faults).toEqual([]);
  expect(named.filter((form) => !met.has(form))).toEqual(triedElsewhere);
  // What only asks, and what moves a line up or down, is sent as often as somebody presses.
  expect(named.filter((form) => met.has(form) && !refused.has(form))).toEqual(['find', 'order-']);
  await context.close();
});
