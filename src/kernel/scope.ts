import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { withoutValues } from './driver-error.ts';

declare const scoped: unique symbol;

/** The running program's database: logs in as the application role, which owns nothing and bypasses nothing. */
export type Database = { readonly pool: pg.Pool; readonly drizzle: NodePgDatabase };

type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];
/** A transaction inside an owner's scope. Only `withScope` makes one, so scopes cannot be nested. */
export type Tx = Omit<Transaction, 'transaction'> & { readonly [scoped]: true };

/** Opens the application's pool; dates and instants stay text. */
export const openDatabase = (connection: pg.ClientConfig, size = 10): Database => {
  const pool = new pg.Pool({ ...connection, max: size, allowExitOnIdle: true });
  pool.on('error', () => {});
  // Also of a client that is at work, or the end of the database would end us before anybody can say why.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return { pool, drizzle: drizzle(pool) };
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
