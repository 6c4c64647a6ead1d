import { expect, test } from 'vitest';
import { receiptIn, receiptOf } from './receipt.ts';

test('a receipt is the same for the same question, another for another, and read back', () => {
  const [one, other] = [receiptOf('0198aaaa'), receiptOf('0198aaab')];
  expect(receiptOf('0198aaaa')).toBe(one);
  expect(one).not.toBe(other);
  expect(one).toMatch(/^\w{4}-\w{4}$/);
  expect(receiptIn(one)).toBe(one);
});

test.each([null, '', 'ABCD-EFG', 'ABCD-EFGH ', '<b>x</b>', 'abcd-efgh', 'ABCDI0O1'])(
  '%s is no receipt',
  (text) => {
    expect(receiptIn(text)).toBeNull();
  },
);
