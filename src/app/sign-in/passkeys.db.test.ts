import { afterAll, describe, expect, test } from 'vitest';
import { isAppError } from '../../kernel/errors.ts';
import { noted, somebody } from '../../testing/accounts.ts';
import { authenticator } from '../../testing/authenticator.ts';
import { appDatabase, at } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { demonstrationAccounts, demonstrationEmail } from '../demo/accounts.ts';
import { openAccounts } from './accounts.ts';
import { beginPasskeySignIn, signInByPasskey } from './passkey-sign-in.ts';
import { beginPasskey, keepPasskey, passkeysOf, removePasskey } from './passkeys.ts';
import { sessionToken } from './session-cookie.ts';
import { openSessions } from './sessions.ts';

const accounts = openAccounts(testDatabase().accounts, 'https://consilium.example');
afterAll(() => accounts.pool.end());

const now = at(new Date().toISOString());
const later = now.add({ minutes: 5 });
const address = 'https://consilium.example/account';
const place = { rpId: 'consilium.example', origin: 'https://consilium.example' };
const password = 'a long password';

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};

const begin = (userId: string, typed = password, from = address) =>
  beginPasskey(accounts, appDatabase(), { userId, password: typed, address: from }, now);
const keep = (userId: string, credential: string, when = now) =>
  keepPasskey(accounts, appDatabase(), { userId, address, name: 'My phone', credential }, when);
const challenged = async () =>
  (await beginPasskeySignIn(accounts, { address, remoteAddress: crypto.randomUUID() }, now)).challenge;
const enter = (credential: string, { writer = '', from = address, when = now } = {}) =>
  signInByPasskey(
    accounts,
    appDatabase(),
    { address: from, headers: new Headers(), credential, writer },
    when,
  );

/** Somebody who has a passkey, and the device that holds it. */
const holder = async () => {
  const who = await somebody(accounts);
  const phone = authenticator();
  const { challenge } = await begin(who.userId);
  await keep(who.userId, phone.make({ ...place, challenge }));
  return { ...who, phone };
};
const sessionsOf = (userId: string) => openSessions(accounts, { userId, sessionId: '' }, now);

describe('a passkey', () => {
  test('signs her in, without a password, and her browser is known then; both are written down', async () => {
    const { userId, phone } = await holder();
    const cookies = (await enter(phone.sign({ ...place, challenge: await challenged() }))).getSetCookie();
    expect(cookies[0]).toMatch(/^__Secure-consilium\.session_token=.*; HttpOnly; SameSite=Strict; Secure$/);
    expect(cookies[1]).toContain('consilium.browser=');
    const [session, ...more] = await sessionsOf(userId);
    expect(more).toEqual([]);
    const token = sessionToken(cookies[0]?.split(';')[0] ?? '', accounts.secret);
    const kept = await accounts.pool.query('select id from session where token = $1', [token]);
    expect(kept.rows).toEqual([{ id: session?.id }]);
    expect(await noted('account.passkey-added', userId)).toHaveLength(1);
    expect(await noted('sign-in.signed-in', userId)).toHaveLength(1);
    expect(await passkeysOf(accounts, userId)).toMatchObject([
      { name: 'My phone', lastUsedAt: now.toString() },
    ]);
  });

  test('that was copied is refused by its counter, which stands back', async () => {
    const { userId, phone } = await holder();
    await enter(phone.sign({ ...place, challenge: await challenged() }));
    await enter(phone.sign({ ...place, challenge: await challenged() }));
    phone.device.counter = 1;
    // The copy counts to two, where the first device stands.
    expect(await codeOf(enter(phone.sign({ ...place, challenge: await challenged() })))).toBe(
      'passkey_refused',
    );
    expect(await sessionsOf(userId)).toHaveLength(2);
    expect(await noted('sign-in.failed', userId)).toHaveLength(1);
  });

  test('that counts nothing, as those that are kept in step between devices, signs in again and again', async () => {
    const { userId, phone } = await holder();
    for (let turn = 0; turn < 2; turn += 1) {
      phone.device.counter = -1;
      await enter(phone.sign({ ...place, challenge: await challenged() }));
    }
    expect(await sessionsOf(userId)).toHaveLength(2);
  });

  test('signs in once by what it has signed, of two at once one', async () => {
    const { userId, phone } = await holder();
    const signed = phone.sign({ ...place, challenge: await challenged() });
    const tried = await Promise.all([codeOf(enter(signed)), codeOf(enter(signed))]);
    expect(tried.toSorted()).toEqual(['done', 'passkey_too_late']);
    expect(await codeOf(enter(signed))).toBe('passkey_too_late');
    expect(await sessionsOf(userId)).toHaveLength(1);
  });

  test('whose device did not verify its owner signs nobody in, and is not kept', async () => {
    const { userId, phone } = await holder();
    const unverified = phone.sign({ ...place, challenge: await challenged(), isVerified: false });
    expect(await codeOf(enter(unverified))).toBe('passkey_refused');
    const { challenge } = await begin(userId);
    const made = authenticator().make({ ...place, challenge, isVerified: false });
    expect(await codeOf(keep(userId, made))).toBe('passkey_refused');
    expect(await passkeysOf(accounts, userId)).toHaveLength(1);
    expect(await sessionsOf(userId)).toEqual([]);
  });

  test('is taken for a challenge of ours alone, in time, at our place, for what it was asked for', async () => {
    const [{ userId, phone }, other] = [await holder(), await holder()];
    const refusals = [
      await codeOf(enter(phone.sign({ ...place, challenge: 'bm90IG91cnM' }))),
      await codeOf(enter(phone.sign({ ...place, challenge: await challenged() }), { when: later })),
      // A challenge by which a passkey is added is for nothing else, nor for anybody else.
      await codeOf(enter(phone.sign({ ...place, challenge: (await begin(userId)).challenge }))),
      await codeOf(
        keep(userId, authenticator().make({ ...place, challenge: (await begin(other.userId)).challenge })),
      ),
      await codeOf(keep(userId, authenticator().make({ ...place, challenge: await challenged() }))),
    ];
    expect(refusals).toEqual(Array(5).fill('passkey_too_late'));
    const foreign = { rpId: place.rpId, origin: 'https://elsewhere.example' };
    expect(await codeOf(enter(phone.sign({ ...foreign, challenge: await challenged() })))).toBe(
      'passkey_refused',
    );
    const elsewhere = { rpId: 'elsewhere.example', origin: place.origin };
    expect(await codeOf(enter(phone.sign({ ...elsewhere, challenge: await challenged() })))).toBe(
      'passkey_refused',
    );
    expect(await codeOf(enter('no JSON'))).toBe('passkey_refused');
    expect(await codeOf(enter('{"id":"x","type":"public-key","response":{"clientDataJSON":"e30"}}'))).toBe(
      'passkey_refused',
    );
    expect(await sessionsOf(userId)).toEqual([]);
  });

  test('of a key that nobody has signs nobody in', async () => {
    const stranger = authenticator().sign({ ...place, challenge: await challenged() });
    expect(await codeOf(enter(stranger))).toBe('passkey_refused');
  });

  test('goes on with what was typed by nobody but its owner', async () => {
    const [{ userId, phone }, other] = [await holder(), await holder()];
    const signed = async () => phone.sign({ ...place, challenge: await challenged() });
    expect(await codeOf(enter(await signed(), { writer: other.userId }))).toBe('passkey_refused');
    expect(await codeOf(enter(await signed(), { writer: userId }))).toBe('done');
  });

  test('is of an account: it goes with it', async () => {
    const { userId, phone } = await holder();
    await accounts.pool.query('delete from "user" where id = $1', [userId]);
    expect(await codeOf(enter(phone.sign({ ...place, challenge: await challenged() })))).toBe(
      'passkey_refused',
    );
  });
});

