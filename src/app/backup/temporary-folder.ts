import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, readHolder } from '../../kernel/cluster/holder.ts';
import { stopOrphan } from '../../kernel/cluster/postmaster.ts';

const PREFIX = 'consilium-drill-';
const YOUNG_MS = 60_000;

const isLeftBehind = (folder: string): boolean => {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined || found.uid !== (process.getuid?.() ?? found.uid)) return false;
  const holder = readHolder(folder);
  return holder === null || holder === 'unreadable'
    ? Date.now() - found.mtimeMs > YOUNG_MS
    : !isAlive(holder);
};

/** A drill that was killed leaves a whole record behind; the next one clears it away. */
const clearLeftBehind = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !isLeftBehind(folder)) continue;
    await stopOrphan(join(folder, 'pg18'));
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Gives a data folder for one drill, closed to others; it goes again whatever happens, at the latest with the next drill. */
export const inTemporaryFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  await clearLeftBehind();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
};
