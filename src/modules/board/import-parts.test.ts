import { expect, test } from 'vitest';
import { partsMet } from './import-parts.ts';

const naming = { keyed: (key: string) => `key-${key}`, nth: (n: number) => `nth-${n}` };
const on = (date: string | null, key: string | null = null) => ({ key, date });
const there = (id: string, date: string | null) => ({ id, date });

test('parts that are new are numbered on from those that stand; a key makes its own id', () => {
  expect(partsMet([on('2025-01'), on(null)], [], naming, false)).toEqual(['nth-0', 'nth-1']);
  expect(partsMet([on('2025-02')], [there('nth-0', '2025-01')], naming, false)).toEqual(['nth-1']);
  expect(partsMet([on(null, 'a'), on('2025-01')], [], naming, false)).toEqual(['key-a', 'nth-0']);
});

test('a part is met by its key, else by its day, in whatever order they come', () => {
  const standing = [there('nth-0', '2025-07-01'), there('nth-1', '2025-09-01')];
  const brought = [on('2025-03-07'), on('2025-09-01'), on('2025-07-01')];
  expect(partsMet(brought, standing, naming, false)).toEqual(['nth-2', 'nth-1', 'nth-0']);
  const keyed = [there('key-a', '2025-01-01'), there('nth-0', '2025-02-01')];
  expect(partsMet([on('2025-02-01', 'b'), on('2025-03-01', 'a')], keyed, naming, false)).toEqual([
    'nth-0',
    'key-a',
  ]);
});

test('undated ones are met in their order', () => {
  const standing = [there('nth-0', null), there('nth-1', null)];
  expect(partsMet([on(null), on(null), on(null)], standing, naming, false)).toEqual([
    'nth-0',
    'nth-1',
    'nth-2',
  ]);
});

test('where a table has one of each case, another day is a corrected day; else it is another part', () => {
  const standing = [there('nth-0', '2025-01-01')];
  expect(partsMet([on('2025-01-02')], standing, naming, true)).toEqual(['nth-0']);
  expect(partsMet([on('2025-01-02')], standing, naming, false)).toEqual(['nth-1']);
});

test('an undated one that may be any of several dated ones is not guessed', () => {
  const standing = [there('nth-0', '2025-01-01'), there('nth-1', '2025-02-01')];
  expect(partsMet([on(null)], standing, naming, true)).toBeNull();
  expect(partsMet([on('2025-01-01'), on(null)], standing, naming, false)).toBeNull();
});
