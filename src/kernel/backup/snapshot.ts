import pg from 'pg';
import { conflict } from '../errors.ts';
import type { Heads } from '../audit/verify.ts';
import { ourTables, type OurTable } from './our-tables.ts';

/** One moment of the whole record, held open while it is read. */
export type Snapshot = {
  readonly client: pg.Client;
  readonly tables: readonly OurTable[];
  /** By this name another connection reads the same moment. */
  readonly name: string;
};

/** However long it takes, and the same text for the same value. */
const settings: Readonly<Record<string, string>> = {
  statement_timeout: '0',
  lock_timeout: '0',
  transaction_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  max_parallel_workers_per_gather: '0',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
};

/** Sets what this server knows of the settings above, for the connection. */
export const forWholeTables = async (client: pg.Client): Promise<void> => {
  await client.query(
    `select set_config(name, value, false) from jsonb_each_text($1::jsonb) as t (name, value)
     where name in (select lower(name) from pg_settings)`,
    [JSON.stringify(settings)],
  );
};

/** Row-level security binds an owner's login that is no superuser: it then reads the rows of these owners, taken back or not. */
const seeAllOwners = async (client: pg.Client, ownerIds: readonly string[]): Promise<void> => {
  const found = await client.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  if (found.rows[0]?.free === true) await client.query('set local row_security = off');
  else
    await client.query(
      `select set_config('app.owner_ids', $1, true), set_config('app.struck', 'shown', true)`,
      [`{${ownerIds.join(',')}}`],
    );
};

const namesOf = (tables: readonly OurTable[]): string => JSON.stringify(tables.map(({ name }) => name));

/**
 * Reads the record as it stands in one moment while people go on working. The tables are locked (against changes of
 * their shape only) before the moment is taken, or a migration in between would show some of them empty.
 */
export const withSnapshot = async <T>(
  owner: pg.ClientConfig,
  ownersOf: (client: pg.Client) => Promise<readonly string[]>,
  read: (snapshot: Snapshot) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client(owner);
  client.on('error', () => {});
  await client.connect();
  try {
    await forWholeTables(client);
    const before = await ourTables(client);
    await client.query('begin isolation level repeatable read read only');
    await client.query(`lock table ${before.map(({ name }) => name).join(', ')} in access share mode`);
    const tables = await ourTables(client);
    if (namesOf(tables) !== namesOf(before)) throw conflict('busy_try_again');
    await seeAllOwners(client, await ownersOf(client));
    const named = await client.query<{ name: string }>('select pg_export_snapshot() as name');
    return await read({ client, tables, name: named.rows[0]?.name ?? '' });
  } finally {
    await client.end();
  }
};

/** The end of each owner's chain. */
export const headsIn = async ({ client }: Snapshot): Promise<Heads> => {
  const found = await client.query<{ owner_id: string; seq: string; hash: string }>(
    'select owner_id, seq, hash from kernel.journal_head order by owner_id',
  );
  return Object.fromEntries(
    found.rows.map(({ owner_id, seq, hash }) => [owner_id, { seq: Number(seq), hash }]),
  );
};
