import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { type Cluster, openCluster } from '../src/kernel/cluster/cluster.ts';
import { copyShared, Program, temporaryFolder } from './program.ts';

/** Two servers on one database of one's own, which can be stopped and started again. */
const folder = temporaryFolder();
const [first, second] = [new Program(), new Program()];
let cluster: Cluster;
const open = () => openCluster({ dataFolder: folder, kind: 'test', purpose: 'two servers', log: () => {} });

const asked = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client(cluster.ownerUrl());
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
};
const countOf = async (from: string): Promise<number> =>
  (await asked<{ count: number }>(`select count(*)::integer from ${from}`))[0]?.count ?? -1;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await copyShared('demonstration', folder);
  cluster = await open();
  const { host, user, database, port } = cluster.ownerUrl();
  const address = `postgresql://${String(user)}:${encodeURIComponent(cluster.password)}@localhost:${port ?? 5432}/${String(database)}`;
  const settings = { DATABASE_URL: `${address}?host=${encodeURIComponent(String(host))}` };
  await first.start(settings);
  await first.until('is open at');
  await second.start(settings);
  await second.until('is open at');
});
test.afterAll(async () => {
  await Promise.all([first.remove(), second.remove()]);
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const form = (address: string, cookie: string, path: string, fields: Record<string, string>) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
const get = (address: string, cookie: string, path: string) =>
  fetch(`${address}${path}`, { headers: { cookie }, redirect: 'manual' });

const enter = async (address: string, account: string): Promise<string> => {
  const answer = await form(address, '', '/demonstration', { account });
  expect(answer.status).toBe(302);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
};

/** A stream: what it said so far, and whether it has ended. */
const listen = async (address: string, cookie: string, path: string) => {
  const leave = new AbortController();
  const answer = await fetch(`${address}${path}`, { headers: { cookie }, signal: leave.signal });
  expect(answer.status).toBe(200);
  const heard = { said: '', ended: false, leave: () => leave.abort() };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) heard.said += decoder.decode(chunk, { stream: true });
  })()
    .catch(() => {})
    .finally(() => (heard.ended = true));
  return heard;
};

const runningMeeting = async (): Promise<string> => {
  const [meeting] = await asked<{ id: string }>(`select id from meetings.meeting where state = 'open'`);
  return `/c/hanbit/meetings/${meeting?.id}`;
};
const openItem = async (): Promise<string> =>
  (await asked<{ id: string }>(`select id from meetings.agenda_item where state = 'open'`))[0]?.id ?? '';

test.describe
  .serial('two servers on one database', () => {
    test('share sessions: signed in at one is signed in at the other, signed out too, streams included', async () => {
      const cookie = await enter(first.address, 'coordinator');
      expect((await get(second.address, cookie, '/c/hanbit')).status).toBe(200);
      const stream = await listen(second.address, cookie, '/c/hanbit/live');
      expect((await form(first.address, cookie, '/sign-out', {})).status).toBe(302);
      await expect.poll(() => stream.ended).toBe(true);
      expect(stream.said).toContain('event: end\ndata: access');
      expect((await get(second.address, cookie, '/c/hanbit')).headers.get('location')).toContain('/sign-in');
    });

    test('tell each other’s screens what changes, and write it once', async () => {
      const cookie = await enter(first.address, 'chair');
      const path = await runningMeeting();
      const streams = await Promise.all(
        [first, second].map(({ address }) => listen(address, cookie, `${path}/stream?after=999999999`)),
      );
      const itemId = await openItem();
      const fields = {
        form: `conclude~${itemId}`,
        itemId,
        conclusion: 'advice_only',
        deferralReason: '',
        next: 'no',
        requestKey: crypto.randomUUID(),
      };
      // The same form at both at once: one is carried out, the other is its replay.
      const answers = await Promise.all(
        [first, second].map(({ address }) => form(address, cookie, `${path}/live.data`, fields)),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      for (const answer of answers) expect(await answer.text()).toContain('written');
      for (const stream of streams) {
        await expect.poll(() => stream.said).toContain('event: state');
        expect(stream.said).toContain(`row`);
      }
      expect(
        await countOf(
          `kernel.journal where command = 'board.conclude-case' and events @> '[{"itemId": "${itemId}"}]'`,
        ),
      ).toBe(1);
      for (const stream of streams) stream.leave();
    });

    test('count wrong passwords together', async () => {
      const wrong = ({ address }: Program) =>
        form(address, '', '/sign-in', { email: 'nobody@example.org', password: 'not the password' });
      for (let attempt = 0; attempt < 5; attempt += 1) await wrong(attempt % 2 === 0 ? first : second);
      for (const server of [first, second]) expect(await (await wrong(server)).text()).toContain('Too many');
    });

    for (const seconds of [3, 15])
      test(`work again after the database was away for ${seconds} s, under load`, async () => {
        test.setTimeout(60_000 + seconds * 2_000);
        const cookie = await enter(first.address, 'chair');
        const path = await runningMeeting();
        const stop = new AbortController();
        const seen = new Set<string>();
        const load = [first, second, first, second].map(async ({ address }) => {
          while (!stop.signal.aborted) {
            const health = await get(address, '', '/health');
            const page = await get(address, cookie, path).catch(() => null);
            await page?.arrayBuffer();
            seen.add(`health ${health.status}`).add(`page ${page?.status}`);
            await pause(20);
          }
        });
        await cluster.stop();
        await pause(500);
        for (const { address } of [first, second]) {
          expect((await get(address, '', '/ready')).status).toBe(503);
          expect((await get(address, cookie, path)).status).toBe(503);
        }
        await pause(seconds * 1_000);
        cluster = await open();
        for (const { address } of [first, second])
          await expect
            .poll(async () => (await get(address, '', '/ready')).status, { intervals: [50] })
            .toBe(200);
        stop.abort();
        await Promise.all(load);
        expect([...seen].toSorted()).toEqual(['health 200', 'page 200', 'page 503']);
        await expect
          .poll(() => countOf(`pg_stat_activity where application_name = 'consilium live'`))
          .toBe(2);
        await pause(1_500);
        expect(await countOf(`pg_stat_activity where application_name = 'consilium live'`)).toBe(2);
        const stream = await listen(second.address, cookie, `${path}/stream?after=999999999`);
        const [free] = await asked<{ personId: string }>(
          `select m.person_id as "personId" from meetings.member m where m.person_id not in
             (select person_id from meetings.presence where left_at is null)`,
        );
        const join = { form: 'join', mode: 'room', discipline: 'pathology', personId: free?.personId ?? '' };
        const joined = await form(first.address, cookie, `${path}/live.data`, join);
        expect(await joined.text()).toContain('written');
        await expect.poll(() => stream.said).toContain('event: state');
        stream.leave();
      });
  });
