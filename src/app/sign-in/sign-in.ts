import type { Temporal } from 'temporal-polyfill';
import { countAttempt, forgetAttempts, isLocked, type Limit } from '../../kernel/attempts.ts';
import { AppError, refused } from '../../kernel/errors.ts';
import type { Database } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';

/** Per account and address: five failures in fifteen minutes lock that pair for fifteen. */
const perAccount: Limit = { attempts: 5, windowSeconds: 900, lockSeconds: 900 };
/** Per address, whatever the account: against trying many accounts. */
const perAddress: Limit = { attempts: 50, windowSeconds: 900, lockSeconds: 900 };

export type SignInTry = { email: string; password: string; remoteAddress: string; headers: Headers };

const tooMany = () => new AppError('too_many_attempts', 429);

/**
 * Signs in and returns the headers that set the session. A wrong password, an unknown account and a locked one are
 * told alike, and take the same work.
 */
export const signIn = async (
  accounts: Accounts,
  database: Database,
  attempt: SignInTry,
  now: Temporal.Instant,
): Promise<Headers> => {
  const email = attempt.email.trim().toLowerCase();
  const pair = ['sign-in', email, attempt.remoteAddress];
  const address = ['sign-in', attempt.remoteAddress];
  if ((await isLocked(database, address, now)) || (await isLocked(database, pair, now))) throw tooMany();
  try {
    const { headers } = await accounts.api.signInEmail({
      body: { email, password: attempt.password },
      headers: attempt.headers,
      returnHeaders: true,
    });
    await forgetAttempts(database, pair);
    return headers;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'APIError')) throw error;
    await countAttempt(database, pair, perAccount, now);
    await countAttempt(database, address, perAddress, now);
    throw refused('sign_in_failed', {}, { field: 'email' });
  }
};
