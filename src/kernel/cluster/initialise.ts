import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { refused } from '../errors.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

export const OWNER = 'consilium_owner';

export type Place = {
  readonly dataFolder: string;
  readonly clusterFolder: string;
  readonly socketFolder: string;
};

/** Makes the database cluster of a data folder when there is none; an interrupted attempt leaves nothing behind. */
export async function initialise(
  place: Place,
  binaries: Binaries,
  account: Account,
  forTests: boolean,
): Promise<void> {
  removeAttempts(place.dataFolder);
  if (existsSync(place.clusterFolder)) return;
  const fresh = join(place.dataFolder, `pg18.new-${process.pid}`);
  const passwordFile = join(place.socketFolder, 'password');
  ownedFolder(fresh, account);
  const password = newPassword(place.dataFolder);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid >= 0) chownSync(passwordFile, account.uid, account.gid);
  try {
    await runInitdb(initdbArguments(fresh, passwordFile, forTests), place, binaries, account);
    renameSync(fresh, place.clusterFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The owner login's password, made once and kept in a file only the folder's user can read. */
export function readPassword(dataFolder: string): string {
  try {
    return readFileSync(passwordOf(dataFolder), 'utf8').trim();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw refused('database_password_unreadable', { path: passwordOf(dataFolder), reason });
  }
}

/** A folder that only the account enters. */
export function ownedFolder(folder: string, account: Account): void {
  mkdirSync(folder, { mode: 0o700, recursive: true });
  if (account.uid >= 0) chownSync(folder, account.uid, account.gid);
}

function newPassword(dataFolder: string): string {
  const password = randomBytes(32).toString('base64url');
  rmSync(passwordOf(dataFolder), { force: true });
  writeFileSync(passwordOf(dataFolder), `${password}\n`, { mode: 0o600, flush: true });
  return password;
}

function passwordOf(dataFolder: string): string {
  return join(dataFolder, 'database-password');
}

function removeAttempts(dataFolder: string): void {
  for (const name of readdirSync(dataFolder))
    if (name.startsWith('pg18.new-')) rmSync(join(dataFolder, name), { recursive: true, force: true });
}

/** With a C character type pg_trgm would drop all Hangul without an error, hence the built-in C.UTF-8. */
function initdbArguments(folder: string, passwordFile: string, forTests: boolean): string[] {
  const locale =
    process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';
  return [
    `--pgdata=${folder}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(forTests ? ['--no-sync'] : []),
  ];
}

async function runInitdb(args: string[], place: Place, binaries: Binaries, account: Account): Promise<void> {
  const [program, all] = account.call(binaries.initdb, args);
  const child = spawn(program, all, {
    ...account.identity,
    cwd: place.socketFolder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-2000);
  });
  const status = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (status !== 0) throw refused('database_not_initialised', { reason: complaint.trim() });
}
