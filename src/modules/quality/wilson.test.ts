import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from './wilson.ts';

describe('wilson', () => {
  it.each([
    [0, 10, 0.0, 0.277533],
    [10, 10, 0.722467, 1.0],
    [1, 24, 0.007393, 0.202418],
    [16, 24, 0.467063, 0.820278],
    [65, 100, 0.552544, 0.736358],
    [228, 350, 0.600107, 0.699462],
  ])('%i of %i', (x, n, low, high) => {
    expect(wilson(x, n)?.low).toBeCloseTo(low, 6);
    expect(wilson(x, n)?.high).toBeCloseTo(high, 6);
  });

  it('is nothing without cases', () => expect(wilson(0, 0)).toBeNull());

  it('ends exactly at 0 where nobody is counted, and at 1 where everybody is', () => {
    for (let n = 1; n <= 500; n += 1) {
      expect(wilson(0, n)?.low).toBe(0);
      expect(wilson(n, n)?.high).toBe(1);
    }
  });

  const share = fc.nat(2000).chain((n) => fc.tuple(fc.nat(n + 1), fc.constant(n + 1)));

  it('lies within 0 and 1 and holds the rate', () => {
    fc.assert(
      fc.property(share, ([x, n]) => {
        const interval = wilson(x, n);
        if (!interval) return false;
        const { low, high } = interval;
        return low >= 0 && low <= x / n + 1e-12 && high >= x / n - 1e-12 && high <= 1;
      }),
    );
  });

  it('has the same width seen from the other side', () => {
    fc.assert(
      fc.property(share, ([x, n]) => {
        const [one, other] = [wilson(x, n), wilson(n - x, n)];
        return Math.abs((one?.low ?? 0) - (1 - (other?.high ?? 0))) < 1e-12;
      }),
    );
  });
});
