import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionOf, operatorConnection } from '../../kernel/app-password.ts';
import { countAttempt } from '../../kernel/attempts.ts';
import { execute } from '../../kernel/command.ts';
import { isAppError } from '../../kernel/errors.ts';
import { type Database, openDatabase } from '../../kernel/scope.ts';
import { addOrganisation, houses } from '../../modules/directory/index.ts';
import { at } from '../../testing/centre.ts';
import { scratchDatabase } from '../../testing/scratch-database.ts';
import { openHouse } from '../modules.ts';
import type { Installation } from '../program/installation.ts';
import { openAccounts } from './accounts.ts';
import { makeFirstAdministrator, openCode } from './first-administrator.ts';

const begin = at('2026-11-19T00:00:00Z');
const code = '123456789012';

let owner: pg.ClientConfig;
let database: Database;
let installation: Installation;
let close: () => Promise<void>;

beforeEach(async () => {
  const { drop, ...made } = await scratchDatabase();
  owner = made.owner;
  const accounts = openAccounts(connectionOf(owner, 'consilium_accounts'), 'http://127.0.0.1');
  database = openDatabase(connectionOf(owner, 'consilium_app'), openHouse('thrown'), 4);
  installation = { accounts, demonstration: false, loading: null, firstCode: code };
  close = async () => {
    await Promise.all([accounts.pool.end(), database.close()]);
    await drop();
  };
});
afterEach(() => close());

const form = (name: string, typed = code) => ({
  code: typed,
  centreName: `Centre ${name}`,
  slug: name,
  zone: 'Asia/Seoul',
  name: `Kim ${name}`,
  email: `${name}@example.org`,
  password: 'a long password',
});
const making = async (
  name: string,
  typed = code,
  { seconds = 0, at: remoteAddress = '192.0.2.7' } = {},
): Promise<string> => {
  const when = { now: begin.add({ seconds }), remoteAddress };
  try {
    await makeFirstAdministrator(installation, database, form(name, typed), when);
    return 'made';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};
const slugs = async () => (await houses(database)).map(({ slug }) => slug);
const emails = async () =>
  (await installation.accounts.pool.query<{ email: string }>('select email from "user"')).rows.map(
    ({ email }) => email,
  );

test('the code makes the first centre once, however it is spaced, and is void from then on', async () => {
  expect(await openCode(installation, database)).toBe(code);
  expect(await making('first', '1234 5678 9012')).toBe('made');
  expect(await openCode(installation, database)).toBeNull();
  expect(await making('second')).toBe('administrator_there');
  expect([await slugs(), await emails()]).toEqual([['first'], ['first@example.org']]);
});

test('of two who know it at the same moment one is the first, and of the other nothing stays', async () => {
  const both = await Promise.all([making('one'), making('two')]);
  expect(both.toSorted()).toEqual(['administrator_there', 'made']);
  const first = both[0] === 'made' ? 'one' : 'two';
  expect([await slugs(), await emails()]).toEqual([[first], [`${first}@example.org`]]);
});

test('a house without an address of its own is somebody too: the code is void', async () => {
  const operators = openDatabase(operatorConnection(owner), openHouse('thrown'), 2);
  const id = randomUUID();
  const call = { actor: { kind: 'operator' } as const, ownerId: id, now: begin };
  const house = { id, parentId: null, kind: 'university', slug: null, name: 'University' } as const;
  const more = { nativeName: null, zone: 'Asia/Seoul', demonstration: false };
  await execute(operators, addOrganisation, call, { organisation: { ...house, ...more }, departments: [] });
  await operators.close();
  expect(await openCode(installation, database)).toBeNull();
  expect(await making('late')).toBe('administrator_there');
  expect([await slugs(), await emails()]).toEqual([[], []]);
});

test('a wrong code makes nothing; after ten at an address one in two seconds is judged there, and elsewhere as before', async () => {
  for (const typed of ['', '12345678901', '1234567890123', '000000000000'])
    expect(await making('wrong', typed)).toBe('one_time_code_wrong');
  for (let index = 0; index < 7; index += 1)
    expect(await making('wrong', '000000000000')).toBe('one_time_code_wrong');
  expect(await making('late', code, { seconds: 1 })).toBe('too_many_attempts');
  expect(await making('wrong', '000000000000', { seconds: 1, at: '192.0.2.8' })).toBe('one_time_code_wrong');
  expect([await slugs(), await emails()]).toEqual([[], []]);
  expect(await making('late', code, { seconds: 2 })).toBe('made');
});

test('a stranger who fails for ever at one address keeps nobody out who comes from another', async () => {
  for (let index = 0; index < 100; index += 1)
    expect(await making('wrong', '000000000000')).toMatch(/wrong|too_many/);
  expect(await making('first', code, { at: '192.0.2.8' })).toBe('made');
});

test('beyond a hundred thousand codes from all addresses in a quarter of an hour one in two seconds is judged', async () => {
  const inAll = { attempts: 1, windowSeconds: 900 };
  const { pool } = installation.accounts;
  await countAttempt(pool, ['first-administrator'], inAll, begin);
  await pool.query('update attempt set count = 99999');
  let address = 0;
  const trying = (seconds: number, typed = '000000000000') =>
    making('first', typed, { seconds, at: `192.0.2.${(address += 1)}` });
  expect(await trying(0)).toBe('one_time_code_wrong');
  expect(await trying(0)).toBe('one_time_code_wrong');
  expect(await trying(1, code)).toBe('too_many_attempts');
  expect(await trying(2, code)).toBe('made');
});
