import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findBinaries } from '../src/kernel/cluster/binaries.ts';
import { isAlive, readHolder } from '../src/kernel/cluster/holder.ts';
import { runningPostmaster } from '../src/kernel/cluster/postmaster.ts';
import { type Report, reportOf, result, say } from './measured.ts';
import { megabytes, plainEnvironment } from './program.ts';
import { withFolder } from './temporary-database.ts';

const root = join(import.meta.dirname, '..');
const LONGEST_MS = 200_000;
const IDLE_AFTER_MS = 10_000;

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

const holderPid = (dataFolder: string): number | null => {
  const holder = readHolder(dataFolder);
  return holder !== null && holder !== 'unreadable' && isAlive(holder) ? holder.pid : null;
};

type Started = { seconds: number; address: string; stop: () => Promise<void> };
type Settings = { folder: string; data: string; demonstration: '0' | '1' };

/** `npm start` until the first page answers 200. */
const start = async ({ folder, data, demonstration }: Settings): Promise<Started> => {
  const port = await freePort();
  const dataFolder = join(folder, data);
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: join(folder, 'clone'),
    env: plainEnvironment({
      npm_config_cache: join(folder, 'npm-cache'),
      CONSILIUM_DATA: dataFolder,
      CONSILIUM_DEMO: demonstration,
      PORT: String(port),
    }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const stop = async () => {
    end();
    while (holderPid(dataFolder) !== null) await pause(50);
    process.removeListener('exit', end);
  };
  const address = `http://127.0.0.1:${port}`;
  while (!(await answers(address))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (performance.now() - begun > LONGEST_MS) throw new Error('The first page never answered.');
    await pause(25);
  }
  return { seconds: (performance.now() - begun) / 1000, address, stop };
};

const answers = async (address: string): Promise<boolean> => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
};

const parentOf = (pid: string): number => {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
};

/** Proportional memory of the server and of PostgreSQL with its children, in MB; the launcher is not counted. */
const memoryOf = (dataFolder: string): number => {
  const postmaster = runningPostmaster(join(dataFolder, 'pg18')) ?? 0;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  const all = [holderPid(dataFolder) ?? 0, postmaster, ...children.map(Number)];
  return all.reduce((sum, pid) => sum + (megabytes(`/proc/${pid}/smaps_rollup`, 'Pss') ?? 0), 0);
};

const loaded = async (address: string): Promise<void> => {
  const begun = performance.now();
  while (performance.now() - begun < 90_000) {
    const response = await fetch(`${address}/ready`).catch(() => null);
    const state = response?.ok ? ((await response.json()) as { demonstration?: string }) : null;
    if (state !== null && state.demonstration !== 'loading') return;
    await pause(250);
  }
};

const cloned = (folder: string): number => {
  const begun = performance.now();
  const done = spawnSync('git', ['clone', '--quiet', root, join(folder, 'clone')], {
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) throw new Error('The repository could not be cloned.');
  return (performance.now() - begun) / 1000;
};

const version = async (): Promise<string> => {
  const { postgres } = await findBinaries();
  const said = spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout;
  return /\d+(\.\d+)*/.exec(said)?.[0] ?? 'unknown';
};

/** What is committed, cloned: from nothing to the first page, a second start, and what it takes when idle. */
export const setup = (): Promise<Report> =>
  withFolder(async (folder) => {
    const clone = cloned(folder);
    say('cold start');
    const cold = await start({ folder, data: 'data', demonstration: '1' });
    await loaded(cold.address);
    await cold.stop();
    const warm: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      say('warm start');
      const again = await start({ folder, data: 'data', demonstration: '1' });
      warm.push(again.seconds);
      await again.stop();
    }
    say('idle');
    const idle = await start({ folder, data: 'empty', demonstration: '0' });
    await pause(IDLE_AFTER_MS);
    const memory = memoryOf(join(folder, 'empty'));
    await idle.stop();
    return reportOf('setup', await version(), [
      result('setup.cold.s', 's', [clone + cold.seconds]),
      result('setup.warm.s', 's', warm),
      result('setup.idle_mb', 'MB', [memory]),
    ]);
  });
