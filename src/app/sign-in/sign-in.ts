import type { Temporal } from 'temporal-polyfill';
import { countAttempt, forgetAttempts, type Limit } from '../../kernel/attempts.ts';
import { refused } from '../../kernel/errors.ts';
import type { Database } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';
import { codesOf, takeCode } from './codes.ts';
import { browserCookie, hasBrowser, knownBrowser } from './known-browser.ts';
import { noteSignIn } from './commands/note-sign-in.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { pendingSignIn } from './pending-sign-in.ts';
import { type Judge, perAccount, slowingLimit, tooMany } from './slowing-limit.ts';

const quarter = 900;
/** Of one address, whatever the account; beyond it the address is slowed down and never locked. */
const perAddress: Limit = { attempts: 50, windowSeconds: quarter };
/** Of all addresses together, from browsers that nobody has signed in from. */
const inAll: Limit = { attempts: 1000, windowSeconds: quarter };

export type SignInTry = {
  email: string;
  password: string;
  /** A code that was said with the password; without one it is asked for afterwards. */
  code?: string;
  remoteAddress: string;
  headers: Headers;
};

/** Either the cookies of a session, or what goes on with a code. */
export type SignedIn = { readonly headers: Headers } | { readonly pending: string };

/** Counts the attempt before it is judged; refuses it when that is too many. Returns what a success forgets. */
const admit = async (
  judge: Judge,
  { email, browser, remoteAddress }: { email: string; browser: string | null; remoteAddress: string },
): Promise<readonly string[]> => {
  const { accounts, now } = judge;
  const subject = browser === null ? ['sign-in', email] : ['sign-in', email, browser];
  if (!(await countAttempt(accounts.pool, subject, perAccount, now))) throw tooMany();
  if (browser !== null) return subject;
  await slowingLimit(judge, ['sign-in at', remoteAddress], perAddress);
  await slowingLimit(judge, ['sign-in'], inAll);
  return subject;
};

/**
 * Opens a session for whoever says the right password; null for everybody else. The library judges and writes in two
 * steps, and at another process the password may change between them: nobody is given the session unless what was judged
 * still stands once the session does.
 */
const openSession = async (accounts: Accounts, email: string, { password, headers: sent }: SignInTry) => {
  const judged = await accounts.standingHash(email);
  const since = await accounts.passwordSince(email);
  const opened = await accounts.api
    .signInEmail({ body: { email, password }, headers: sent, returnHeaders: true })
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'APIError') return null;
      throw error;
    });
  if (opened === null) return null;
  const { headers, response } = opened;
  if ((await accounts.standingHash(email)) === judged)
    return { headers, userId: response.user.id, since, token: response.token };
  await accounts.pool.query('delete from session where token = $1', [response.token]);
  return null;
};

/**
 * Signs in and returns the cookies that set the session and let the browser be known again; of whoever is asked for codes, what
 * goes on with one. A wrong password and an
 * unknown account are told alike and take the same work; one password is judged at a time.
 */
export const beginSignIn = async (
  accounts: Accounts,
  database: Database,
  attempt: SignInTry,
  now: Temporal.Instant,
): Promise<SignedIn> => {
  const email = attempt.email.trim().toLowerCase();
  const cookies = attempt.headers.get('cookie');
  const account = { email, since: hasBrowser(cookies) ? await accounts.passwordSince(email) : '' };
  const browser = knownBrowser(cookies, account, accounts.secret);
  return accounts.gate.run(async () => {
    const who = { email, browser, remoteAddress: attempt.remoteAddress };
    const subject = await admit({ accounts, now }, who);
    const session = await openSession(accounts, email, attempt);
    if (session === null) {
      const userId = await accounts.idOf(email);
      await noteOfAccounts(database, now, noteSignIn, { userId, outcome: 'failed' });
      throw refused('sign_in_failed');
    }
    const { headers, userId, since } = session;
    await forgetAttempts(accounts.pool, subject);
    if ((await codesOf(accounts, userId)).isOn) {
      const { token } = session;
      const withdraw = () => accounts.pool.query('delete from session where token = $1', [token]);
      if (attempt.code === undefined) {
        await withdraw();
        return { pending: pendingSignIn(accounts, { userId, since }, now) };
      }
      try {
        await takeCode(accounts, database, { userId, code: attempt.code }, now);
      } catch (error) {
        await withdraw();
        throw error;
      }
    }
    await noteOfAccounts(database, now, noteSignIn, { userId, outcome: 'signed-in' });
    const { secret, secure } = accounts;
    headers.append('set-cookie', browserCookie(cookies, { email, since }, { secret, secure }));
    return { headers };
  }, browser !== null);
};

/** The same of an account that is asked for no codes, as those of the demonstration; another one is refused. */
export const signIn = async (...asked: Parameters<typeof beginSignIn>): Promise<Headers> => {
  const done = await beginSignIn(...asked);
  if ('pending' in done) throw refused('code_wrong');
  return done.headers;
};
