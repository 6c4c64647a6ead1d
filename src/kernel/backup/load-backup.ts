import pg from 'pg';
import { operatorName } from '../app-password.ts';
import { withoutValues } from '../driver-error.ts';
import { refused } from '../errors.ts';
import type { Keys } from '../key-file.ts';
import { copyIn } from './copy.ts';
import type { Manifest, Opening, TableHead } from './manifest.ts';
import { filledTable, migrationsOf, ourForeignKeys, ourTables, type OurTable } from './our-tables.ts';
import { readBackup } from './read-backup.ts';
import { forWholeTables } from './snapshot.ts';

/** Refuses with `restore_target_in_use` while a program of ours is connected. */
const refuseInUse = async (client: pg.Client): Promise<void> => {
  const found = await client.query(
    `select from pg_stat_activity where datname = current_database()
       and (usename in ('consilium_app', 'consilium_accounts') or application_name = $1) limit 1`,
    [operatorName],
  );
  if (found.rowCount !== 0) throw refused('restore_target_in_use');
};

/** Before anything is made there: refuses a database in which somebody works or in which rows are seen. */
export const refuseFilled = async (owner: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await refuseInUse(client);
    const table = await filledTable(client);
    if (table !== null) throw refused('restore_target_not_empty', { table });
  } finally {
    await client.end();
  }
};

/**
 * Runs `load` with what would judge or change the rows out of the way: triggers of ours, which would make new versions
 * and entries; foreign keys, which are checked as a whole afterwards; policies, which bind the owner's login too.
 */
const unguarded = async (
  client: pg.Client,
  tables: readonly OurTable[],
  load: () => Promise<void>,
): Promise<void> => {
  const keys = await ourForeignKeys(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  const forced = tables.filter((table) => table.forced);
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`);
  await load();
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { name } of forced) await client.query(`alter table ${name} force row level security`);
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
};

const refuseOther = async (client: pg.Client, { version, migrations }: Opening): Promise<void> => {
  if (JSON.stringify(await migrationsOf(client)) !== JSON.stringify(migrations))
    throw refused('backup_of_other_version', { version });
};

const mustFit = (tables: readonly OurTable[], { name, columns }: TableHead): void => {
  const mine = tables.find((table) => table.name === name);
  if (JSON.stringify(mine?.columns) !== JSON.stringify(columns))
    throw refused('backup_tables_differ', { table: name });
};

/** Rows and where the sequences stand, in this transaction. */
const loadRows = async (
  client: pg.Client,
  tables: readonly OurTable[],
  { path, keys }: { path: string; keys: Keys },
): Promise<Manifest> => {
  const came = new Map<string, number>();
  const manifest = await readBackup(path, keys, {
    opening: (opening) => refuseOther(client, opening),
    table: async (table, rows) => {
      mustFit(tables, table);
      const { name, columns } = table;
      came.set(name, await copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin`, rows));
    },
  });
  const missing = tables.find(({ name }) => !came.has(name));
  if (missing) throw refused('backup_tables_differ', { table: missing.name });
  const short = manifest.tables.find(({ name, rows }) => came.get(name) !== rows);
  if (short) throw refused('backup_contradicts_itself', { table: short.name });
  for (const { name, last, isCalled } of manifest.opening.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, isCalled]);
  return manifest;
};

/**
 * Loads a backup into a migrated database without rows, and then `note`s it, in one transaction by the owner's login: all
 * of it or nothing. Refuses with `restore_target_in_use`, `restore_target_not_empty`, `backup_of_other_version`,
 * `backup_tables_differ`, `backup_contradicts_itself` and what `readBackup` refuses.
 */
export const loadBackup = async (
  owner: pg.ClientConfig,
  backup: { path: string; keys: Keys },
  note: (client: pg.Client, manifest: Manifest) => Promise<void> = async () => {},
): Promise<Manifest> => {
  const client = new pg.Client(owner);
  client.on('error', () => {});
  await client.connect();
  try {
    await forWholeTables(client);
    await client.query('begin');
    await refuseInUse(client);
    const tables = await ourTables(client);
    let manifest: Manifest | undefined;
    await unguarded(client, tables, async () => {
      const filled = await filledTable(client);
      if (filled !== null) throw refused('restore_target_not_empty', { table: filled });
      manifest = await loadRows(client, tables, backup);
    });
    if (manifest === undefined) throw refused('backup_unreadable');
    await note(client, manifest);
    await client.query('commit');
    await client.query('analyze');
    return manifest;
  } catch (error) {
    throw withoutValues(error);
  } finally {
    await client.end();
  }
};
