import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { connectionOf } from '../../kernel/app-password.ts';
import { at, createTestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { withNewAccount } from './new-account.ts';
import { changePassword, setPassword } from './password.ts';
import { signIn } from './sign-in.ts';

const now = at('2026-11-20T09:00:00Z');
const old = 'the first long password';
const next = 'the second long password';

const opened: Accounts[] = [];
/** What a process of the installation has of its own: pool, gate and library. */
const process = (): Accounts => {
  const accounts = openAccounts(connectionOf(testDatabase().owner, 'consilium_accounts'), 'http://127.0.0.1');
  opened.push(accounts);
  return accounts;
};
afterAll(() => Promise.all(opened.map(({ pool }) => pool.end())));

const signal = () => {
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give: () => give(), given };
};

/** A process that stops between having judged a password and writing what follows from it. */
const halting = async () => {
  const accounts = process();
  const [judged, go] = [signal(), signal()];
  const { password } = await accounts.$context;
  const verify = password.verify;
  password.verify = async (asked) => {
    const isRight = await verify(asked);
    judged.give();
    await go.given;
    return isRight;
  };
  return { accounts, judged: judged.given, go: go.give };
};

const account = async (accounts: Accounts) => {
  const email = `${randomUUID()}@example.org`;
  const userId = await withNewAccount(
    accounts,
    { email, password: old, name: 'Kim' },
    'name',
    async (id) => id,
  );
  return { email, userId };
};
const enter = async (accounts: Accounts, email: string, password: string) => {
  const { database } = await createTestCentre();
  const from = { remoteAddress: randomUUID(), headers: new Headers() };
  return signIn(accounts, database, { email, password, ...from }, now);
};
const sessionsOf = async (accounts: Accounts, userId: string) =>
  (await accounts.pool.query('select from session where "userId" = $1', [userId])).rowCount;
const refusal = { code: 'sign_in_failed' };

test('the right password opens one session, a wrong one none', async () => {
  const accounts = process();
  const { email, userId } = await account(accounts);
  await expect(enter(accounts, email, next)).rejects.toMatchObject(refusal);
  expect(await sessionsOf(accounts, userId)).toBe(0);
  expect((await enter(accounts, email, old)).getSetCookie()).toHaveLength(2);
  expect(await sessionsOf(accounts, userId)).toBe(1);
});

test('an old password that was judged before it changed at another process opens no session', async () => {
  const [here, there] = [await halting(), process()];
  const { email, userId } = await account(there);
  const entering = enter(here.accounts, email, old);
  await here.judged;
  await setPassword(there, { userId, password: next, keep: null, judged: null }, async () => {});
  here.go();
  await expect(entering).rejects.toMatchObject(refusal);
  expect(await sessionsOf(there, userId)).toBe(0);
});

test('nor does one whose session was written while the change was under way and had ended the others', async () => {
  const [here, there] = [await halting(), process()];
  const { email, userId } = await account(there);
  const entering = enter(here.accounts, email, old);
  await here.judged;
  const [changed, commit] = [signal(), signal()];
  const changing = setPassword(there, { userId, password: next, keep: null, judged: null }, async () => {
    changed.give();
    await commit.given;
  });
  await changed.given;
  here.go();
  await expect.poll(() => sessionsOf(there, userId)).toBe(1);
  commit.give();
  await changing;
  await expect(entering).rejects.toMatchObject(refusal);
  expect(await sessionsOf(there, userId)).toBe(0);
});

test('a change that comes after the session ends it', async () => {
  const [here, there] = [process(), process()];
  const { email, userId } = await account(there);
  await enter(here, email, old);
  await setPassword(there, { userId, password: next, keep: null, judged: null }, async () => {});
  expect(await sessionsOf(there, userId)).toBe(0);
});

test('of two changes that said the same present password one is kept', async () => {
  const [here, there] = [await halting(), process()];
  const { email, userId } = await account(there);
  const { database } = await createTestCentre();
  const third = 'a third long password';
  const raw = { currentPassword: old, newPassword: third, repeatedPassword: third };
  const changing = changePassword(here.accounts, database, { userId, cookies: null, raw }, now);
  await here.judged;
  await setPassword(there, { userId, password: next, keep: null, judged: null }, async () => {});
  here.go();
  await expect(changing).rejects.toMatchObject({ code: 'password_wrong' });
  await enter(there, email, next);
});
