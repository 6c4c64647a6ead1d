import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { execute } from '../../kernel/command.ts';
import { withoutValues } from '../../kernel/driver-error.ts';
import { installationId } from '../../kernel/ids.ts';
import type { Keys } from '../../kernel/key-file.ts';
import { inHouse, type Database } from '../../kernel/scope.ts';
import type { Manifest } from '../../kernel/backup/manifest.ts';
import { migrationsOf, ourSequences } from '../../kernel/backup/our-tables.ts';
import { headsIn, type Snapshot, withSnapshot } from '../../kernel/backup/snapshot.ts';
import { writeBackup } from '../../kernel/backup/write-backup.ts';
import { noteBackup } from './commands/note-backup.ts';
import { figureDigests } from './figures.ts';

/** All whose rows there are: every organisation, and the installation itself. */
export const everyOwner = async (client: pg.Client): Promise<string[]> => [
  installationId,
  ...(await client.query<{ id: string }>('select id from directory.organisation')).rows.map(({ id }) => id),
];

const versionOfProgram = (): string =>
  String(JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')).version);

/** The figures of the snapshot's moment, computed as the running program computes them, under its login. */
const figuresIn = async (
  { name }: Snapshot,
  app: pg.ClientConfig,
  { house }: Database,
  now: Temporal.Instant,
): Promise<Record<string, string>> => {
  const client = new pg.Client(app);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set transaction snapshot ${client.escapeLiteral(name)}`);
    return await figureDigests(inHouse(drizzle(client), house), now);
  } finally {
    await client.end();
  }
};

type From = {
  readonly owner: pg.ClientConfig;
  readonly app: pg.ClientConfig;
  readonly database: Database;
  readonly now: Temporal.Instant;
};

/** Writes a backup of this moment to a new file while people go on working, and notes it in the installation's journal. */
export const takeBackup = async (
  { owner, app, database, now }: From,
  { keys, path }: { keys: Keys; path: string },
): Promise<Manifest & { readonly bytes: number }> => {
  const made = await withSnapshot(owner, everyOwner, async (snapshot) => {
    const opening = {
      format: 1 as const,
      id: randomUUID(),
      at: now.toString(),
      version: versionOfProgram(),
      migrations: await migrationsOf(snapshot.client),
      heads: await headsIn(snapshot),
      figures: await figuresIn(snapshot, app, database, now),
      sequences: await ourSequences(snapshot.client),
    };
    return writeBackup(snapshot, { keys, path, opening });
  }).catch((error: unknown) => {
    throw withoutValues(error);
  });
  const call = { actor: { kind: 'operator' } as const, ownerId: installationId, now };
  const note = { what: 'made' as const, backupId: made.opening.id, keyId: keys[0].id, code: null };
  await execute(database, noteBackup, call, note);
  return made;
};
