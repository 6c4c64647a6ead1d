import { afterAll, describe, expect, test } from 'vitest';
import { isAppError } from '../../kernel/errors.ts';
import { noted, somebody } from '../../testing/accounts.ts';
import { appDatabase, at } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { openAccounts } from './accounts.ts';
import { beginCodes, codesOf, confirmCodes, endCodes, removeFactors, takeCode } from './codes.ts';
import { openedSecret, sealedSecret } from './kept-secret.ts';
import { setPassword } from './password.ts';
import { finishSignIn } from './pending-sign-in.ts';
import { openSessions } from './sessions.ts';
import { beginSignIn } from './sign-in.ts';
import { codeOf, stepAt } from './totp.ts';

const accounts = openAccounts(testDatabase().accounts, 'http://127.0.0.1');
afterAll(() => accounts.pool.end());

const begin = at('2026-11-20T09:00:00Z');
/** So many steps of half a minute after the codes were set up. */
const after = (steps: number) => begin.add({ seconds: 30 * steps });
const password = 'a long password';

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};

/** The bytes of a secret as an app reads them. */
const secretOf = (text: string): Buffer => {
  const bits = Array.from(text)
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

/** Somebody who is asked for codes, her app and what she has printed; the code of the first step is used. */
const holder = async () => {
  const who = await somebody(accounts);
  const { secret } = await beginCodes(accounts, appDatabase(), { userId: who.userId, password }, begin);
  const app = (steps: number) => codeOf(secretOf(secret), stepAt(after(steps)));
  const printed = await confirmCodes(accounts, appDatabase(), { userId: who.userId, code: app(0) }, begin);
  return { ...who, app, printed };
};
const say = (userId: string, code: string, steps: number) =>
  refusal(takeCode(accounts, appDatabase(), { userId, code }, after(steps)));
const enter = (email: string, steps: number, typed: { code?: string; password?: string } = {}) =>
  beginSignIn(
    accounts,
    appDatabase(),
    { email, password, ...typed, remoteAddress: email, headers: new Headers() },
    after(steps),
  );
const pendingOf = async (email: string, steps: number): Promise<string> => {
  const done = await enter(email, steps);
  if (!('pending' in done)) throw new Error('nobody asked for a code');
  return done.pending;
};
const finish = (pending: string, code: string, steps: number) =>
  refusal(finishSignIn(accounts, appDatabase(), { pending, code, headers: new Headers() }, after(steps)));
const sessionsOf = async (userId: string) =>
  (await openSessions(accounts, { userId, sessionId: '' }, begin)).length;

describe('a code', () => {
  test('is asked for after the password: no session before, one after; both are written down', async () => {
    const { email, userId, app } = await holder();
    expect(await noted('account.codes-on', userId)).toHaveLength(1);
    const pending = await pendingOf(email, 4);
    expect([await sessionsOf(userId), (await noted('sign-in.signed-in', userId)).length]).toEqual([0, 0]);
    expect(await finish(pending, app(4), 4)).toBe('done');
    expect([await sessionsOf(userId), (await noted('sign-in.signed-in', userId)).length]).toEqual([1, 1]);
  });

  test('is taken once, at whichever sign-in, and none of before it', async () => {
    const { email, userId, app } = await holder();
    expect(await say(userId, app(0), 0)).toBe('code_wrong');
    const [one, other] = [await pendingOf(email, 4), await pendingOf(email, 4)];
    const both = await Promise.all([finish(one, app(4), 4), finish(other, app(4), 4)]);
    expect(both.toSorted()).toEqual(['code_wrong', 'done']);
    expect(await say(userId, app(3), 4)).toBe('code_wrong');
    expect(await say(userId, ` ${app(5)} `, 4)).toBe('done');
    expect(await sessionsOf(userId)).toBe(1);
  });

  test('that is wrong counts over all sign-ins: after five none is judged, whatever password was said anew', async () => {
    const { email, userId, app } = await holder();
    for (let turn = 0; turn < 5; turn += 1)
      expect(await finish(await pendingOf(email, 4), '000 000', 4)).toBe('code_wrong');
    expect(await finish(await pendingOf(email, 4), app(4), 4)).toBe('too_many_attempts');
    expect(await refusal(enter(email, 4, { code: app(4) }))).toBe('too_many_attempts');
    expect(await noted('account.code-refused', userId)).toHaveLength(5);
    expect(await sessionsOf(userId)).toBe(0);
    expect(await finish(await pendingOf(email, 40), app(40), 40)).toBe('done');
  });

  test('may be said with the password, where a page asks in place; a wrong one leaves no session', async () => {
    const { email, userId, app } = await holder();
    expect(await refusal(enter(email, 4, { code: '123' }))).toBe('code_wrong');
    expect(await sessionsOf(userId)).toBe(0);
    expect(await enter(email, 4, { code: app(4) })).toHaveProperty('headers');
    expect(await refusal(enter(email, 5, { code: app(5), password: 'a wrong password' }))).toBe(
      'sign_in_failed',
    );
    expect(await sessionsOf(userId)).toBe(1);
  });

  test('goes on from the password within five minutes, for this account and this password alone', async () => {
    const [her, other] = [await holder(), await holder()];
    const pending = await pendingOf(her.email, 4);
    expect(await finish(pending, her.app(14), 14)).toBe('code_too_late');
    expect(await finish(pending.replace(her.userId, other.userId), other.app(4), 4)).toBe('code_too_late');
    expect(await finish('', her.app(4), 4)).toBe('code_too_late');
    const changed = { userId: her.userId, password: 'another password', keep: null, judged: null };
    await setPassword(accounts, changed, async () => {});
    expect(await finish(pending, her.app(4), 4)).toBe('code_too_late');
    expect([await sessionsOf(her.userId), await sessionsOf(other.userId)]).toEqual([0, 0]);
  });
});

test('each of ten printed codes is good once, however it is typed, and counts as wrong then', async () => {
  const { userId, printed } = await holder();
  expect(new Set(printed).size).toBe(10);
  const [first = ''] = printed;
  expect(await say(userId, first.toLowerCase().replaceAll('-', ' '), 1)).toBe('done');
  expect(await say(userId, first, 1)).toBe('code_wrong');
  expect(await codesOf(accounts, userId)).toEqual({ isOn: true, left: 9 });
  const kept = await accounts.pool.query<{ hash: string }>(
    'select hash from backup_code where "userId" = $1',
    [userId],
  );
  for (const code of printed) expect(JSON.stringify(kept.rows)).not.toContain(code);
});

describe('codes', () => {
  test('are asked for once one was said, and set up by whoever says the present password', async () => {
    const { email, userId } = await somebody(accounts);
    const wrong = { userId, password: 'a wrong password' };
    expect(await refusal(beginCodes(accounts, appDatabase(), wrong, begin))).toBe('password_wrong');
    await beginCodes(accounts, appDatabase(), { userId, password }, begin);
    expect(await refusal(confirmCodes(accounts, appDatabase(), { userId, code: '000000' }, begin))).toBe(
      'code_wrong',
    );
    expect(await codesOf(accounts, userId)).toEqual({ isOn: false, left: 0 });
    expect(await enter(email, 0)).toHaveProperty('headers');
  });

  test('are set up anew only once they are off: for that the password and a code are said', async () => {
    const { email, userId, app } = await holder();
    const asked = { userId, password };
    expect(await refusal(beginCodes(accounts, appDatabase(), asked, after(4)))).toBe('codes_on');
    const end = (code: string, typed = password) =>
      refusal(endCodes(accounts, appDatabase(), { userId, password: typed, code }, after(4)));
    expect(await end(app(4), 'a wrong password')).toBe('password_wrong');
    expect(await end('000000')).toBe('code_wrong');
    expect(await end(app(4))).toBe('done');
    expect(await codesOf(accounts, userId)).toEqual({ isOn: false, left: 0 });
    expect(await noted('account.codes-off', userId)).toHaveLength(1);
    expect(await enter(email, 5)).toHaveProperty('headers');
  });

  test('that are lost are taken away by whoever runs the installation', async () => {
    const { email, userId } = await holder();
    await removeFactors(accounts, userId, async () => {});
    expect(await enter(email, 5)).toHaveProperty('headers');
  });

  test('rest encrypted, for one account and one installation', async () => {
    const { userId } = await holder();
    const kept = await accounts.pool.query<{ secret: string }>(
      'select secret from totp where "userId" = $1',
      [userId],
    );
    const sealed = kept.rows[0]?.secret ?? '';
    expect(openedSecret(accounts, userId, sealed)).toHaveLength(20);
    expect(openedSecret(accounts, 'another', sealed)).toBeNull();
    expect(openedSecret({ secret: 'another' }, userId, sealed)).toBeNull();
    const secret = Buffer.from('12345678901234567890');
    expect(sealedSecret(accounts, userId, secret)).not.toBe(sealedSecret(accounts, userId, secret));
  });
});
