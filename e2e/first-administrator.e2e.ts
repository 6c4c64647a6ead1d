import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { type Cluster, openCluster } from '../src/kernel/cluster/cluster.ts';
import { Program, temporaryFolder } from './program.ts';

/** Two servers on one empty database of one's own: nobody is here yet. */
const folder = temporaryFolder();
const servers = [new Program(), new Program()];
let cluster: Cluster;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  cluster = await openCluster({ dataFolder: folder, kind: 'test', purpose: 'nobody is here', log: () => {} });
  const { host, user, database, port } = cluster.ownerUrl();
  const address = `postgresql://${String(user)}:${encodeURIComponent(cluster.password)}@localhost:${port ?? 5432}/${String(database)}`;
  const settings = {
    DATABASE_URL: `${address}?host=${encodeURIComponent(String(host))}`,
    CONSILIUM_DEMO: '0',
  };
  for (const server of servers) {
    await server.start(settings);
    await server.until('one-time code', 120);
  }
});
test.afterAll(async () => {
  await Promise.all(servers.map((server) => server.remove()));
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const counted = async (from: string): Promise<number> => {
  const client = new pg.Client(cluster.ownerUrl());
  await client.connect();
  try {
    return (
      (await client.query<{ count: number }>(`select count(*)::integer from ${from}`)).rows[0]?.count ?? -1
    );
  } finally {
    await client.end();
  }
};

test('the first administrator of an installation is one, whichever servers the code is given to at the same moment', async () => {
  const codes = servers.map((server) => /one-time code (\d+)/.exec(server.said)?.[1] ?? '');
  expect(codes[0]).toMatch(/^\d{12}$/);
  expect(codes[1]).toBe(codes[0]);
  const ask = ({ address }: Program, place: number) =>
    fetch(`${address}/first-administrator`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        form: 'first',
        code: codes[place] ?? '',
        centreName: `Centre ${place}`,
        slug: `centre-${place}`,
        zone: 'Asia/Seoul',
        name: `Person ${place}`,
        email: `person-${place}@example.org`,
        password: 'a long enough password',
      }).toString(),
    }).then(({ status }) => status);
  const all = await Promise.all([0, 1, 0, 1].map((place) => ask(servers[place] as Program, place)));
  expect(all.toSorted((a, b) => a - b)).toEqual([302, 422, 422, 422]);
  expect(await counted('directory.organisation where slug is not null')).toBe(1);
  expect(await counted(`directory.affiliation where role = 'administrator'`)).toBe(1);
  // Of those who came too late nothing is left, no account either.
  expect(await counted('auth."user"')).toBe(1);
  expect(await counted('directory.person')).toBe(1);
  for (const { address } of servers)
    expect(await (await fetch(`${address}/first-administrator`)).text()).toContain(
      'There is an administrator already',
    );
});
