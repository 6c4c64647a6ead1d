import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Slug, slugFault, slugPattern } from './slug.ts';

const limits = { least: 2, most: 63 };

describe('a short name', () => {
  test.each(['ab', '0-', 'hanbit-2', 'a'.repeat(63)])('%s is fine', (text) => {
    expect(slugFault(text)).toBeNull();
  });
  test.each([
    ['Busan Centre', 'slug_letters', { ...limits, wrong: '"B" " " "C"' }],
    ['한빛', 'slug_letters', { ...limits, wrong: '"한" "빛"' }],
    ['a_b', 'slug_letters', { ...limits, wrong: '"_"' }],
    ['', 'slug_length', { ...limits, found: 0 }],
    ['a', 'slug_length', { ...limits, found: 1 }],
    ['a'.repeat(64), 'slug_length', { ...limits, found: 64 }],
    ['-ab', 'slug_start', limits],
  ])('%s is refused with the rule', (text, code, params) => {
    expect(slugFault(text)).toEqual({ code, params });
    expect(Slug.safeParse(text).error?.issues).toMatchObject([{ code: 'custom', message: code, params }]);
  });
  test('is what the database takes, and nothing else', () => {
    const letters = fc.constantFrom('a', 'z', '0', '9', '-', 'A', ' ', '_', '한', '😀');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 66 }), (text) => {
        expect(slugFault(text) === null).toBe(new RegExp(slugPattern).test(text));
      }),
    );
  });
});
