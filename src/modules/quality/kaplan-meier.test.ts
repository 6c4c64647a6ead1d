import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atRiskAt, type Followed, kaplanMeier, medianSurvival, survivalAt } from './kaplan-meier.ts';

const of = (...pairs: readonly (readonly [number, 0 | 1])[]): Followed[] =>
  pairs.map(([days, died]) => ({ days, died: died === 1 }));

/** The worked table of the knowledge base (checked with R's survival 3.5-3), any event. */
const worked = of([2, 1], [3, 0], [4, 1], [5, 1], [6, 0], [6, 1], [8, 1], [9, 1], [10, 0], [12, 0]);

describe('the product-limit estimate', () => {
  test('steps as R has them, with Greenwood’s error', () => {
    const steps = kaplanMeier(worked);
    expect(steps.map(({ days, atRisk, died }) => [days, atRisk, died])).toEqual([
      [2, 10, 1],
      [4, 8, 1],
      [5, 7, 1],
      [6, 6, 1],
      [8, 4, 1],
      [9, 3, 1],
    ]);
    const shares = [0.9, 0.7875, 0.675, 0.5625, 0.421875, 0.28125];
    const errors = [0.094868, 0.134033, 0.155071, 0.165064, 0.173659, 0.163055];
    for (const [index, { survival, low, high }] of steps.entries()) {
      const [share = 0, error = 0] = [shares[index], errors[index]];
      const width = (1.959963984540054 * error) / share;
      expect(survival).toBeCloseTo(share, 12);
      expect(low).toBeCloseTo(share * Math.exp(-width), 5);
      expect(high).toBeCloseTo(Math.min(1, share * Math.exp(width)), 5);
    }
  });

  test('ends at nothing, without bounds, when the last one dies', () => {
    expect(kaplanMeier(of([1, 0], [5, 1])).at(-1)).toMatchObject({ survival: 0, low: null, high: null });
    expect(kaplanMeier(of([3, 1], [3, 1]))).toEqual([
      { days: 3, atRisk: 2, died: 2, survival: 0, low: null, high: null },
    ]);
  });

  test('between deaths the share stays; before the first everybody lives', () => {
    const steps = kaplanMeier(worked);
    expect(survivalAt(steps, 1)).toEqual({ survival: 1, low: 1, high: 1 });
    expect(survivalAt(steps, 4).survival).toBeCloseTo(0.7875, 12);
    expect(survivalAt(steps, 7)).toEqual(survivalAt(steps, 6));
    expect(atRiskAt(worked, 6)).toBe(6);
    expect(atRiskAt(worked, 7)).toBe(4);
  });

  const many = fc.array(fc.record({ days: fc.nat(30), died: fc.boolean() }), { minLength: 1, maxLength: 40 });

  test('is the share of who outlived each day where nobody is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 40 }), (days) => {
        const steps = kaplanMeier(days.map((day) => ({ days: day, died: true })));
        for (const step of steps) {
          const alive = days.filter((day) => day > step.days).length;
          expect(step.survival).toBeCloseTo(alive / days.length, 12);
        }
      }),
    );
  });

  test('never rises, lies within its bounds, and does not ask in which order people come', () => {
    fc.assert(
      fc.property(many, (followed) => {
        const steps = kaplanMeier(followed);
        expect(kaplanMeier(followed.toReversed())).toEqual(steps);
        let before = 1;
        for (const { survival, low, high } of steps) {
          expect(survival).toBeLessThan(before);
          if (low !== null) expect(low).toBeLessThanOrEqual(survival);
          if (high !== null) expect(high).toBeGreaterThanOrEqual(survival);
          before = survival;
        }
      }),
    );
  });
});

describe('the median', () => {
  test('is the day from which at most half live; null when more than half always did', () => {
    expect(medianSurvival(worked)).toMatchObject({ n: 10, events: 6, median: 8 });
    expect(medianSurvival(of([5, 1], [9, 0], [9, 0]))).toMatchObject({ median: null, events: 1 });
    expect(medianSurvival([])).toMatchObject({ n: 0, events: 0, median: null });
  });

  test('lies halfway where exactly half live from one death to the next', () => {
    expect(medianSurvival(of([1, 1], [2, 1], [6, 1], [7, 1])).median).toBe(4);
    expect(medianSurvival(of([1, 1], [2, 1], [6, 0], [7, 0])).median).toBe(2);
  });

  test('names its interval, open where a bound never passes one half', () => {
    expect(medianSurvival(worked).interval).toEqual({
      method: 'brookmeyer-crowley-log',
      level: 0.95,
      low: 5,
      high: null,
    });
  });
});
