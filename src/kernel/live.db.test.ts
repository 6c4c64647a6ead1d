import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryDataFolder } from '../testing/test-cluster.ts';
import { type Cluster, openCluster } from './cluster/cluster.ts';
import { houseOf } from './derivation.ts';
import { type Live, openLive } from './live.ts';
import { type Database, openDatabase, withScope } from './scope.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const times = { betweenAttempts: 30, betweenProofs: 100 };
const dataFolder = temporaryDataFolder();
let cluster: Cluster;
const open = () => openCluster({ dataFolder, kind: 'test', purpose: 'outage', log: () => {} });

beforeAll(async () => {
  cluster = await open();
});
afterAll(async () => {
  await cluster.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const asked = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => {
  const client = new pg.Client(cluster.ownerUrl());
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};
const listening = async (): Promise<number> =>
  (await asked(`select pid from pg_stat_activity where application_name = 'consilium live'`)).length;

const outage = async (milliseconds: number): Promise<void> => {
  await cluster.stop();
  await pause(milliseconds);
  cluster = await open();
};

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'answered',
    (error: { code?: string; status?: number }) => [error.code, error.status],
  );

describe('while the database goes away and comes back, again and again', () => {
  let lives: Live[] = [];
  let database: Database;
  const heard: string[] = [];
  beforeAll(() => {
    lives = [0, 1].map(() => openLive(cluster.ownerUrl(), log, times));
    lives.forEach((live, index) =>
      live.listen({
        heard: ({ ownerId, seq, changes, topics }) =>
          heard.push(`${index} ${ownerId} ${seq} ${changes} ${topics.join()}`),
        accessChanged: (userId) => heard.push(`${index} access ${userId}`),
        reopened: () => heard.push(`${index} reopened`),
      }),
    );
    database = openDatabase(cluster.ownerUrl(), houseOf([]), 3);
  });
  afterAll(async () => {
    await Promise.all(lives.map((live) => live.stop()));
    await database.close();
  });

  test.each([400, 1_500])('(%i ms) each process keeps one listening connection', async (milliseconds) => {
    await expect.poll(listening).toBe(2);
    heard.length = 0;
    await outage(milliseconds);
    await expect.poll(() => heard.toSorted()).toEqual(['0 reopened', '1 reopened']);
    await pause(300);
    expect(await listening()).toBe(2);
    heard.length = 0;
    await asked(
      `select pg_notify('consilium', 'x 7 2 some.command a:1 event:b'), pg_notify('consilium_access', 'u')`,
    );
    await expect
      .poll(() => heard.toSorted())
      .toEqual(['0 access u', '0 x 7 2 a:1,event:b', '1 access u', '1 x 7 2 a:1,event:b']);
  });

  test('under load every statement is refused with 503, and answered after its return', async () => {
    const ask = () => code(withScope(database, [], (tx) => tx.execute(sql`select 1`)));
    const address = cluster.ownerUrl().host;
    expect(await ask()).toBe('answered');
    const answers: unknown[] = [];
    const rest = new AbortController();
    const load = Array.from({ length: 8 }, async () => {
      while (!rest.signal.aborted) {
        answers.push(await ask());
        await pause(5);
      }
    });
    await outage(1_000);
    await expect.poll(ask).toBe('answered');
    rest.abort();
    await Promise.all(load);
    expect(cluster.ownerUrl().host).toBe(address);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['"answered"', '["database_away",503]']),
    );
    const { totalCount, idleCount } = database.pool;
    expect([totalCount - idleCount, totalCount <= 3]).toEqual([0, true]);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill('answered'));
  });
});

test('one that is stopped before it stands is stopped', async () => {
  await openLive(cluster.ownerUrl(), log, times).stop();
  await pause(100);
  expect(await listening()).toBe(0);
});

test('a connection that the server ends is opened anew, once', async () => {
  const live = openLive(cluster.ownerUrl(), log, times);
  let reopened = 0;
  live.listen({ reopened: () => (reopened += 1) });
  await expect.poll(listening).toBe(1);
  await asked(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'consilium live'`,
  );
  await expect.poll(() => reopened).toBe(1);
  expect(await listening()).toBe(1);
  await live.stop();
  await expect.poll(listening).toBe(0);
});
