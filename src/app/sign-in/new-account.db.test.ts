import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { connectionOf } from '../../kernel/app-password.ts';
import { testDatabase } from '../../testing/database.ts';
import { openAccounts } from './accounts.ts';
import { withNewAccount } from './new-account.ts';

const accounts = openAccounts(connectionOf(testDatabase().owner, 'consilium_accounts'), 'http://127.0.0.1');
afterAll(() => accounts.pool.end());

const made = async (name: string) => {
  const account = { email: `${randomUUID()}@example.org`, password: 'a long password', name };
  const userId = await withNewAccount(accounts, account, 'name', async (id) => id);
  return (await accounts.pool.query('select name from "user" where id = $1', [userId])).rows;
};

test('the name of an account is kept in one form, however it was typed', async () => {
  expect(await made(' 김민지 '.normalize('NFD'))).toEqual([{ name: '김민지' }]);
});

test.each(['a\0b', '\ud800', ' ', 'x'.repeat(201)])('%j is no name of an account', async (name) => {
  await expect(made(name)).rejects.toMatchObject({ code: 'invalid_input', place: { field: 'name' } });
});

test('an address that is taken makes no second account, and leaves the first alone', async () => {
  const account = { email: `${randomUUID()}@example.org`, password: 'a long password', name: 'Kim' };
  const make = () => withNewAccount(accounts, account, 'email', async (id) => id);
  const first = await make();
  await expect(make()).rejects.toMatchObject({ code: 'account_not_made', place: { field: 'email' } });
  const found = await accounts.pool.query('select id from "user" where email = $1', [account.email]);
  expect(found.rows).toEqual([{ id: first }]);
});
