import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test.each([
  [{}, true],
  [{ HOST: '::1' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ CONSILIUM_ORIGIN: 'https://board.example' }, false],
  [{ CONSILIUM_ORIGIN: 'http://localhost:8080' }, true],
  [{ CONSILIUM_ORIGIN: 'http://localhost:8080', CONSILIUM_TRUST_PROXY: '1' }, false],
])('%j is for this computer only: %s', (settings, isHereOnly) =>
  expect(readConfig(settings)).toMatchObject({ isHereOnly }),
);

test('an origin is scheme, host and port, and behind a proxy it must be named', () => {
  expect(readConfig({ CONSILIUM_ORIGIN: 'https://Board.example:443/x/' }).origin).toBe(
    'https://board.example',
  );
  expect(() => readConfig({ CONSILIUM_TRUST_PROXY: '1' })).toThrow('setting_invalid');
});

test('an address of a database without a password is refused, because logins and sessions are derived from it', () => {
  const at = (DATABASE_URL: string) => readConfig({ DATABASE_URL }).databaseUrl;
  expect(at('postgres://consilium:secret@db/consilium')).toBe('postgres://consilium:secret@db/consilium');
  expect(() => at('postgres://consilium@db/consilium')).toThrow('setting_invalid');
});
