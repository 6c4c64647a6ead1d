import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { openCluster } from '../src/kernel/cluster/cluster.ts';
import { runningPostmaster } from '../src/kernel/cluster/postmaster.ts';
import { say } from './measured.ts';
import { plainEnvironment } from './program.ts';
import { countStatements, type StatementCounter } from './statement-counter.ts';
import { withFolder } from './temporary-database.ts';

const bundle = join(import.meta.dirname, '..', 'build', 'server', 'index.js');
const ticksPerSecond = 100;

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** CPU seconds of a process so far; of a PostgreSQL server those of its running children too. */
const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};
const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${child}/stat`, 'utf8'))?.[1]) === pid;
      } catch {
        return false;
      }
    });

/** CPU seconds of a process so far, all its threads, to the microsecond. */
const fineCpuOf = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]))
    .reduce((sum, nanoseconds) => sum + nanoseconds / 1e9, 0);

export type Server = {
  readonly address: string;
  readonly cpu: () => number;
  readonly fineCpu: () => number;
  readonly pid: number;
};
export type Served = {
  readonly servers: readonly Server[];
  readonly counter: StatementCounter;
  readonly databaseCpu: () => number;
  readonly version: string;
  /** Seconds from the start of the first process until the demonstration stood. */
  readonly loadedIn: number;
  /** The owner's login, past the counter. */
  readonly login: ClientConfig;
};

const startServer = async (databaseUrl: string, settings: Readonly<Record<string, string>>) => {
  const port = await freePort();
  const child = spawn(process.execPath, [bundle, 'serve'], {
    env: plainEnvironment({
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      ...settings,
    }),
    // Its log goes to standard error, a line for each request.
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const address = `http://127.0.0.1:${port}`;
  const until = performance.now() + 120_000;
  for (;;) {
    const ready = await fetch(`${address}/ready`).catch(() => null);
    const said = ready?.ok ? ((await ready.json()) as { demonstration?: string }) : null;
    if (said !== null && said.demonstration !== 'loading') break;
    if (child.exitCode !== null || performance.now() > until)
      throw new Error('the server did not become ready');
    await pause(100);
  }
  const pid = child.pid ?? 0;
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    end();
    await ended;
    process.removeListener('exit', end);
  };
  return { server: { address, pid, cpu: () => cpuOf(pid), fineCpu: () => fineCpuOf(pid) }, stop };
};

const nothingCounted = (): never => {
  throw new Error('nothing is counted here: ask for it by `withCounted`');
};
const uncounted: StatementCounter = {
  port: 0,
  statements: nothingCounted,
  transactions: nothingCounted,
  stop: async () => {},
};

const serve = <T>(processes: number, work: (served: Served) => Promise<T>, counted: boolean): Promise<T> =>
  withFolder(async (folder) => {
    const cluster = await openCluster({
      dataFolder: folder,
      kind: 'command',
      purpose: 'a benchmark',
      log: say,
    });
    const stops: (() => Promise<unknown>)[] = [cluster.stop];
    try {
      const login = cluster.ownerUrl();
      const counter = counted ? await countStatements(String(login.host), login.port ?? 5432) : null;
      if (counter !== null) stops.unshift(counter.stop);
      const place =
        counter === null
          ? `${encodeURIComponent(String(login.host))}:${login.port ?? 5432}`
          : `127.0.0.1:${counter.port}`;
      const url = `postgresql://${String(login.user)}:${encodeURIComponent(cluster.password)}@${place}/${String(login.database)}`;
      // Loading the demonstration takes memory that a server at work does not have: another process does it.
      const begun = performance.now();
      const loading = await startServer(url, {});
      const loadedIn = (performance.now() - begun) / 1000;
      await loading.stop();
      const servers: Server[] = [];
      for (let index = 0; index < processes; index += 1) {
        const { server, stop } = await startServer(url, {});
        servers.push(server);
        stops.unshift(stop);
      }
      const postmaster = runningPostmaster(join(folder, 'pg18')) ?? 0;
      const version = readFileSync(join(folder, 'pg18', 'PG_VERSION'), 'utf8').trim();
      const databaseCpu = () => childrenOf(postmaster).reduce((sum, pid) => sum + cpuOf(pid), 0);
      return await work({ servers, counter: counter ?? uncounted, databaseCpu, version, loadedIn, login });
    } finally {
      for (const stop of stops) await stop();
    }
  });

/**
 * The built program with its demonstration, in `processes` processes on one database, which they ask by its socket, as at a house.
 */
export const withServed = <T>(processes: number, work: (served: Served) => Promise<T>): Promise<T> =>
  serve(processes, work, false);

/** The same with its statements counted: every message goes through this process. */
export const withCounted = <T>(processes: number, work: (served: Served) => Promise<T>): Promise<T> =>
  serve(processes, work, true);

/** Signs in as one of the demonstration's people; returns the cookie. */
export const enterAs = async (address: string, account: string): Promise<string> => {
  const answer = await fetch(`${address}/demonstration`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: address },
    body: `account=${account}`,
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (answer.status !== 302 || cookie === '') throw new Error(`nobody entered: ${answer.status}`);
  return cookie;
};

/** The answer's text; anything but 200 fails. */
export const pageOf = async (address: string, path: string, cookie = ''): Promise<string> => {
  const answer = await fetch(`${address}${path}`, { headers: { cookie } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return text;
};

/** The first address in a page that matches. */
export const linkIn = (html: string, pattern: RegExp): string => {
  const found = pattern.exec(html)?.[0];
  if (found === undefined) throw new Error(`no link like ${pattern.source}`);
  return found;
};
