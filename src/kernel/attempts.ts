import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Database } from './scope.ts';

/** So many attempts in a window that begins with the first of them; then none until the window is over. */
export type Limit = { readonly attempts: number; readonly windowSeconds: number };

const keyOf = (subject: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(subject)).digest('hex');

/**
 * Counts one attempt of the subject (never stored in the clear) and says whether it is within the limit: one
 * statement, before the attempt is judged, so that of many at once no more are judged than the limit allows. Holds
 * for all processes on one database.
 */
export const countAttempt = async (
  database: Database,
  subject: readonly string[],
  limit: Limit,
  now: Temporal.Instant,
): Promise<boolean> => {
  const since = now.subtract({ seconds: limit.windowSeconds }).toString();
  const counted = await database.drizzle.execute<{ count: number }>(sql`
    insert into kernel.attempt as a (key, count, since) values (${keyOf(subject)}, 1, ${now.toString()})
    on conflict (key) do update set
      count = case when a.since <= ${since} then 1 else a.count + 1 end,
      since = case when a.since <= ${since} then excluded.since else a.since end
    returning count`);
  return (counted.rows[0]?.count ?? Number.POSITIVE_INFINITY) <= limit.attempts;
};

/** Forgets what was counted of the subject after a success. */
export const forgetAttempts = async (database: Database, subject: readonly string[]): Promise<void> => {
  await database.drizzle.execute(sql`delete from kernel.attempt where key = ${keyOf(subject)}`);
};
