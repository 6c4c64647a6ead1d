import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateAll } from '../app/migrate.ts';
import { workerDatabase } from './database.ts';
import { openTestCluster } from './test-cluster.ts';

const TEMPLATE = 'consilium';

/** Opens a PostgreSQL for this run, migrates a template and makes one clone of it per worker. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, close } = await openTestCluster('database tests');
  try {
    const owner = cluster.ownerUrl(TEMPLATE);
    await migrateAll(owner);
    await cloneForWorkers(cluster.ownerUrl('postgres'), project.vitest.config.maxWorkers);
    const { host = '', port = 0, user = '' } = owner;
    project.provide('ownerLogin', { host, port, user, password: cluster.password, database: TEMPLATE });
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

async function cloneForWorkers(
  login: ConstructorParameters<typeof Client>[0],
  workers: number,
): Promise<void> {
  const client = new Client(login);
  await client.connect();
  try {
    for (let worker = 1; worker <= workers; worker++)
      await client.query(`create database ${workerDatabase(worker)} template ${TEMPLATE} strategy file_copy`);
  } finally {
    await client.end();
  }
}
