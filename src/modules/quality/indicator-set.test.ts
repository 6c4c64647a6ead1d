import { describe, expect, it } from 'vitest';
import { definitionHash, indicatorOf, indicatorSet, indicatorSetNames } from './indicator-set.ts';
import { IndicatorSet, indicatorKey } from './schema.ts';

const set = indicatorSet('esgo-ovarian/2016');
const faults = (change: Partial<IndicatorSet>): string[] => {
  const { error } = IndicatorSet.safeParse({ ...set, ...change });
  return error?.issues.map(({ message }) => message) ?? [];
};

describe('esgo-ovarian/2016', () => {
  it('is whole: ten indicators in order, both denominators of complete resection, the board twice, 40 points', () => {
    expect(indicatorSetNames()).toEqual(['esgo-ovarian/2016']);
    expect(set.indicators.map(indicatorKey)).toEqual([
      '1i:referred',
      '1i:operated',
      '1ii',
      '2i',
      '2ii',
      '3',
      '4',
      '5',
      '5:first',
      '6',
      '7',
      '8',
      '9',
      '10',
    ]);
    expect(indicatorOf(set, '1i:operated').scored).toBe(false);
    expect([set.max, set.pass.value, set.gate?.value]).toEqual([40, 32, 20]);
  });

  it('keeps what is unverified marked so', () => {
    const unverified = set.indicators
      .filter((indicator) => indicator.provenance.unverified)
      .map(indicatorKey);
    expect(unverified).toEqual(['5', '5:first', '6']);
    expect(set.pass.provenance.unverified).toBe(true);
  });

  it('has one hash whatever the order of its keys', () => {
    const { title, ...rest } = set;
    expect(definitionHash({ ...rest, title })).toBe(definitionHash(set));
    expect(definitionHash({ ...set, max: 41 })).not.toBe(definitionHash(set));
  });
});

describe('a definition', () => {
  const [first, ...others] = set.indicators;
  if (first?.kind !== 'proportion') throw new Error('first indicator');

  it('is refused when its maxima do not add up', () => {
    expect(faults({ max: 39 })).toContain('maxima_do_not_add_up');
  });
  it('is refused when it names a fact its unit does not have', () => {
    expect(faults({ indicators: [{ ...first, meets: 'report_complete' }, ...others] })).toContain(
      'facts_do_not_fit_unit',
    );
  });
  it('is refused when a tier stands before a better one, or an indicator comes twice', () => {
    expect(faults({ indicators: [{ ...first, tiers: first.tiers.toReversed() }, ...others] })).toContain(
      'best_tier_first',
    );
    expect(faults({ indicators: [first, ...set.indicators] })).toContain('indicator_twice');
  });
  it('is refused when what is recalled is called verified', () => {
    const provenance = { mark: 'R', unverified: false } as const;
    expect(faults({ indicators: [{ ...first, provenance }, ...others] })).toContain('recalled_is_unverified');
  });
});

it('an unknown set or indicator is refused', () => {
  expect(() => indicatorSet('esgo-ovarian/1999')).toThrow('set_unknown');
  expect(() => indicatorOf(set, '11')).toThrow('indicator_unknown');
});
