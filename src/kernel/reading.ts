import { sql, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { withoutValues } from './driver-error.ts';
import { type Database, inHouse, type Tx } from './scope.ts';

/** The reads of one request: one read-only transaction on one snapshot, so a page never shows two moments. */
export interface Reading {
  /** Opens the transaction with the statement that says who reads and (`owner_id`) which owner's scope it has opened. */
  enter<Row extends EnterRow>(statement: SQL): Promise<Row | undefined>;
  /** Reads in this owner's scope; opens a new transaction when the one before was closed. */
  read<T>(ownerId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether the transaction that was entered is still the one that reads. */
  isFirst(): boolean;
  /** Ends the transaction: before a write, so that what follows sees it, and before the answer is rendered. */
  close(): Promise<void>;
}

/** What the statement that opens a reading tells at least. */
export type EnterRow = { readonly owner_id: string | null } & Record<string, unknown>;

type Open = { readonly client: pg.PoolClient; readonly tx: Tx; scope: string | undefined };

const begin = async (database: Database): Promise<Open> => {
  const client = await database.readers.connect();
  // Not waited for: the first statement travels with it, and fails with it.
  client.query('begin isolation level repeatable read read only').catch(() => {});
  return { client, tx: inHouse(drizzle(client), database.house), scope: undefined };
};

const end = async ({ client }: Open): Promise<void> => {
  try {
    await client.query('commit');
    client.release();
  } catch {
    client.release(true);
  }
};

/** A request's reads on the readers' pool; nothing is opened before the first statement. */
export const openReading = (database: Database): Reading => {
  let open: Promise<Open> | undefined;
  let closed = false;
  const inside = async <T>(work: (open: Open) => Promise<T>): Promise<T> => {
    try {
      open ??= begin(database);
      return await work(await open);
    } catch (error) {
      throw withoutValues(error);
    }
  };
  return {
    enter: <Row extends EnterRow>(statement: SQL) =>
      inside(async (opened) => {
        const row = (await opened.tx.execute(statement)).rows[0] as Row | undefined;
        opened.scope = row?.owner_id ?? undefined;
        return row;
      }),
    isFirst: () => !closed,
    read: (ownerId, work) =>
      inside(async (opened) => {
        if (opened.scope !== ownerId) {
          opened.scope = ownerId;
          await opened.tx.execute(sql`select set_config('app.owner_ids', ${`{${ownerId}}`}, true)`);
        }
        return work(opened.tx);
      }),
    close: async () => {
      const closing = open;
      open = undefined;
      closed = true;
      const opened = await closing?.catch(() => undefined);
      if (opened) await end(opened);
    },
  };
};
