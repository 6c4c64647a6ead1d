import { describe, expect, it } from 'vitest';
import { ageOn } from './age.ts';

describe('age on a day', () => {
  it.each([
    ['1970-11-20', '2026-11-19', 55, 55],
    ['1970-11-19', '2026-11-19', 56, 56],
    ['1970-11', '2026-11-19', 55, 56],
    ['1970', '2026-11-19', 55, 56],
    ['2026', '2026-11-19', 0, 0],
  ])('born %s, on %s', (bornOn, day, from, to) => expect(ageOn(bornOn, day)).toEqual({ from, to }));

  it('is unknown without a birth date, and for one that has not come', () => {
    expect(ageOn(null, '2026-11-19')).toBeNull();
    expect(ageOn('2027', '2026-11-19')).toBeNull();
  });
});
