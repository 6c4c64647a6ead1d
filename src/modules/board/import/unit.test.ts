import fc from 'fast-check';
import { expect, test } from 'vitest';
import { converted, factorTo } from './unit.ts';

test.each([
  ['cm', 'mm', 10],
  ['mm', 'cm', 0.1],
  ['mL', 'ml', 1],
  ['L', 'mL', 1000],
  ['h', 'min', 60],
  ['cm', 'mL', null],
  ['U/mL', 'mm', null],
  ['U/mL', 'U/mL', 1],
  ['mIU/mL', '[IU]/L', 1],
  ['IU/L', '[IU]/L', 1],
  ['m[IU]/mL', '[IU]/L', 1],
  ['IU/mL', '[IU]/L', 1000],
  ['µg/L', 'ug/L', 1],
  ['U/mL', '[IU]/L', null],
])('from %s to %s by %j', (from, to, factor) => {
  expect(factorTo(from, to)).toBe(factor);
});

test('a decimal stays the decimal it was', () => {
  expect(converted(0.07, 10)).toBe(0.7);
  expect(converted(2.3, 10)).toBe(23);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (hundredths) => {
      expect(converted(hundredths / 100, 100)).toBe(hundredths);
    }),
  );
});
