import type { Temporal } from 'temporal-polyfill';
import { countAttempt, forgetAttempts, type Limit } from '../../kernel/attempts.ts';
import { AppError, refused } from '../../kernel/errors.ts';
import type { Database } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';
import { browserCookie, hasBrowser, knownBrowser } from './known-browser.ts';
import { noteSignIn } from './commands/note-sign-in.ts';
import { noteOfAccounts } from './installation-journal.ts';

const quarter = 900;
/** Of one account, from all addresses together; a browser it has signed in from has as many of its own. */
export const perAccount: Limit = { attempts: 5, windowSeconds: quarter };
/** Of one address, whatever the account; beyond it the address is slowed down and never locked. */
const perAddress: Limit = { attempts: 50, windowSeconds: quarter };
/** Of all addresses together, from browsers that nobody has signed in from. */
const inAll: Limit = { attempts: 1000, windowSeconds: quarter };
const slowly: Limit = { attempts: 1, windowSeconds: 2 };

export type SignInTry = { email: string; password: string; remoteAddress: string; headers: Headers };
type Judge = { readonly database: Database; readonly now: Temporal.Instant };

export const tooMany = () => new AppError('too_many_attempts', 429);

/** Counted against a shared limit, or slowly beyond it: others' failures cost a right password seconds, not the day. */
const sharedLimit = async (
  { database, now }: Judge,
  subject: readonly string[],
  limit: Limit,
): Promise<void> => {
  if (await countAttempt(database, subject, limit, now)) return;
  if (!(await countAttempt(database, [...subject, 'slowly'], slowly, now))) throw tooMany();
};

/** Counts the attempt before it is judged; refuses it when that is too many. Returns what a success forgets. */
const admit = async (
  judge: Judge,
  { email, browser, remoteAddress }: { email: string; browser: string | null; remoteAddress: string },
): Promise<readonly string[]> => {
  const { database, now } = judge;
  const subject = browser === null ? ['sign-in', email] : ['sign-in', email, browser];
  if (!(await countAttempt(database, subject, perAccount, now))) throw tooMany();
  if (browser !== null) return subject;
  await sharedLimit(judge, ['sign-in at', remoteAddress], perAddress);
  await sharedLimit(judge, ['sign-in'], inAll);
  return subject;
};

/**
 * Signs in and returns the cookies that set the session and let the browser be known again. A wrong password and an
 * unknown account are told alike and take the same work; one password is judged at a time.
 */
export const signIn = async (
  accounts: Accounts,
  database: Database,
  attempt: SignInTry,
  now: Temporal.Instant,
): Promise<Headers> => {
  const email = attempt.email.trim().toLowerCase();
  const cookies = attempt.headers.get('cookie');
  const account = { email, since: hasBrowser(cookies) ? await accounts.passwordSince(email) : '' };
  const browser = knownBrowser(cookies, account, accounts.secret);
  return accounts.gate.run(async () => {
    const who = { email, browser, remoteAddress: attempt.remoteAddress };
    const subject = await admit({ database, now }, who);
    try {
      const { headers, response } = await accounts.api.signInEmail({
        body: { email, password: attempt.password },
        headers: attempt.headers,
        returnHeaders: true,
      });
      await forgetAttempts(database, subject);
      await noteOfAccounts(database, now, noteSignIn, { userId: response.user.id, outcome: 'signed-in' });
      const { secret, secure } = accounts;
      const known = { email, since: await accounts.passwordSince(email) };
      headers.append('set-cookie', browserCookie(cookies, known, { secret, secure }));
      return headers;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'APIError')) throw error;
      await noteOfAccounts(database, now, noteSignIn, {
        userId: await accounts.idOf(email),
        outcome: 'failed',
      });
      throw refused('sign_in_failed');
    }
  }, browser !== null);
};
