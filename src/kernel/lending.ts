import type pg from 'pg';

/**
 * A client lent to one transaction. Once it was taken back, whoever still holds it asks in vain: a part of a page or of an
 * import that runs on after its transaction has ended would otherwise write or read inside somebody else's.
 */
export const lend = (client: pg.PoolClient): { lent: pg.PoolClient; takeBack: () => void } => {
  let isOver = false;
  const query = (...given: [string]): unknown =>
    isOver ? Promise.reject(new Error('the transaction has ended')) : client.query(...given);
  return { lent: { query } as unknown as pg.PoolClient, takeBack: () => void (isOver = true) };
};
