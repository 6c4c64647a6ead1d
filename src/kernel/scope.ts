import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { House } from './derivation.ts';
import { withoutValues } from './driver-error.ts';
import { lastingPool } from './lasting-pool.ts';
import { lend } from './lending.ts';
import { isPlannedOnce, namingClient } from './naming-client.ts';
import { isReadTogether } from './read-together.ts';

const houseKey = Symbol('house');

/** The running program's database: logs in as the application role, which owns nothing and bypasses nothing. */
export type Database = {
  readonly pool: pg.Pool;
  readonly drizzle: NodePgDatabase;
  /** What is recomputed inside every command. */
  readonly house: House;
  /** Pages read here and writes happen on the other pool: a page that waits for a write never holds what it waits for. */
  readonly readers: pg.Pool;
  readonly close: () => Promise<void>;
};

type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];
/** A transaction inside an owner's scope. Only `withScope` makes one, so scopes cannot be nested. */
export type Tx = Omit<Transaction, 'transaction'> & { readonly [houseKey]: House };

/** The derivations that belong to the database of this transaction. */
export const houseOfTx = (tx: Tx): House => tx[houseKey];

/** Hangs the house on a transaction that was opened in an owner's scope. */
export const inHouse = (tx: object, house: House): Tx =>
  Object.assign(tx, { [houseKey]: house }) as unknown as Tx;

/**
 * A centre's record lies in memory, where a row found by its index costs little more than the next of a table: unless it is told so,
 * PostgreSQL counts with a turning disk, and reads all cases of a house to find one.
 */
const inMemory = '-c random_page_cost=1.1';

/** Opens the application's pools; dates and instants stay text. Nothing connects before it is needed. */
export const openDatabase = (connection: pg.ClientConfig, house: House, size = 10): Database => {
  const options = [connection.options, inMemory].filter((option) => option !== undefined).join(' ');
  const each = { ...connection, options, max: size, pipeline: true };
  const pool = lastingPool('writing', {
    ...each,
    Client: namingClient((text) => isReadTogether(text) || isPlannedOnce(text)),
  });
  const readers = lastingPool('reading', { ...each, Client: namingClient() });
  const close = async () => void (await Promise.all([pool.end(), readers.end()]));
  return { pool, drizzle: drizzle(pool), house, readers, close };
};

const inTransaction = async <T>(
  client: pg.PoolClient,
  house: House,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const { lent, takeBack } = lend(client);
  await client.query('begin');
  try {
    const done = await work(inHouse(drizzle(lent), house));
    takeBack();
    await client.query('commit');
    return done;
  } finally {
    takeBack();
  }
};

/**
 * Runs `work` in one transaction that sees the rows of these owners and no others. The connection goes back to the
 * pool whatever fails, `begin` too: a database that goes away leaves no connection taken.
 */
export const withScope = async <T>(
  database: Database,
  ownerIds: readonly string[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const client = await database.pool.connect().catch((error: unknown) => {
    throw withoutValues(error);
  });
  let isUsable = true;
  try {
    return await inTransaction(client, database.house, async (tx) => {
      await tx.execute(sql`select set_config('app.owner_ids', ${`{${ownerIds.join(',')}}`}, true)`);
      return work(tx);
    });
  } catch (error) {
    isUsable = await client.query('rollback').then(
      () => true,
      () => false,
    );
    throw withoutValues(error);
  } finally {
    client.release(!isUsable);
  }
};
