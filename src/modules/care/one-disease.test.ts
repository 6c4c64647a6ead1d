import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeOneDisease } from './one-disease.ts';

describe('one disease or two', () => {
  it('ovary, tube and peritoneum are one; an unknown site may be any', () => {
    expect(mayBeOneDisease('ovary', 'peritoneum')).toBe(true);
    expect(mayBeOneDisease('cervix', 'cervix')).toBe(true);
    expect(mayBeOneDisease('cervix', 'ovary')).toBe(false);
    expect(mayBeOneDisease(null, 'ovary')).toBe(true);
  });
  it('is asked the same either way round', () => {
    const site = fc.constantFrom(
      'ovary' as const,
      'tube' as const,
      'cervix' as const,
      'endometrium' as const,
      null,
    );
    fc.assert(fc.property(site, site, (a, b) => mayBeOneDisease(a, b) === mayBeOneDisease(b, a)));
  });
});
