import { describe, expect, test } from 'vitest';
import { indicatorSet, type Period, type Scorecard } from '../../modules/quality/index.ts';
import { scorecardText } from './scorecard-text.ts';

const set = indicatorSet('esgo-ovarian/2016');
type Scored = Scorecard['indicators'][number];

const scored = (given: Partial<Scored>): Scored => ({
  id: '8',
  variant: null,
  scored: true,
  name: 'Minimum elements in operative reports',
  numerator: 0,
  denominator: 0,
  notDocumented: 0,
  excluded: [],
  rate: null,
  interval: null,
  bounds: null,
  tier: null,
  points: null,
  maxPoints: 3,
  status: 'not_applicable',
  ...given,
});
const textOf = (given: Partial<Scorecard>, years: readonly number[] = [2024]) => {
  const card: Scorecard = {
    set: 'esgo-ovarian',
    version: '2016',
    centre: 'one',
    period: { kind: 'year', year: 2024 },
    indicators: [],
    score: 0,
    scoreBounds: { low: 0, high: 40 },
    max: 40,
    pass: false,
    gate: [],
    computedFrom: { definition: '', today: '2025-03-01', cases: 0, operations: 0, statements: 0 },
    ...given,
  };
  return scorecardText(card, set, years);
};
const gate = (met: boolean | null) => [{ year: 2024, value: 0, needed: 20, met }];

describe('the scorecard on a terminal', () => {
  test('says open where the gate is not decided, and never "not met" for it', () => {
    expect(textOf({ gate: gate(null) })).toContain('Gate 2024: 0 of 20 needed, open');
    expect(textOf({ gate: gate(false) })).toContain('Gate 2024: 0 of 20 needed, not met');
    expect(textOf({ gate: gate(true) })).toContain('Gate 2024: 0 of 20 needed, met');
    expect(textOf({ gate: [], period: { kind: 'all' } })).toMatch(/Gate: 20 needed .* none is dated: open/);
  });

  test('tells women in treatment apart from what was forgotten', () => {
    const open = { denominator: 9, notDocumented: 5, excluded: [{ reason: 'in_treatment', count: 2 }] };
    expect(textOf({ indicators: [scored({ ...open, inTreatment: 3 })] })).toMatch(
      /not documented 5 .*\n.*; in treatment: 3 of those not documented; left out: in_treatment 2/,
    );
    expect(textOf({ indicators: [scored({ ...open, inTreatment: 0, excluded: [] })] })).not.toContain(
      'in treatment',
    );
  });

  test('prints the bounds and the targets of each indicator', () => {
    const share = { denominator: 100, rate: 0.85, bounds: { low: 0.85, high: 0.95 }, notDocumented: 10 };
    const text = textOf({
      indicators: [
        scored({ ...share, numerator: 85, status: 'not_documented' }),
        scored({ id: '2i', denominator: null, numerator: 45, bounds: { low: 45, high: 52 }, status: 'met' }),
        scored({ id: '10' }),
        scored({ id: '7', denominator: 3, status: 'not_documented', notDocumented: 3 }),
      ],
    });
    expect(text).toContain('bounds 85.0 % to 95.0 %');
    expect(text).toMatch(/bounds 45 to 52/);
    expect(text).toContain('points by target: >= 90 %: 3');
    expect(text).toMatch(/>= \d+ in a calendar year: \d/);
    expect(text).toContain('mm_conference stated: 1');
    expect(text).toContain('all stated: 3');
    expect(text).toContain(`${set.pass.value} needed`);
  });

  test('tells apart what cannot be told, what has nothing to count, and what is for a year only', () => {
    const all: Period = { kind: 'all' };
    const told = (one: Partial<Scored>, period = all) => textOf({ period, indicators: [scored(one)] });
    expect(told({ status: 'cannot_be_told', excluded: [{ reason: 'advanced_unknown', count: 4 }] })).toMatch(
      /cannot be told[^]*left out: advanced_unknown 4/,
    );
    expect(told({})).toContain('nothing to count');
    const open = textOf({ indicators: [scored({ id: '2i', status: 'open' })], gate: gate(null) });
    expect(open).toMatch(/^2i .* open$/m);
    expect(open).not.toContain('not met');
    expect(told({ id: '2i', denominator: null, numerator: 300 })).toContain('target is of one year');
  });

  test('says plainly that nothing is dated in a year, and which years hold something', () => {
    expect(textOf({}, [2019, 2021])).toContain(
      'No case or operation is dated in 2024. Years that do: 2019, 2021.',
    );
    expect(textOf({}, [])).toContain('No case or operation is dated in 2024. No year holds any.');
    expect(textOf({}, [2024])).not.toContain('No case or operation');
  });
});
