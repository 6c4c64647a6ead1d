import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { refused } from '../errors.ts';
import { databaseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import type { HolderKind } from './decision.ts';
import { type Holder, isAlive, release } from './holder.ts';
import { takeFolder } from './holding.ts';
import { initialise, OWNER, type Place, readPassword } from './initialise.ts';
import { makeSocketFolder, placeOf } from './place.ts';
import {
  hasEnded,
  lastWords,
  runningPostmaster,
  startPostmaster,
  stopOrphan,
  stopPostmaster,
} from './postmaster.ts';
import { ensureDatabase, loginOf, tryLogin } from './readiness.ts';

export type ClusterOptions = {
  readonly dataFolder: string;
  readonly kind: HolderKind;
  /** What this process does, for the person another process tells about it; no personal data. */
  readonly purpose: string;
  readonly log: (message: string) => void;
};

/** A running PostgreSQL that this process holds or, when `attached`, that a server holds. */
export type Cluster = {
  /** Login of the owner, for `consilium` or another database. */
  readonly ownerUrl: (database?: string) => ClientConfig;
  readonly password: string;
  readonly attached: boolean;
  /** Stops PostgreSQL and gives the folder back; leaves the database of a server running. */
  readonly stop: () => Promise<void>;
  /** Called once when PostgreSQL ends although nobody stopped it: the process should then exit. */
  readonly onExit: (callback: () => void) => void;
};

const DATABASE = 'consilium';
const ATTACH_PATIENCE_MS = 60_000;
const START_ATTEMPTS = 20;

/** Opens the database of a data folder: attaches to a running server's, else starts it, recovering if need be. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const place = placeOf(options.dataFolder);
  const started = Date.now();
  for (;;) {
    const holding = await takeFolder(place, options, options.log);
    if ('held' in holding) return await start(place, holding.held, holding.recovers, options);
    const cluster = await attach(place, holding.attachTo);
    if (cluster !== null) return cluster;
    if (Date.now() - started > ATTACH_PATIENCE_MS)
      throw refused('server_not_ready', { pid: holding.attachTo.pid, purpose: holding.attachTo.purpose });
    await pause(100);
  }
}

async function attach(place: Place, server: Holder): Promise<Cluster | null> {
  if (runningPostmaster(place.clusterFolder) === null || !isAlive(server)) return null;
  const password = readPassword(place.dataFolder);
  const ownerUrl = loginsOf(server.socketFolder, password);
  if ((await tryLogin(ownerUrl())) !== 'ready') return null;
  return { ownerUrl, password, attached: true, stop: async () => {}, onExit: () => {} };
}

async function start(place: Place, me: Holder, recovers: boolean, options: ClusterOptions): Promise<Cluster> {
  let child: ChildProcess | null = null;
  try {
    if (recovers) await recover(place, options.log);
    const binaries = await findBinaries();
    const account = databaseAccount({ ...place, postgres: binaries.postgres }, options.log);
    makeSocketFolder(place.socketFolder, account);
    if (!existsSync(place.clusterFolder)) options.log('making the database (once)');
    await initialise(place, binaries, account, options.kind === 'test');
    const password = readPassword(place.dataFolder);
    const ownerUrl = loginsOf(place.socketFolder, password);
    const launch = () => startPostmaster(place, binaries, account, options.kind === 'test');
    child = await launchUntilReady(launch, place, ownerUrl('postgres'), options.log);
    await ensureDatabase(ownerUrl('postgres'), DATABASE);
    return heldCluster(place, me, child, ownerUrl, password);
  } catch (error) {
    if (child !== null) await stopPostmaster(child);
    release(place.dataFolder, me);
    throw error;
  }
}

async function recover(place: Place, log: (message: string) => void): Promise<void> {
  const pid = runningPostmaster(place.clusterFolder);
  log(
    pid === null
      ? 'recovering after an abrupt end'
      : `recovering: stopping PostgreSQL ${pid}, whose holder is gone`,
  );
  await stopOrphan(place.clusterFolder);
}

/** Children of a killed PostgreSQL keep its shared memory for a moment; a late orphan is stopped; then once more. */
async function launchUntilReady(
  launch: () => ChildProcess,
  place: Place,
  login: ClientConfig,
  log: (message: string) => void,
): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt++) {
    const child = launch();
    if (await becomesReady(child, login, log)) return child;
    const reason = lastWords(place.dataFolder);
    if (attempt >= START_ATTEMPTS || !/lock file|shared memory/.test(reason))
      throw refused('database_did_not_start', { reason });
    await pause(250);
    await stopOrphan(place.clusterFolder);
  }
}

async function becomesReady(
  child: ChildProcess,
  login: ClientConfig,
  log: (message: string) => void,
): Promise<boolean> {
  let failure: Error | null = null;
  child.once('error', (error) => {
    failure = error;
  });
  const killWithUs = () => child.kill('SIGINT');
  process.once('exit', killWithUs);
  const started = Date.now();
  let told = started;
  try {
    while (!hasEnded(child)) {
      if ((await tryLogin(login)) === 'ready') return !hasEnded(child);
      if (Date.now() - told > 10_000) {
        told = Date.now();
        log(`PostgreSQL is still starting (${Math.round((told - started) / 1000)} s)`);
      }
      await pause(20);
    }
    if (failure !== null) throw failure;
    return false;
  } finally {
    process.removeListener('exit', killWithUs);
  }
}

function heldCluster(
  place: Place,
  me: Holder,
  child: ChildProcess,
  ownerUrl: Cluster['ownerUrl'],
  password: string,
): Cluster {
  let stopping: Promise<void> | null = null;
  const callbacks: (() => void)[] = [];
  // Runs even when another part ends the process before an orderly stop; the next start waits for the rest.
  const lastResort = () => child.kill('SIGINT');
  process.once('exit', lastResort);
  child.once('exit', () => {
    if (stopping === null) for (const callback of callbacks) callback();
  });
  child.unref();
  const stop = async () => {
    await stopPostmaster(child);
    process.removeListener('exit', lastResort);
    rmSync(place.socketFolder, { recursive: true, force: true });
    release(place.dataFolder, me);
  };
  return {
    ownerUrl,
    password,
    attached: false,
    stop: () => (stopping ??= stop()),
    onExit: (callback) => (hasEnded(child) ? callback() : void callbacks.push(callback)),
  };
}

function loginsOf(socketFolder: string, password: string): Cluster['ownerUrl'] {
  return (database = DATABASE) => loginOf(socketFolder, OWNER, password, database);
}
