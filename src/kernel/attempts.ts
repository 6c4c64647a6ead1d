import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type pg from 'pg';

/** So many attempts in a window that begins with the first of them; then none until the window is over. */
export type Limit = { readonly attempts: number; readonly windowSeconds: number };

const keyOf = (subject: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(subject)).digest('hex');

/**
 * Counts one attempt of the subject (never stored in the clear) and says whether it is within the limit: one
 * statement, before the attempt is judged, so that of many at once no more are judged than the limit allows. Holds
 * for all processes on one database. `pool` is of the accounts' login: the application's reaches no counter.
 */
export const countAttempt = async (
  pool: pg.Pool,
  subject: readonly string[],
  limit: Limit,
  now: Temporal.Instant,
): Promise<boolean> => {
  const since = now.subtract({ seconds: limit.windowSeconds }).toString();
  const counted = await pool.query<{ count: number }>(
    `insert into auth.attempt as a (key, count, since) values ($1, 1, $2)
    on conflict (key) do update set
      count = case when a.since <= $3 then 1 else a.count + 1 end,
      since = case when a.since <= $3 then excluded.since else a.since end
    returning count`,
    [keyOf(subject), now.toString(), since],
  );
  return (counted.rows[0]?.count ?? Number.POSITIVE_INFINITY) <= limit.attempts;
};

/** Forgets what was counted of the subject after a success. */
export const forgetAttempts = async (pool: pg.Pool, subject: readonly string[]): Promise<void> => {
  await pool.query('delete from auth.attempt where key = $1', [keyOf(subject)]);
};
