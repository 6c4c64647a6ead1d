import { expect, test } from 'vitest';
import { amountOf, boundsOf, isMeasured, measured, quantityOf } from './measured.ts';

test.each([
  [412, true, { low: 412, high: 412 }],
  ['>5000', true, { low: 5000, high: Infinity }],
  ['>=5000', true, { low: 5000, high: Infinity }],
  ['<0.5', true, { low: -Infinity, high: 0.5 }],
  ['5000', false, null],
  ['> 5000', false, null],
  ['high', false, null],
  [true, false, null],
  [null, false, null],
])('the result %j', (value, is, bounds) => {
  expect(isMeasured(value)).toBe(is);
  expect(boundsOf(value)).toEqual(bounds);
});

test('a result is written with its sign, and its number read without', () => {
  expect(measured('<', 0.5)).toBe('<0.5');
  expect(measured(null, 0.5)).toBe(0.5);
  expect(amountOf('>=1250')).toBe(1250);
  expect(amountOf(12)).toBe(12);
});

test('a result is read back into what a form holds of it', () => {
  expect(quantityOf('<0.5')).toEqual({ value: 0.5, comparator: '<' });
  expect(quantityOf(12)).toEqual({ value: 12, comparator: null });
  expect(quantityOf('high')).toBeNull();
});
