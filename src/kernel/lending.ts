import type pg from 'pg';

/** Asked in vain: the request was answered, or its transaction has ended. */
export class Over extends Error {}

/** Whether an error, or what caused it, is that there is nothing to read in any more. */
export const isOver = (error: unknown): boolean =>
  error instanceof Over || (error instanceof Error && error.cause !== undefined && isOver(error.cause));

/**
 * A client lent to one transaction. Once it was taken back, whoever still holds it asks in vain: a part of a page or of an
 * import that runs on after its transaction has ended would otherwise write or read inside somebody else's.
 */
export const lend = (client: pg.PoolClient): { lent: pg.PoolClient; takeBack: () => void } => {
  let isBack = false;
  const query = (...given: [string]): unknown =>
    isBack ? Promise.reject(new Over('the transaction has ended')) : client.query(...given);
  return { lent: { query } as unknown as pg.PoolClient, takeBack: () => void (isBack = true) };
};
