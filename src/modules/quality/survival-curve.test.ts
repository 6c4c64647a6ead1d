import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveOf, fewestDrawn, yearsTold } from './survival-curve.ts';

const followed = (days: readonly number[]) => days.map((each) => ({ days: each, died: true }));

test('a curve starts with everybody alive and ends where fewer than five are at risk', () => {
  const { corners, years } = curveOf(followed([100, 200, 300, 400, 500, 600]), 2);
  expect(corners.at(0)).toEqual({ days: 0, share: 1 });
  expect(corners.map(({ days }) => days)).toEqual([0, 100, 200, 200]);
  expect(corners.at(-1)?.share).toBeCloseTo(4 / 6, 12);
  expect(years.map(({ atRisk }) => atRisk)).toEqual([6, 3, 0]);
  expect(years[1]?.share.survival).toBeCloseTo(0.5, 12);
  expect(curveOf(followed([100]), 1).corners).toEqual([
    { days: 0, share: 1 },
    { days: 0, share: 1 },
  ]);
});

test('years are told as far as a curve is drawn, and one at least', () => {
  expect(yearsTold([])).toBe(1);
  expect(yearsTold([followed([9, 9, 9, 9])])).toBe(1);
  expect(yearsTold([followed([1000, 1000, 1000, 1000, 1000])])).toBe(3);
  expect(yearsTold([followed([9, 9, 9, 9, 9]), followed([366, 500, 600, 700, 800])])).toBe(2);
});

test('a curve never rises, and nothing of it lies where fewer are at risk', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ days: fc.nat(4000), died: fc.boolean() }), { maxLength: 40 }),
      (people) => {
        const { corners } = curveOf(people, yearsTold([people]));
        for (const [index, corner] of corners.entries()) {
          const before = corners[index - 1] ?? { days: 0, share: 1 };
          expect(corner.days).toBeGreaterThanOrEqual(before.days);
          expect(corner.share).toBeLessThanOrEqual(before.share);
          if (corner.days > 0)
            expect(people.filter(({ days }) => days >= corner.days).length).toBeGreaterThanOrEqual(
              fewestDrawn,
            );
        }
      },
    ),
  );
});
