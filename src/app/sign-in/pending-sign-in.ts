import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { refused } from '../../kernel/errors.ts';
import type { Database } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';
import { takeCode } from './codes.ts';
import { noteSignIn } from './commands/note-sign-in.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { browserCookie } from './known-browser.ts';
import { openSessionOf } from './open-session.ts';

const minutes = 5;

const macOf = ({ secret }: Accounts, userId: string, until: string, since: string): Buffer =>
  createHmac('sha256', secret).update(`pending ${userId} ${until} ${since}`).digest();

/** Says that somebody has said her password, and until when a code goes on from there: signed, for this password alone. */
export const pendingSignIn = (
  accounts: Accounts,
  { userId, since }: { readonly userId: string; readonly since: string },
  now: Temporal.Instant,
): string => {
  const until = String(now.add({ minutes }).epochMilliseconds);
  return [userId, until, macOf(accounts, userId, until, since).toString('base64url')].join('.');
};

const holderOf = async (accounts: Accounts, pending: string, now: Temporal.Instant) => {
  const [userId = '', until = '', mac = ''] = pending.split('.');
  const email = await accounts.emailOf(userId);
  const since = email === null ? '' : await accounts.passwordSince(email);
  const [given, right] = [Buffer.from(mac, 'base64url'), macOf(accounts, userId, until, since)];
  const isRight = given.length === right.length && timingSafeEqual(given, right);
  if (email === null || !isRight || now.epochMilliseconds >= Number(until)) throw refused('code_too_late');
  return { userId, email, since };
};

export type CodeTry = { readonly pending: string; readonly code: string; readonly headers: Headers };

/** Signs in whoever has said her password just before and says a code now; the cookies of that. */
export const finishSignIn = async (
  accounts: Accounts,
  database: Database,
  { pending, code, headers }: CodeTry,
  now: Temporal.Instant,
): Promise<Headers> => {
  const { userId, email, since } = await holderOf(accounts, pending, now);
  await takeCode(accounts, database, { userId, code }, now);
  const { cookie, token } = await openSessionOf(accounts, userId, headers);
  // A password that was changed meanwhile has ended all sessions before this one.
  await accounts.standingHash(email);
  if ((await accounts.passwordSince(email)) !== since) {
    await accounts.pool.query('delete from session where token = $1', [token]);
    throw refused('code_too_late');
  }
  await noteOfAccounts(database, now, noteSignIn, { userId, outcome: 'signed-in' });
  const cookies = new Headers();
  cookies.append('set-cookie', cookie);
  cookies.append('set-cookie', browserCookie(headers.get('cookie'), { email, since }, accounts));
  return cookies;
};
