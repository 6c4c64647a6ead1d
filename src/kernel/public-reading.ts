import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { withoutValues } from './driver-error.ts';
import { lastingPool } from './lasting-pool.ts';
import { lend } from './lending.ts';

const published = Symbol('published');

/**
 * A transaction of the strangers' login, which reaches what is published and nothing else. It is no `Tx`: what reads as a
 * member of a house cannot be called with it, nor what reads for strangers with a member's.
 */
export type PublicTx = Pick<NodePgDatabase, 'select'> & { readonly [published]: true };

/** The database as a stranger has it: reading alone, under the login `consilium_public`. */
export type PublicDatabase = {
  /** Reads what is published, at one moment. */
  readonly read: <T>(work: (tx: PublicTx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

const inPublic = (client: pg.PoolClient): PublicTx =>
  Object.assign(drizzle(client), { [published]: true as const });

/** Opens the strangers' pool, small, so that a crowd of them takes no connection from a house. Nothing connects before it is needed. */
export const openPublicDatabase = (connection: pg.ClientConfig, size = 3): PublicDatabase => {
  const pool = lastingPool('public', { ...connection, max: size });
  return {
    close: () => pool.end(),
    read: async (work) => {
      const client = await pool.connect().catch((error: unknown) => {
        throw withoutValues(error);
      });
      const { lent, takeBack } = lend(client);
      let isUsable = false;
      try {
        await client.query('begin isolation level repeatable read read only');
        const done = await work(inPublic(lent));
        takeBack();
        await client.query('commit');
        isUsable = true;
        return done;
      } catch (error) {
        takeBack();
        isUsable = await client.query('rollback').then(
          () => true,
          () => false,
        );
        throw withoutValues(error);
      } finally {
        client.release(!isUsable);
      }
    },
  };
};
