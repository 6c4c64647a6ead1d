import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, openCluster } from '../kernel/cluster/cluster.ts';
import { isAlive, readHolder } from '../kernel/cluster/holder.ts';
import { stopOrphan } from '../kernel/cluster/postmaster.ts';

const PREFIX = 'consilium-test-';
const YOUNG_MS = 10 * 60_000;

/** A data folder for one test run, in the temporary folder. */
export function temporaryDataFolder(): string {
  return mkdtempSync(join(tmpdir(), PREFIX));
}

/** A cluster of its own for one test run; closing it removes its folder. */
export async function openTestCluster(
  purpose: string,
): Promise<{ cluster: Cluster; close: () => Promise<void> }> {
  await sweepDeadRuns();
  const dataFolder = temporaryDataFolder();
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  try {
    const log = (message: string) => void process.stderr.write(`${message}\n`);
    const cluster = await openCluster({ dataFolder, kind: 'test', purpose, log });
    return { cluster, close: () => cluster.stop().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A test run that was killed leaves its PostgreSQL and folder behind; the next run clears them away. */
async function sweepDeadRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !belongsToDeadRun(folder)) continue;
    const holder = readHolder(folder);
    await stopOrphan(join(folder, 'pg18'));
    if (holder !== null && holder !== 'unreadable')
      rmSync(holder.socketFolder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

function belongsToDeadRun(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined || found.uid !== process.getuid?.()) return false;
  const holder = readHolder(folder);
  if (holder === 'unreadable' || holder === null) return Date.now() - found.mtimeMs > YOUNG_MS;
  return !isAlive(holder);
}
