import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, look } from '../testing/answering.ts';
import { appDatabase, createTestCentre, type TestCentre } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import type { Services } from './app-context.ts';
import { type Live, openLive } from './live.ts';
import { openScreens } from './screens.ts';
import { journalPosition, startOf, streamJournal } from './sse.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const app = Fastify();
let services: Services;
let live: Live;
let address = '';

beforeAll(async () => {
  live = openLive(testDatabase().app, log);
  services = { log, database: appDatabase(), live, now: () => Temporal.Now.instant() };
  const screens = openScreens(live);
  app.get<{ Params: { owner: string } }>('/live/:owner', async (request, reply) => {
    reply.hijack();
    const watcher = { sessionId: randomUUID(), userId: 'somebody', mayStay: async () => true };
    await streamJournal(services, request.params.owner, startOf(request), screens.admit(reply.raw, watcher));
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  app.server.closeAllConnections();
  await app.close();
  await live.stop();
});

type Entry = { id: number; command: string };

const entriesOf = (text: string): Entry[] =>
  [...text.matchAll(/^id: (\d+)\ndata: (.+)\n\n/gm)].map((match) => ({
    id: Number(match[1]),
    command: match[2] ?? '',
  }));

/** A screen that reads until it has seen this entry, then loses its connection. */
const watch = async (centre: TestCentre, after: number | null, until: number): Promise<Entry[]> => {
  const leave = new AbortController();
  const response = await fetch(`${address}/live/${centre.ownerId}`, {
    headers: after === null ? {} : { 'last-event-id': String(after) },
    signal: leave.signal,
  });
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (entriesOf(text).some(({ id }) => id >= until)) break;
  }
  leave.abort();
  return entriesOf(text);
};

const write = async (centre: TestCentre, count: number): Promise<void> => {
  for (let word = 0; word < count; word++) await centre.as({ kind: 'operator' }, ask, { word: `${word}` });
};

const upTo = (last: number, after = 0): number[] =>
  Array.from({ length: last - after }, (_, index) => after + index + 1);
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

describe('the live stream', () => {
  test('resumes after the entry a screen saw last', async () => {
    const centre = await createTestCentre();
    await write(centre, 5);
    const last = await journalPosition(services, centre.ownerId);
    expect(ids(await watch(centre, null, last))).toEqual(upTo(last));
    const rest = await watch(centre, last - 2, last);
    expect(rest).toEqual([
      { id: last - 1, command: 'test.ask' },
      { id: last, command: 'test.ask' },
    ]);
  });

  test('loses and repeats nothing while entries arrive and the connection breaks again and again', async () => {
    const centre = await createTestCentre();
    const first = await journalPosition(services, centre.ownerId);
    const last = first + 120;
    const writing = Promise.all([write(centre, 60), write(centre, 60)]);
    const seen: number[] = [];
    for (let at = first; at < last; at = seen.at(-1) ?? at)
      seen.push(...ids(await watch(centre, at, Math.min(at + 7, last))));
    await writing;
    expect(seen).toEqual(upTo(last, first));
  });

  test('gives a screen that was away for long all it missed', async () => {
    const centre = await createTestCentre();
    await Promise.all([write(centre, 180), write(centre, 180), write(centre, 180)]);
    const last = await journalPosition(services, centre.ownerId);
    expect(ids(await watch(centre, 0, last))).toEqual(upTo(last));
  });

  test('wakes nobody for an entry that changed nothing', async () => {
    const centre = await createTestCentre();
    const first = await journalPosition(services, centre.ownerId);
    const watching = watch(centre, first, first + 3);
    await centre.as(centre.people.chair, look, {});
    await write(centre, 1);
    await centre.as(centre.people.chair, look, {});
    expect(await journalPosition(services, centre.ownerId)).toBe(first + 3);
    await write(centre, 1);
    expect(await watching).toEqual([
      { id: first + 2, command: 'test.ask' },
      { id: first + 4, command: 'test.ask' },
    ]);
  });

  test('never brings an entry of another owner', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    const [first, otherFirst] = await Promise.all(
      [mine, other].map((centre) => journalPosition(services, centre.ownerId)),
    );
    const watching = watch(mine, first ?? 0, (first ?? 0) + 3);
    await write(other, 20);
    await write(mine, 3);
    await write(other, 5);
    expect(ids(await watching)).toEqual(upTo((first ?? 0) + 3, first));
    expect(ids(await watch(other, otherFirst ?? 0, (otherFirst ?? 0) + 25))).toHaveLength(25);
  });
});
