import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, smallest, sumOf, suppressed } from './small-cells.ts';

const outcomes = ['numerator', 'failed', 'notDocumented'] as const;
type Outcome = (typeof outcomes)[number];
const cell = (numerator: number, failed: number, notDocumented = 0): Cell<Outcome> => ({
  numerator,
  failed,
  notDocumented,
});

test('a cell of few women is suppressed, and with it the smallest other, so that the total does not tell it', () => {
  const found = suppressed([cell(20, 10), cell(3, 12), cell(8, 7)], outcomes);
  expect(found.cells).toEqual([cell(20, 10), null, null]);
  expect(found.total).toEqual(cell(31, 29));
});

test('where nothing is left to hide behind, the total goes too; nought and five are told', () => {
  expect(suppressed([cell(4, 0)], outcomes)).toEqual({ total: null, cells: [null] });
  expect(suppressed([cell(5, 0), cell(0, 6)], outcomes)).toEqual({
    total: cell(5, 6),
    cells: [cell(5, 0), cell(0, 6)],
  });
});

const cells = fc.array(
  fc.tuple(fc.nat(12), fc.nat(12), fc.nat(6)).map(([a, b, c]) => cell(a, b, c)),
  { maxLength: 8 },
);
const small = (part: number) => part > 0 && part < smallest;

test('whatever the counts: nothing small is shown, nor follows from the total less what is shown', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const found = suppressed(given, outcomes);
      const shown = found.cells.filter((one) => one !== null);
      for (const one of shown) expect(Object.values(one).some(small)).toBe(false);
      if (found.total === null) return;
      const [all, told] = [found.total, sumOf(shown, outcomes)];
      expect(outcomes.some((name) => small(all[name] - told[name]))).toBe(false);
      expect(given.length - shown.length).not.toBe(1);
    }),
    { numRuns: 2000 },
  );
});
