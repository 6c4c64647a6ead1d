import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Database } from './scope.ts';

export type Limit = {
  readonly attempts: number;
  readonly windowSeconds: number;
  readonly lockSeconds: number;
};

const keyOf = (subject: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(subject)).digest('hex');

/** Whether the subject (never stored in the clear) is locked at this moment. */
export const isLocked = async (
  database: Database,
  subject: readonly string[],
  now: Temporal.Instant,
): Promise<boolean> => {
  const found = await database.drizzle.execute(sql`
    select 1 from kernel.attempt where key = ${keyOf(subject)} and locked_until > ${now.toString()}`);
  return found.rows.length > 0;
};

/** Counts one failed attempt; beyond the limit within the window the subject is locked. Holds for all processes. */
export const countAttempt = async (
  database: Database,
  subject: readonly string[],
  limit: Limit,
  now: Temporal.Instant,
): Promise<void> => {
  const since = now.subtract({ seconds: limit.windowSeconds }).toString();
  const until = now.add({ seconds: limit.lockSeconds }).toString();
  await database.drizzle.execute(sql`
    insert into kernel.attempt as a (key, count, since) values (${keyOf(subject)}, 1, ${now.toString()})
    on conflict (key) do update set
      count = case when a.since < ${since} then 1 else a.count + 1 end,
      since = case when a.since < ${since} then excluded.since else a.since end,
      locked_until = case when a.since >= ${since} and a.count + 1 >= ${limit.attempts} then ${until}::timestamptz else a.locked_until end`);
};

/** Forgets the subject's failures after a success. */
export const forgetAttempts = async (database: Database, subject: readonly string[]): Promise<void> => {
  await database.drizzle.execute(sql`delete from kernel.attempt where key = ${keyOf(subject)}`);
};
