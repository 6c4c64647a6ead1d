import { expect, test } from 'vitest';
import { DatabaseError, withoutValues } from './driver-error.ts';

const driver = (code: string, more: object = {}) =>
  new Error('Failed query: a value', { cause: Object.assign(new Error('a value'), { code, ...more }) });

test.each([
  ['22021', 422, 'character_not_storable'],
  ['22P05', 422, 'character_not_storable'],
  ['22P02', 422, 'value_unreadable'],
  ['22003', 422, 'value_unreadable'],
  ['23505', 422, 'already_there'],
  ['40P01', 409, 'busy_try_again'],
  ['55P03', 503, 'busy_try_again'],
  ['57014', 503, 'time_limit_reached'],
  ['53300', 503, 'too_many_connections'],
  ['53100', 503, 'disk_full'],
  ['57P01', 503, 'database_away'],
  ['08006', 503, 'database_away'],
  ['EPIPE', 503, 'database_away'],
  ['ECONNREFUSED', 503, 'database_away'],
])('%s is answered %d %s, without the value', (code, status, ours) => {
  const error = withoutValues(driver(code));
  expect(error).toMatchObject({ status, code: ours });
  expect(String((error as Error).stack)).not.toContain('a value');
});

test('a connection that ends, a full pool and a missing socket are told from a missing file', () => {
  expect(withoutValues(new Error('Connection terminated unexpectedly'))).toMatchObject({
    code: 'database_away',
  });
  expect(withoutValues(new Error('timeout exceeded when trying to connect'))).toMatchObject({
    code: 'too_many_connections',
  });
  expect(withoutValues(Object.assign(new Error(), { code: 'ENOENT', syscall: 'connect' }))).toMatchObject({
    code: 'database_away',
  });
  const file = Object.assign(new Error(), { code: 'ENOENT', syscall: 'open' });
  expect(withoutValues(file)).toBe(file);
});

test('what only a fault of ours can cause stays an error', () => {
  expect(withoutValues(driver('42703', { table: 't' }))).toBeInstanceOf(DatabaseError);
});
