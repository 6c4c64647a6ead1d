import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { refused } from '../errors.ts';
import type { Account } from './account.ts';
import type { Place } from './initialise.ts';

/** A socket's whole path must stay under about 104 bytes; `/.s.PGSQL.5432` takes 14 of them. */
const LONGEST_SOCKET_FOLDER = 88;

/** Where a data folder's parts stand; makes the data folder, closed to others, when it is missing. */
export function placeOf(dataFolder: string): Place {
  mkdirSync(resolve(dataFolder), { recursive: true, mode: 0o700 });
  const real = realpathSync(dataFolder);
  return {
    dataFolder: real,
    clusterFolder: join(real, 'pg18'),
    socketFolder: socketFolderOf(real, tmpdir()),
  };
}

/** A short folder for the socket in the temporary folder, the same for the same data folder. */
export function socketFolderOf(dataFolder: string, temporary: string): string {
  const name = `consilium-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`;
  const folder = join(temporary, name);
  return Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER ? folder : join('/tmp', name);
}

/** Makes the socket folder; refuses one that somebody else prepared under its name. */
export function makeSocketFolder(folder: string, account: Account): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const ours = account.uid < 0 || found.uid === account.uid || found.uid === process.getuid?.();
  if (!found.isDirectory() || !ours || (account.uid >= 0 && (found.mode & 0o077) !== 0))
    throw refused('socket_folder_not_ours', { path: folder });
  if (account.uid >= 0) chownSync(folder, account.uid, account.gid);
}
