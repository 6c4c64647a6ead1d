import type { PoolClient } from 'pg';
import type { Accounts } from './accounts.ts';

/** Does `work` on the accounts in one transaction: all of it, or nothing when any of it fails. */
export const inAccounts = async <T>(
  { pool }: Pick<Accounts, 'pool'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const done = await work(client);
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
};
