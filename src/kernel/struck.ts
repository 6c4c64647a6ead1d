import { sql } from 'drizzle-orm';
import type { Tx } from './scope.ts';

const settle = (tx: Tx, shown: boolean) =>
  tx.execute(sql`select set_config('app.struck', ${shown ? 'shown' : ''}, true)`);

/** Sends a statement of drizzle's, which waits until somebody asks what came of it, at once. */
const sent = async <T>(statement: PromiseLike<T>): Promise<T> => statement.then((found) => found);

/**
 * What a statement that nobody has sent yet finds when it sees what was taken back among what stands. The three are sent one
 * behind the other, so that no other statement of the transaction comes between them.
 */
export const amongStruck = async <T>(tx: Tx, statement: PromiseLike<T>): Promise<T> => {
  const [, found] = await Promise.all([sent(settle(tx, true)), sent(statement), sent(settle(tx, false))]);
  return found;
};

/** From here on a transaction that only reads sees what was taken back among what stands. */
export const seeStruck = async (tx: Tx): Promise<void> => {
  await settle(tx, true);
};

/** Stands on a transaction that has worked on what was taken back. */
const seen = Symbol('seen');

/**
 * Works on what was taken back among what stands: for a command that strikes or restores, which does one thing after the
 * other. The row that a statement has made invisible must be seen by it.
 */
export const withStruck = async <T>(tx: Tx, work: () => Promise<T>): Promise<T> => {
  Object.assign(tx, { [seen]: true });
  await settle(tx, true);
  const done = await work();
  await settle(tx, false);
  return done;
};

/** Whether a transaction has worked on what was taken back. */
export const hasSeenStruck = (tx: Tx): boolean => seen in tx;

/** Works likewise in a transaction that has done so before: what it has struck is found again. */
export const withItsStruck = <T>(tx: Tx, work: () => Promise<T>): Promise<T> =>
  hasSeenStruck(tx) ? withStruck(tx, work) : work();
