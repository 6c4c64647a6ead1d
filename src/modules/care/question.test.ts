import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksTheSame, isAwaited, mayBeOneDisease } from './question.ts';

const on = (conclusion: string | null, closedAt: string | null = null) => ({ conclusion, closedAt });

describe('whether a board still owes an answer', () => {
  it.each([
    ['on no agenda yet', [], true],
    ['on an agenda', [on(null)], true],
    ['sent back', [on('deferred', '2026-11-19T00:00:00Z')], true],
    ['answered', [on('reached', '2026-11-19T00:00:00Z')], false],
    ['advised', [on('advice_only', '2026-11-19T00:00:00Z')], false],
    [
      'sent back, then answered',
      [on('deferred', '2026-11-19T00:00:00Z'), on('reached', '2026-11-26T00:00:00Z')],
      false,
    ],
    [
      'answered, then sent back',
      [on('reached', '2026-11-19T00:00:00Z'), on('deferred', '2026-11-26T00:00:00Z')],
      true,
    ],
    ['answered, and on an agenda once more', [on('reached', '2026-11-19T00:00:00Z'), on(null)], true],
  ] as const)('%s', (_, heard, awaited) => {
    expect(isAwaited(heard)).toBe(awaited);
    expect(isAwaited(heard.toReversed())).toBe(awaited);
  });
});

describe('the same question', () => {
  const asked = { phase: 'recurrence', questionType: 'recurrence', recurrenceNumber: 1 };
  it('is one of the same kind and phase, at a return that may be the same', () => {
    expect(asksTheSame(asked, asked)).toBe(true);
    expect(asksTheSame(asked, { ...asked, recurrenceNumber: null })).toBe(true);
    expect(asksTheSame(asked, { ...asked, recurrenceNumber: 2 })).toBe(false);
    expect(asksTheSame(asked, { ...asked, questionType: 'molecular_trial' })).toBe(false);
    expect(asksTheSame(asked, { ...asked, phase: 'post_treatment' })).toBe(false);
  });
});

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
