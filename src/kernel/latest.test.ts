import { expect, test } from 'vitest';
import { latest } from './latest.ts';

test('the last texts that were asked about are remembered, and no more', () => {
  const made: string[] = [];
  const of = latest<string>(2);
  const ask = (text: string) =>
    of(text, () => {
      made.push(text);
      return text.toUpperCase();
    });
  expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual([
    'A',
    'B',
    'A',
    'C',
    'A',
    'B',
  ]);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