describe('whoever adds one', () => {
  test('says the present password, which is counted', async () => {
    const { userId } = await somebody(accounts);
    for (let turn = 0; turn < 5; turn += 1)
      expect(await codeOf(begin(userId, 'a wrong password'))).toBe('password_wrong');
    expect(await codeOf(begin(userId))).toBe('too_many_attempts');
  });

  test('does it where browsers make them', async () => {
    const { userId } = await somebody(accounts);
    expect(await codeOf(begin(userId, password, 'http://127.0.0.1:3000/account'))).toBe('passkey_not_here');
  });

  test('does not add the same device twice', async () => {
    const { userId, phone } = await holder();
    const { challenge, excludeCredentials } = await begin(userId);
    expect(excludeCredentials).toHaveLength(1);
    expect(await codeOf(keep(userId, phone.make({ ...place, challenge })))).toBe('passkey_there');
    const other = await somebody(accounts);
    const theirs = await begin(other.userId);
    expect(await codeOf(keep(other.userId, phone.make({ ...place, challenge: theirs.challenge })))).toBe(
      'passkey_there',
    );
    expect(await passkeysOf(accounts, userId)).toHaveLength(1);
  });

  test('is nobody of the demonstration', async () => {
    const [account] = demonstrationAccounts;
    const { userId } = await somebody(accounts, demonstrationEmail(account));
    try {
      expect(await codeOf(begin(userId))).toBe('demonstration_password_stays');
    } finally {
      await accounts.pool.query('delete from "user" where id = $1', [userId]);
    }
  });
});

test('a lost one is removed by its owner alone, and every session but hers ends', async () => {
  const [her, other] = [await holder(), await holder()];
  const signed = async () => her.phone.sign({ ...place, challenge: await challenged() });
  await enter(await signed());
  await enter(await signed());
  const [mine] = await sessionsOf(her.userId);
  const [passkey] = await passkeysOf(accounts, her.userId);
  if (!mine || !passkey) throw new Error('nothing there');
  const remove = (userId: string) =>
    removePasskey(accounts, appDatabase(), { userId, id: passkey.id, sessionId: mine.id }, now);
  await remove(other.userId);
  expect(await sessionsOf(her.userId)).toHaveLength(2);
  await remove(her.userId);
  expect((await sessionsOf(her.userId)).map(({ id }) => id)).toEqual([mine.id]);
  expect(await codeOf(enter(await signed()))).toBe('passkey_refused');
  expect(await noted('account.passkey-removed', her.userId)).toHaveLength(1);
  expect(await passkeysOf(accounts, her.userId)).toEqual([]);
});

test('what a browser is asked for is limited by address', async () => {
  const remoteAddress = crypto.randomUUID();
  const ask = () => codeOf(beginPasskeySignIn(accounts, { address, remoteAddress }, now));
  for (let turn = 0; turn < 300; turn += 1) expect(await ask()).toBe('done');
  expect([await ask(), await ask()]).toEqual(['done', 'too_many_attempts']);
});
