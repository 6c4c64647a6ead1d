import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Cluster, openCluster } from '../src/kernel/cluster/cluster.ts';
import { Program, temporaryFolder } from './program.ts';

/** The way to a database, which can be closed and opened again while the database itself goes on. */
class Road {
  readonly #open = new Set<Socket>();
  #server: Server | undefined;
  readonly #socket: string;
  port = 0;

  constructor(socket: string) {
    this.#socket = socket;
  }

  async open(): Promise<void> {
    const server = createServer((client) => {
      const database = connect(this.#socket);
      client.pipe(database).pipe(client);
      for (const [one, other] of [
        [client, database],
        [database, client],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => {}).on('close', () => other.destroy());
      }
    });
    this.#server = server;
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    const address = server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((done) => (this.#server === undefined ? done(null) : this.#server.close(done)));
  }
}

const folder = temporaryFolder();
const program = new Program();
let cluster: Cluster | undefined;
let road: Road | undefined;
test.afterAll(async () => {
  await program.remove();
  await road?.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const first = {
  centreName: 'Our centre',
  slug: 'ours',
  zone: 'Asia/Seoul',
  name: 'First Person',
  email: 'first@example.org',
  password: 'a long enough password',
};

test('while the database is away pages and forms say so in words, programs by a problem, and all come back', async ({
  request,
  playwright,
}) => {
  test.setTimeout(120_000);
  cluster = await openCluster({ dataFolder: folder, kind: 'test', purpose: 'a test', log: () => {} });
  const { host, port, user, database } = cluster.ownerUrl();
  road = new Road(join(String(host), `.s.PGSQL.${port}`));
  await road.open();
  const login = `${user}:${encodeURIComponent(cluster.password)}`;
  await program.start({
    DATABASE_URL: `postgresql://${login}@127.0.0.1:${road.port}/${database}`,
    CONSILIUM_DEMO: '0',
  });
  const at = (path: string) => program.address + path;
  const code = /one-time code (\d+)/.exec(program.said)?.[1] ?? '';
  await request.post(at('/first-administrator'), { form: { ...first, code } });
  await request.post(at('/sign-in'), { form: first });
  expect((await request.get(at('/c/ours'))).status()).toBe(200);

  await road.close();
  const stranger = await playwright.request.newContext();
  const typed = { 'series.name': 'typed before it went' };
  const answers = {
    page: await request.get(at('/c/ours')),
    signIn: await stranger.post(at('/sign-in'), { form: { ...first, email: 'typed@example.org' } }),
    form: await request.post(at('/c/ours/meetings/new-board'), { form: typed }),
    formOfScript: await request.post(at('/c/ours/meetings/new-board.data'), { form: typed }),
    program: await request.get(at('/api/c/ours/scorecard')),
    ready: await request.get(at('/ready')),
  };
  for (const [what, answer] of Object.entries(answers))
    expect([what, answer.status(), answer.headers()['retry-after']]).toEqual([what, 503, '5']);
  expect(await answers.page.text()).toContain('The record does not answer at the moment');
  expect(await answers.form.text()).toContain('The record does not answer at the moment');
  const signIn = await answers.signIn.text();
  expect(signIn).toContain('The record does not answer at the moment');
  expect(signIn).toContain('value="typed@example.org"');
  const ofScript = await answers.formOfScript.text();
  expect(ofScript).toContain('database_away');
  expect(ofScript).toContain('typed before it went');
  expect(answers.program.headers()['content-type']).toContain('application/problem+json');
  expect(await answers.program.json()).toMatchObject({ status: 503, code: 'database_away' });
  expect((await request.get(at('/health'))).status()).toBe(200);

  await road.open();
  await expect.poll(async () => (await request.get(at('/ready'))).status()).toBe(200);
  expect((await request.get(at('/c/ours'))).status()).toBe(200);
  // What was refused so is no fault of ours.
  expect(program.said).not.toContain('"level":"error"');
});
