import { sql, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { withoutValues } from './driver-error.ts';
import { lend, Over } from './lending.ts';
import { type Database, inHouse, type Tx } from './scope.ts';

/** The reads of one request: one read-only transaction on one snapshot, so a page never shows two moments. */
export interface Reading {
  /** Opens the transaction with the statement that says who reads and (`owner_id`) which owner's scope it has opened. */
  enter<Row extends EnterRow>(statement: SQL): Promise<Row | undefined>;
  /** Reads in this owner's scope; opens a new transaction after a renewal. */
  read<T>(ownerId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether the transaction that was entered is still the one that reads. */
  isFirst(): boolean;
  /** Ends the transaction before a write, so that what is read afterwards sees it. */
  renew(): Promise<void>;
  /** Ends it for good, before the answer is rendered: what still runs for the request reads nothing any more, or it would hold a connection that nobody gives back. */
  close(): Promise<void>;
}

/** What the statement that opens a reading tells at least. */
export type EnterRow = { readonly owner_id: string | null } & Record<string, unknown>;

type Open = {
  readonly client: pg.PoolClient;
  readonly takeBack: () => void;
  readonly tx: Tx;
  scope: string | undefined;
  /** Two who read at once both wait until the scope is set: what a savepoint between them undoes must not be the scope. */
  inScope: Promise<unknown> | undefined;
};

const begin = async (database: Database): Promise<Open> => {
  const client = await database.readers.connect();
  // Not waited for: the first statement travels with it, and fails with it.
  client.query('begin isolation level repeatable read read only').catch(() => {});
  const { lent, takeBack } = lend(client);
  return {
    client,
    takeBack,
    tx: inHouse(drizzle(lent), database.house),
    scope: undefined,
    inScope: undefined,
  };
};

const end = async ({ client, takeBack }: Open): Promise<void> => {
  takeBack();
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
  let state: 'first' | 'renewed' | 'closed' = 'first';
  const endOpen = async (): Promise<void> => {
    const ending = open;
    open = undefined;
    const opened = await ending?.catch(() => undefined);
    if (opened) await end(opened);
  };
  const inside = async <T>(work: (open: Open) => Promise<T>): Promise<T> => {
    try {
      if (state === 'closed') throw new Over('this request has been answered');
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
    isFirst: () => state === 'first',
    read: (ownerId, work) =>
      inside(async (opened) => {
        if (opened.scope !== ownerId) {
          opened.scope = ownerId;
          opened.inScope = opened.tx
            .execute(sql`select set_config('app.owner_ids', ${`{${ownerId}}`}, true)`)
            .then(() => {});
        }
        await opened.inScope;
        return work(opened.tx);
      }),
    renew: async () => {
      if (state === 'first') state = 'renewed';
      await endOpen();
    },
    close: async () => {
      state = 'closed';
      await endOpen();
    },
  };
};
