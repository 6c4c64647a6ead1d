import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Comparison } from './schema.ts';
import { firstMet, shareReaches } from './tier.ts';

describe('shareReaches', () => {
  it.each([
    [65, 100, '>', 65, false],
    [66, 100, '>', 65, true],
    [65, 100, '>=', 65, true],
    [16, 24, '>', 66, true],
    [2, 3, '>=', 67, false],
    [13, 20, '>', 65, false],
    [7, 7, '==', 100, true],
    [6999, 7000, '==', 100, false],
    [0, 0, '>=', 0, false],
  ] as const)('%i of %i %s %i: %s', (x, n, op, target, met) => {
    expect(shareReaches(x, n, { op, target })).toBe(met);
  });

  it('agrees with exact fractions, however large', () => {
    const operators = fc.constantFrom(...Comparison.options);
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), operators, fc.nat(100), (a, b, op, target) => {
        const [x, n] = a <= b ? [a, b + 1] : [b, a + 1];
        const left = 100n * BigInt(x);
        const right = BigInt(target) * BigInt(n);
        const expected = {
          '>': left > right,
          '>=': left >= right,
          '<': left < right,
          '<=': left <= right,
          '==': left === right,
        };
        expect(shareReaches(x, n, { op, target })).toBe(expected[op]);
      }),
    );
  });
});

describe('firstMet', () => {
  it('takes the best tier that is met, and never one that is unknown', () => {
    expect(firstMet([3, 2, 1], (tier) => (tier === 3 ? null : tier === 2))).toBe(2);
    expect(firstMet([3, 2, 1], () => null)).toBeNull();
  });
});
