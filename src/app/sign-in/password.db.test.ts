import { afterAll, describe, expect, test } from 'vitest';
import { isAppError } from '../../kernel/errors.ts';
import { noted, somebody } from '../../testing/accounts.ts';
import { appDatabase, at } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { demonstrationAccounts, demonstrationEmail } from '../demo/accounts.ts';
import { openAccounts } from './accounts.ts';
import { knownBrowser } from './known-browser.ts';
import { changePassword, setPassword } from './password.ts';
import { sessionToken } from './session-cookie.ts';
import { signIn } from './sign-in.ts';

const accounts = openAccounts(testDatabase().accounts, 'http://127.0.0.1');
afterAll(() => accounts.pool.end());

const old = 'a long password';
const next = 'quite another password';
const begin = at('2026-11-19T00:00:00Z');

/** Signs in and returns the browser's cookies. */
const enter = async (email: string, password = old): Promise<string> => {
  const attempt = { email, password, remoteAddress: email, headers: new Headers() };
  const headers = await signIn(accounts, appDatabase(), attempt, begin);
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};
const tokenOf = (cookies: string) => sessionToken(cookies, accounts.secret);
const sessionsOf = async (userId: string): Promise<string[]> =>
  (
    await accounts.pool.query<{ token: string }>('select token from session where "userId" = $1', [userId])
  ).rows.map(({ token }) => token);
const isRight = (email: string, password: string) =>
  enter(email, password).then(
    () => true,
    () => false,
  );

const changing = async (userId: string, cookies: string | null, typed: object = {}): Promise<string> => {
  const raw = { currentPassword: old, newPassword: next, repeatedPassword: next, ...typed };
  try {
    return await changePassword(accounts, appDatabase(), { userId, cookies, raw }, begin);
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};

describe('a new password', () => {
  test('ends her sessions but the one she changes it in, and nobody else’s', async () => {
    const [mine, other] = [await somebody(accounts), await somebody(accounts)];
    const [here] = [await enter(mine.email), await enter(mine.email), await enter(other.email)];
    expect(await sessionsOf(mine.userId)).toHaveLength(2);
    await changing(mine.userId, here);
    expect(await sessionsOf(mine.userId)).toEqual([tokenOf(here)]);
    expect(await sessionsOf(other.userId)).toHaveLength(1);
    expect([await isRight(mine.email, old), await isRight(mine.email, next)]).toEqual([false, true]);
    expect(await isRight(other.email, old)).toBe(true);
    expect(await noted('account.password-changed', mine.userId)).toHaveLength(1);
  });

  test('makes every browser she was known at a stranger, but this one', async () => {
    const { email, userId } = await somebody(accounts);
    const cookies = await enter(email);
    const known = async (cookie: string) =>
      knownBrowser(cookie, { email, since: await accounts.passwordSince(email) }, accounts.secret) !== null;
    expect(await known(cookies)).toBe(true);
    const fresh = await changing(userId, cookies);
    expect(await known(cookies)).toBe(false);
    expect(await known(fresh)).toBe(true);
  });

  test('is not there when nobody could write it down, and no session has ended', async () => {
    const { email, userId } = await somebody(accounts);
    await enter(email);
    const failed = setPassword(accounts, { userId, password: next, keep: null, judged: null }, () =>
      Promise.reject(new Error('not written down')),
    );
    await expect(failed).rejects.toThrow('not written down');
    expect(await sessionsOf(userId)).toHaveLength(1);
    expect(await isRight(email, old)).toBe(true);
  });

  test('of an account that is not there is refused', async () => {
    const failed = setPassword(
      accounts,
      { userId: 'nobody', password: next, keep: null, judged: null },
      async () => {},
    );
    await expect(failed).rejects.toMatchObject({ code: 'account_unknown' });
  });
});

describe('who changes a password', () => {
  test('says the present one: a wrong one is written down, and after five none is judged', async () => {
    const { email, userId } = await somebody(accounts);
    const cookies = await enter(email);
    for (let index = 0; index < 5; index += 1)
      expect(await changing(userId, cookies, { currentPassword: 'a wrong password' })).toBe('password_wrong');
    expect(await changing(userId, cookies)).toBe('too_many_attempts');
    expect(await noted('account.password-refused', userId)).toHaveLength(5);
    expect(await isRight(email, old)).toBe(true);
  });

  test('types the new one twice, 12 characters at least', async () => {
    const { userId } = await somebody(accounts);
    expect(await changing(userId, null, { repeatedPassword: 'something else' })).toBe('passwords_differ');
    expect(
      await changing(userId, null, { newPassword: 'eleven char', repeatedPassword: 'eleven char' }),
    ).toBe('invalid_input');
  });

  test('is nobody of the demonstration: its password is everybody’s', async () => {
    const [account] = demonstrationAccounts;
    if (account === undefined) throw new Error('no demonstration account');
    const { userId } = await somebody(accounts, demonstrationEmail(account));
    try {
      expect(await changing(userId, null)).toBe('demonstration_password_stays');
    } finally {
      await accounts.pool.query('delete from "user" where id = $1', [userId]);
    }
  });
});
