import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { refused } from '../errors.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './initialise.ts';
import { commandLine, processStart } from './process-facts.ts';
import { settings } from './settings.ts';

const FAST = 'SIGINT';
const IMMEDIATE = 'SIGQUIT';
const LONGEST_FAST_STOP_MS = 60_000;
const LARGEST_LOG = 5_000_000;

/** The process number of the PostgreSQL that runs on a cluster folder; null when none is proven to. */
export function runningPostmaster(clusterFolder: string): number | null {
  const pid = writtenPid(clusterFolder);
  if (pid === null || processStart(pid) === null) return null;
  return commandLine(pid).includes(`-D ${clusterFolder} `) ? pid : null;
}

/** Stops a PostgreSQL that nobody holds any more: fast, and after a minute at once (it then recovers by itself). */
export async function stopOrphan(clusterFolder: string): Promise<void> {
  const pid = runningPostmaster(clusterFolder);
  if (pid === null) return;
  process.kill(pid, FAST);
  const started = Date.now();
  let pressed = false;
  while (runningPostmaster(clusterFolder) === pid) {
    if (!pressed && Date.now() - started > LONGEST_FAST_STOP_MS) {
      process.kill(pid, IMMEDIATE);
      pressed = true;
    }
    await pause(30);
  }
}

/** Starts PostgreSQL in its own process group, so that Ctrl-C reaches our process only. */
export function startPostmaster(
  place: Place,
  binaries: Binaries,
  account: Account,
  forTests: boolean,
): ChildProcess {
  forgetReusedPid(place.clusterFolder);
  const args = ['-D', place.clusterFolder, ...settings(place.socketFolder, forTests)];
  const [program, all] = account.call(binaries.postgres, args);
  const log = openLog(place.dataFolder, account);
  try {
    return spawn(program, all, {
      ...account.identity,
      cwd: place.socketFolder,
      detached: true,
      env: { PATH: process.env['PATH'], TZ: 'UTC' },
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** Ends a PostgreSQL we started and waits for it. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.ref();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill(FAST);
  const press = setTimeout(() => child.kill(IMMEDIATE), LONGEST_FAST_STOP_MS);
  await ended;
  clearTimeout(press);
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** PostgreSQL's last words: codes and positions only, the settings keep values out of its log. */
export function lastWords(dataFolder: string): string {
  const lines = readFileSync(logFile(dataFolder), 'utf8').trimEnd().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '').slice(0, 500);
}

/**
 * After a restart of the machine postmaster.pid may name an unrelated process, and PostgreSQL would refuse to
 * start. Our own number there means "stale" to it, and the shared-memory check on the other lines stays.
 */
function forgetReusedPid(clusterFolder: string): void {
  const pid = writtenPid(clusterFolder);
  if (pid === null || processStart(pid) === null || runningPostmaster(clusterFolder) !== null) return;
  const file = join(clusterFolder, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}

function writtenPid(clusterFolder: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8'), 10);
    return Number.isNaN(pid) ? null : pid;
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw refused('data_folder_unreadable', { path: clusterFolder, reason: code });
  }
}

function openLog(dataFolder: string, account: Account): number {
  const file = logFile(dataFolder);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(file, `${file}.1`);
  const log = openSync(file, 'a', 0o600);
  if (account.uid >= 0) fchownSync(log, account.uid, account.gid);
  return log;
}

function logFile(dataFolder: string): string {
  return join(dataFolder, 'postgres.log');
}
