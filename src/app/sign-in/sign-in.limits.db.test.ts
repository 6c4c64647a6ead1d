import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { countAttempt, forgetAttempts } from '../../kernel/attempts.ts';
import { isAppError } from '../../kernel/errors.ts';
import { appDatabase, at } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { noted, somebody } from '../../testing/accounts.ts';
import { openAccounts } from './accounts.ts';
import { signIn, type SignInTry } from './sign-in.ts';

const accounts = openAccounts(testDatabase().accounts, 'http://127.0.0.1');
afterAll(() => accounts.pool.end());

const right = 'a long password';
const wrong = 'another password';
const begin = at('2026-11-19T00:00:00Z');
const quarter = 900;

/** The cookies of a success, or the code of the refusal. Each comes from an address of its own unless it says otherwise. */
const signing = async (given: Partial<SignInTry>, seconds = 0): Promise<string> => {
  const attempt = {
    email: '',
    password: right,
    remoteAddress: randomUUID(),
    headers: new Headers(),
    ...given,
  };
  try {
    const headers = await signIn(accounts, appDatabase(), attempt, begin.add({ seconds }));
    return headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};
const signedIn = /session_token=.+; consilium\.browser=/;
const withCookies = (cookie: string) => ({ headers: new Headers({ cookie }) });

const failing = async (email: string, times: number, more: Partial<SignInTry> = {}): Promise<void> => {
  for (let index = 0; index < times; index += 1)
    expect(await signing({ email, password: wrong, ...more })).toBe('sign_in_failed');
};

describe('an account', () => {
  test('is closed for a quarter of an hour after five wrong passwords, from every address and to the right one', async () => {
    const { email } = await somebody(accounts);
    await failing(email, 5);
    expect(await signing({ email })).toBe('too_many_attempts');
    expect(await signing({ email }, quarter - 1)).toBe('too_many_attempts');
    expect(await signing({ email }, quarter)).toMatch(signedIn);
  });

  test('counts anew after a success', async () => {
    const { email } = await somebody(accounts);
    for (let round = 0; round < 2; round += 1) {
      await failing(email, 4);
      expect(await signing({ email })).toMatch(signedIn);
    }
  });

  test('is one, however its address is typed', async () => {
    const { email } = await somebody(accounts);
    expect(await signing({ email: ` ${email.toUpperCase()} ` })).toMatch(signedIn);
    await failing(email.toUpperCase(), 3);
    await failing(` ${email}`, 2);
    expect(await signing({ email })).toBe('too_many_attempts');
  });

  test('stays open to a browser it was used from while others close it, for five attempts of its own', async () => {
    const { email } = await somebody(accounts);
    const known = withCookies(await signing({ email }));
    await failing(email, 5);
    expect(await signing({ email })).toBe('too_many_attempts');
    expect(await signing({ email, ...known })).toMatch(signedIn);
    await failing(email, 5, known);
    expect(await signing({ email, ...known })).toBe('too_many_attempts');
  });

  test('is not opened by a browser that another account was used from', async () => {
    const [mine, theirs] = [await somebody(accounts), await somebody(accounts)];
    const known = withCookies(await signing({ email: theirs.email }));
    await failing(mine.email, 5);
    expect(await signing({ email: mine.email, ...known })).toBe('too_many_attempts');
  });

  test('that nobody has is refused like a wrong password, and both are written down', async () => {
    const { email, userId } = await somebody(accounts);
    const before = (await noted('sign-in.failed', '')).length;
    await failing(email, 1);
    await failing(`${randomUUID()}@example.org`, 1);
    await signing({ email });
    expect(await noted('sign-in.failed', userId)).toHaveLength(1);
    expect(await noted('sign-in.failed', '')).toHaveLength(before + 1);
    expect(await noted('sign-in.signed-in', userId)).toHaveLength(1);
  });
});

describe('beyond its limit one attempt in two seconds is judged', () => {
  test.each([
    ['of one address', 50, ['sign-in at', '192.0.2.7'], 0],
    ['of all addresses together', 1000, ['sign-in'], 4 * quarter],
  ])('%s', async (_, attempts, subject, later) => {
    const { email } = await somebody(accounts);
    const limit = { attempts, windowSeconds: quarter };
    const now = begin.add({ seconds: later });
    // Other files count sign-ins in this database too, on days of their own.
    await forgetAttempts(accounts.pool, subject);
    try {
      for (let index = 0; index < attempts - 1; index += 1)
        await countAttempt(accounts.pool, subject, limit, now);
      const trying = (seconds: number) => signing({ email, remoteAddress: '192.0.2.7' }, later + seconds);
      expect(await trying(0)).toMatch(signedIn);
      expect(await trying(1)).toMatch(signedIn);
      expect(await trying(2)).toBe('too_many_attempts');
      expect(await trying(3)).toMatch(signedIn);
    } finally {
      await forgetAttempts(accounts.pool, subject);
    }
  });
});
