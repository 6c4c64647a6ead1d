import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, anyOf, type Truth } from './truth.ts';

const truths = fc.array(fc.constantFrom<Truth>(true, false, null), { maxLength: 5 });
const worlds = (values: readonly Truth[]): boolean[][] =>
  values.reduce<boolean[][]>(
    (all, value) =>
      all.flatMap((world) => (value === null ? [true, false] : [value]).map((v) => [...world, v])),
    [[]],
  );
const agreed = (answers: boolean[]): Truth => (new Set(answers).size === 1 ? (answers[0] ?? null) : null);

describe('three-valued logic', () => {
  it('answers what every way of filling in the unknown answers', () => {
    fc.assert(
      fc.property(truths, (values) => {
        expect(allOf(values)).toBe(agreed(worlds(values).map((world) => world.every(Boolean))));
        expect(anyOf(values)).toBe(agreed(worlds(values).map((world) => world.some(Boolean))));
      }),
    );
  });
});
