import { countAttempt, type Limit } from '../../kernel/attempts.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Temporal } from 'temporal-polyfill';
import type { Accounts } from './accounts.ts';

export type Judge = { readonly accounts: Pick<Accounts, 'pool'>; readonly now: Temporal.Instant };

/** Of one account, from all addresses together; a browser it has signed in from has as many of its own. */
export const perAccount: Limit = { attempts: 5, windowSeconds: 900 };

const slowly: Limit = { attempts: 1, windowSeconds: 2 };

export const tooMany = () => new AppError('too_many_attempts', 429);

/** Counted against a shared limit, or slowly beyond it: others' failures cost who is right seconds, not the day. */
export const slowingLimit = async (
  { accounts: { pool }, now }: Judge,
  subject: readonly string[],
  limit: Limit,
): Promise<void> => {
  if (await countAttempt(pool, subject, limit, now)) return;
  if (!(await countAttempt(pool, [...subject, 'slowly'], slowly, now))) throw tooMany();
};
