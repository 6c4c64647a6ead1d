import { openFiles } from './files/files.ts';
import { openLinks } from './links.ts';
import { openGate } from './gate.ts';
import { openShowings } from './showings.ts';
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, look, note } from '../testing/answering.ts';
import { mailOfTests } from '../testing/mail.ts';
import { appDatabase, createTestCentre, type TestCentre } from '../testing/centre.ts';
import { testStrangers } from '../testing/strangers.ts';
import { testDatabase } from '../testing/database.ts';
import type { Services } from './app-context.ts';
import { type Live, openLive } from './live.ts';
import { openScreens } from './screens.ts';
import { headOf } from './journal-head.ts';
import { openTypesetter } from './pdf/typesetter.ts';
import { openNews } from './news.ts';
import { withScope } from './scope.ts';
import { openSharedStates } from './joint-state.ts';
import { startOf, streamNews, topicsOf } from './sse.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const app = Fastify();
let services: Services;
let live: Live;
let address = '';
const position = (ownerId: string): Promise<number> =>
  withScope(appDatabase(), [ownerId], (tx) => headOf(tx, ownerId));

beforeAll(async () => {
  live = openLive(testDatabase().app, log);
  const database = appDatabase();
  const now = () => Temporal.Now.instant();
  const news = openNews(live, position);
  const shared = openSharedStates(database, news, now);
  services = {
    typesetter: openTypesetter(),
    log,
    database,
    live,
    news,
    shared,
    showings: openShowings(database),
    fills: [],
    told: { tables: async () => [], untold: [] },
    oneByOne: openGate(1),
    files: openFiles(null, null),
    links: openLinks('tests', 'http://localhost'),
    strangers: testStrangers(database),
    mail: mailOfTests(),
    now,
  };
  const screens = openScreens(live);
  app.get<{ Params: { owner: string } }>('/live/:owner', async (request, reply) => {
    reply.hijack();
    const watcher = { sessionId: randomUUID(), userId: 'somebody', mayStay: async () => true };
    const watched = { ownerId: request.params.owner, start: startOf(request), topics: topicsOf(request) };
    await streamNews(services, watched, screens.admit(reply.raw, watcher));
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  app.server.closeAllConnections();
  await app.close();
  services.news.stop();
  await live.stop();
});

const idsIn = (text: string): number[] =>
  [...text.matchAll(/^id: (\d+)\ndata: moved\n\n/gm)].map((match) => Number(match[1]));

/** A screen: the numbers it was told so far, until it leaves. */
const follow = async (centre: TestCentre, after: number, query = '') => {
  const leave = new AbortController();
  const response = await fetch(`${address}/live/${centre.ownerId}${query}`, {
    headers: { 'last-event-id': String(after) },
    signal: leave.signal,
  });
  let text = '';
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  })().catch(() => {});
  return {
    told: () => idsIn(text),
    leave: async () => {
      leave.abort();
      await reading;
      return idsIn(text);
    },
  };
};

/** A screen that has been told of a first entry, so that it is known to listen. */
const listening = async (centre: TestCentre, query = '') => {
  const first = await position(centre.ownerId);
  const screen = await follow(centre, first, query);
  await write(centre, 1);
  await expect.poll(screen.told).toEqual([first + 1]);
  return { first: first + 1, screen };
};

/** A screen that reads until it has been told of this entry, then loses its connection. */
const watch = async (centre: TestCentre, after: number, until: number): Promise<number[]> => {
  const screen = await follow(centre, after);
  await expect.poll(() => screen.told().at(-1) ?? 0, { interval: 2 }).toBeGreaterThanOrEqual(until);
  return screen.leave();
};

const write = async (centre: TestCentre, count: number): Promise<void> => {
  for (let word = 0; word < count; word++) await centre.as({ kind: 'operator' }, ask, { word: `${word}` });
};

describe('the live stream', () => {
  test('tells a screen that was away of the newest entry it missed, once', async () => {
    const centre = await createTestCentre();
    await write(centre, 5);
    await centre.as(centre.people.chair, look, {});
    const last = await position(centre.ownerId);
    expect(await watch(centre, last - 4, last - 1)).toEqual([last - 1]);
  });

  test('leaves nothing out while entries arrive and the connection breaks again and again', async () => {
    const centre = await createTestCentre();
    const first = await position(centre.ownerId);
    const last = first + 120;
    const writing = Promise.all([write(centre, 60), write(centre, 60)]);
    const seen: number[] = [];
    for (let at = first; at < last; at = seen.at(-1) ?? at)
      seen.push(...(await watch(centre, at, Math.min(at + 7, last))));
    await writing;
    expect(seen.at(-1)).toBe(last);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
  });

  test('tells of each entry that changed something, and wakes nobody for one that did not', async () => {
    const centre = await createTestCentre();
    const { first, screen } = await listening(centre);
    await centre.as(centre.people.chair, look, {});
    await write(centre, 1);
    await centre.as(centre.people.chair, look, {});
    await write(centre, 1);
    await expect.poll(screen.told).toContain(first + 4);
    expect(await screen.leave()).toEqual([first, first + 2, first + 4]);
  });

  test('tells a page of what moves it, and of what may move everything', async () => {
    const centre = await createTestCentre();
    const [mine, other] = [randomUUID(), randomUUID()];
    const { first, screen } = await listening(centre, `?topic=word:${mine}&topic=word:x`);
    for (const word of [other, mine, other]) await centre.as({ kind: 'operator' }, note, { word });
    await write(centre, 1);
    await expect.poll(screen.told).toContain(first + 4);
    expect(await screen.leave()).toEqual([first, first + 2, first + 4]);
  });

  test('never brings an entry of another owner', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    const { first, screen } = await listening(mine);
    await write(other, 20);
    await write(mine, 3);
    await expect.poll(screen.told).toContain(first + 3);
    expect(await screen.leave()).toEqual([first, first + 1, first + 2, first + 3]);
  });
});
