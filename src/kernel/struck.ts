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
