import { inspect } from 'node:util';
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

const secret = 'correct-horse';
test.each([
  ['DATABASE_URL', 'db'],
  ['DATABASE_URL', '   '],
  ['DATABASE_URL', 'localhost:5432'],
  ['DATABASE_URL', `consilium:${secret}@db/consilium`],
  ['DATABASE_URL', 'postgres://'],
  ['DATABASE_URL', `postgres://consilium:${secret}`],
  ['DATABASE_URL', `postgres://consilium:${secret}@/consilium`],
  ['DATABASE_URL', `postgres://consilium:${secret}@db:99999/consilium`],
  ['DATABASE_URL', `postgres://consilium:${secret}#@db/consilium`],
  ['DATABASE_URL', `postgres://consilium:${secret}%@db/consilium`],
  ['DATABASE_URL', `postgres://cons%ilium:${secret}@db/consilium`],
  ['DATABASE_URL', `postgres://consilium:${secret}@db/cons%ilium`],
  ['DATABASE_URL', `postgres://consilium:${secret}@[::1/consilium`],
  ['DATABASE_URL', `https://consilium:${secret}@db/consilium`],
  ['CONSILIUM_ORIGIN', 'board.example'],
  ['CONSILIUM_ORIGIN', 'https://'],
  ['CONSILIUM_ORIGIN', `https://kim:${secret}@board.example:99999`],
  ['CONSILIUM_ORIGIN', 'ftp://board.example'],
])('%s that is no address is refused by its name alone: %s', (name, value) => {
  const told = (): unknown => {
    try {
      return readConfig({ [name]: value });
    } catch (error) {
      return error;
    }
  };
  expect(told()).toMatchObject({ code: 'setting_invalid', params: { names: name } });
  expect(inspect(told(), { depth: 9 })).not.toContain(secret);
});

test('the seed of the demonstration is a text of its own, and the usual one where none is said', () => {
  const seedOf = (settings: Record<string, string>) => readConfig(settings).demonstrationSeed;
  expect([seedOf({}), seedOf({ CONSILIUM_DEMO_SEED: '' })]).toEqual(['consilium', 'consilium']);
  expect(seedOf({ CONSILIUM_DEMO_SEED: '다른 센터' })).toBe('다른 센터');
  expect(() => seedOf({ CONSILIUM_DEMO_SEED: 'x'.repeat(201) })).toThrow('setting_invalid');
});
