import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { withoutValues } from './driver-error.ts';
import { namingClient } from './naming-client.ts';

declare const scoped: unique symbol;

/** The running program's database: logs in as the application role, which owns nothing and bypasses nothing. */
export type Database = {
  readonly pool: pg.Pool;
  readonly drizzle: NodePgDatabase;
  /** Pages read here and writes happen on the other pool: a page that waits for a write never holds what it waits for. */
  readonly readers: pg.Pool;
  readonly close: () => Promise<void>;
};

type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];
/** A transaction inside an owner's scope. Only `withScope` makes one, so scopes cannot be nested. */
export type Tx = Omit<Transaction, 'transaction'> & { readonly [scoped]: true };

const quietPool = (settings: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({ ...settings, allowExitOnIdle: true });
  pool.on('error', () => {});
  // Also of a client that is at work, or the end of the database would end us before anybody can say why.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
};

/** Opens the application's pools; dates and instants stay text. Nothing connects before it is needed. */
export const openDatabase = (connection: pg.ClientConfig, size = 10): Database => {
  const pool = quietPool({ ...connection, max: size });
  const readers = quietPool({ ...connection, max: size, pipeline: true, Client: namingClient() });
  const close = async () => void (await Promise.all([pool.end(), readers.end()]));
  return { pool, drizzle: drizzle(pool), readers, close };
};

/** Runs `work` in one transaction that sees the rows of these owners and no others. */
export const withScope = async <T>(
  database: Database,
  ownerIds: readonly string[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  try {
    return await database.drizzle.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.owner_ids', ${`{${ownerIds.join(',')}}`}, true)`);
      return work(tx as Transaction & Tx);
    });
  } catch (error) {
    throw withoutValues(error);
  }
};
