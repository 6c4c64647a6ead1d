import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { at } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { countAttempt, forgetAttempts } from './attempts.ts';

const pool = new pg.Pool(testDatabase().accounts);
afterAll(() => pool.end());

const limit = { attempts: 5, windowSeconds: 900 };
const begin = at('2026-11-19T00:00:00Z');

test('of a hundred at once exactly the limit passes', async () => {
  const subject = ['test', randomUUID()];
  const all = await Promise.all(Array.from({ length: 100 }, () => countAttempt(pool, subject, limit, begin)));
  expect(all.filter(Boolean)).toHaveLength(5);
});

test('the window begins with the first attempt, ends to the second, and is not prolonged by more of them', async () => {
  const subject = ['test', randomUUID()];
  const passes = (seconds: number) => countAttempt(pool, subject, limit, begin.add({ seconds }));
  for (let index = 0; index < 5; index += 1) expect(await passes(index)).toBe(true);
  expect(await passes(10)).toBe(false);
  expect(await passes(899)).toBe(false);
  expect(await passes(900)).toBe(true);
});

test('a success forgets; another subject has its own count', async () => {
  const [mine, theirs] = [
    ['test', randomUUID()],
    ['test', randomUUID()],
  ];
  const once = { attempts: 1, windowSeconds: 900 };
  expect(await countAttempt(pool, mine, once, begin)).toBe(true);
  expect(await countAttempt(pool, mine, once, begin)).toBe(false);
  expect(await countAttempt(pool, theirs, once, begin)).toBe(true);
  await forgetAttempts(pool, mine);
  expect(await countAttempt(pool, mine, once, begin)).toBe(true);
});
