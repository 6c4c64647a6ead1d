import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { refused } from './errors.ts';

/** A key of the installation, under a name that tells nothing of it. */
export type Key = { readonly id: string; readonly secret: Buffer };
/** The first seals; all of them open. */
export type Keys = readonly [Key, ...Key[]];

const BYTES = 32;
/** The first 16 digits of a hash of the key: a line with a slip of the hand does not fit its own name. */
const idOf = (secret: Buffer): string =>
  createHash('sha256').update('consilium key ').update(secret).digest('hex').slice(0, 16);

const keyOf = (secret: Buffer): Key => ({ id: idOf(secret), secret });

/** The key of files of the demonstration where no key file is named: it follows from the installation's secret, which lies beside its data. */
export const keyFrom = (secret: string): Key =>
  keyOf(Buffer.from(hkdfSync('sha256', secret, 'consilium', 'demonstration files', BYTES)));

const keyInLine = (line: string): Key | null => {
  const [id, written = '', ...more] = line.trim().split(/\s+/);
  const key = keyOf(Buffer.from(written, 'base64url'));
  return key.secret.length === BYTES && key.id === id && more.length === 0 ? key : null;
};

const head = [
  '# Keys of a Consilium installation: a name and 32 bytes a line. The first is used, the others open what is older.',
  '# Whoever has this file and a backup reads everything; whoever loses it reads no backup. Keep a copy apart from both.',
];
const textOf = (keys: Keys): string =>
  [...head, ...keys.map(({ id, secret }) => `${id} ${secret.toString('base64url')}`), ''].join('\n');

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/**
 * The keys of a file. Refuses with `key_file_unreadable`, `key_file_open_to_others` (anybody but its user may read or
 * write it) or `key_file_wrong`, which names the line.
 */
export const readKeys = async (path: string): Promise<Keys> => {
  const [text, { mode }] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch((error: unknown) => {
    throw refused('key_file_unreadable', { path, reason: reasonOf(error) });
  });
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw refused('key_file_open_to_others', { path });
  const lines = text.split('\n').map((line, index) => ({ line, row: index + 1 }));
  const [first, ...older] = lines
    .filter(({ line }) => !/^\s*(#|$)/.test(line))
    .map(({ line, row }) => keyInLine(line) ?? fault(path, row));
  return first ? [first, ...older] : fault(path, 1);
};

const fault = (path: string, row: number): never => {
  throw refused('key_file_wrong', { path, row });
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Makes a key, first in a file that is made for it or that has older ones, and returns all that now stand there. */
export const addKey = async (path: string): Promise<Keys> => {
  const older = (await isThere(path)) ? await readKeys(path) : [];
  const keys: Keys = [keyOf(randomBytes(BYTES)), ...older];
  const fresh = `${path}.${process.pid}`;
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(textOf(keys));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw refused('key_file_not_written', { path, reason: reasonOf(error) });
  }
  return keys;
};
