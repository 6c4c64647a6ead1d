import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateAll } from '../src/app/migrate.ts';
import { openHouse } from '../src/app/modules.ts';
import { operatorConnection } from '../src/kernel/app-password.ts';
import { openCluster } from '../src/kernel/cluster/cluster.ts';
import { type Database, openDatabase } from '../src/kernel/scope.ts';
import { say } from './measured.ts';

export type TemporaryDatabase = {
  /** A pool with the application's rights, as the command line has it. */
  app: Database;
  /** The owner's connection, for loading. */
  owner: pg.Client;
  version: string;
  /** Files that PostgreSQL may read. */
  files: string;
};

/** A folder for one benchmark, removed afterwards. */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
};

/** A migrated database with the settings of production (durable) in a folder of its own. */
export const withDatabase = (work: (database: TemporaryDatabase) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const dataFolder = join(folder, 'data');
    const files = join(folder, 'files');
    for (const made of [dataFolder, files]) mkdirSync(made);
    const cluster = await openCluster({ dataFolder, kind: 'command', purpose: 'a benchmark', log: say });
    try {
      await migrateAll(cluster.ownerUrl());
      const owner = new pg.Client(cluster.ownerUrl());
      await owner.connect();
      const version =
        String((await owner.query('show server_version')).rows[0]?.server_version).split(' ')[0] ?? '';
      const app = openDatabase(operatorConnection(cluster.ownerUrl()), openHouse());
      try {
        await work({ app, owner, version, files });
      } finally {
        await app.close();
        await owner.end();
      }
    } finally {
      await cluster.stop();
    }
  });

/** Text of a file for PostgreSQL's COPY, read by the server itself, which may run as another user. */
export const copyFrom = async (
  owner: pg.Client,
  table: string,
  columns: readonly string[],
  file: string,
): Promise<void> => {
  await owner.query(`copy ${table} (${columns.join(', ')}) from '${file}' with (format csv, header)`);
};
