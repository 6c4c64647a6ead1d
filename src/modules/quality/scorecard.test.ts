import { describe, expect, it } from 'vitest';
import { indicatorSet } from './indicator-set.ts';
import { type IndicatorSet, type Period, Scorecard, indicatorKey } from './schema.ts';
import { scorecard } from './scorecard.ts';
import { readTallies, type Tallies, type Tally } from './tally.ts';

const set = indicatorSet('esgo-ovarian/2016');
const year: Period = { kind: 'year', year: 2024 };
const tally = (numerator: number, members: number, notDocumented = 0, left = 0): Tally => ({
  numerator,
  members,
  notDocumented,
  excluded: left
    ? [
        {
          reason: 'advanced_unknown',
          count: left,
        },
      ]
    : [],
});
const unsaid = {
  active_trials: null,
  intermediate_care: null,
  intensive_care: null,
  perioperative_programme: null,
  mm_conference: null,
  boards_recorded: null,
  all_who_came: null,
};
const said = {
  active_trials: true,
  intermediate_care: true,
  intensive_care: true,
  perioperative_programme: true,
  mm_conference: true,
  boards_recorded: null,
  all_who_came: null,
};
const talliesOf = (counts: Record<string, Tally>, rest: Partial<Tallies> = {}): Tallies => ({
  indicators: new Map(Object.entries(counts)),
  statements: unsaid,
  years: [],
  rows: { cases: 0, operations: 0, statements: 0 },
  ...rest,
});
const cardOf = (
  tallies: Tallies,
  period: Period = year,
  definition: IndicatorSet = set,
  today = '2025-03-01',
) => scorecard(definition, tallies, { centre: 'test', period, today });
const one = (key: string, given: Tally, period: Period = year) => {
  const card = cardOf(talliesOf({ [key]: given }), period);
  const found = card.indicators.find((indicator) => indicatorKey(indicator) === key);
  if (!found) throw new Error('no indicator');
  return found;
};

it('a record of operated women only earns no points where all who came are asked for, and keeps its counts', () => {
  const counts = { '1i:referred': tally(70, 100), '1i:operated': tally(70, 100), '1ii': tally(90, 100) };
  const covering = (all_who_came: boolean | null) =>
    cardOf(talliesOf(counts, { statements: { ...unsaid, all_who_came } }));
  const some = (card: Scorecard) =>
    card.indicators
      .slice(0, 3)
      .map(({ numerator, denominator, points, status, tier }) => [
        numerator,
        denominator,
        points,
        status,
        tier?.points ?? null,
      ]);
  const judged = [
    [70, 100, 5, 'met', 5],
    [70, 100, null, 'met', 5],
    [90, 100, 3, 'met', 3],
  ];
  expect(some(covering(null))).toEqual(judged);
  expect(some(covering(true))).toEqual(judged);
  expect(some(covering(false))).toEqual([
    [70, 100, null, 'operated_only', null],
    [70, 100, null, 'met', 5],
    [90, 100, null, 'operated_only', null],
  ]);
  const [all, operated] = [covering(true), covering(false)];
  expect(operated.score).toBe((all.score ?? 0) - 8);
  expect(operated.scoreBounds).toEqual({
    low: (all.scoreBounds?.low ?? 0) - 8,
    high: all.scoreBounds?.high,
  });
});

describe('the worked example: 66 operations in three years, 22 a year', () => {
  const counts = (board: number) =>
    talliesOf(
      {
        '1i:referred': tally(73, 100),
        '1i:operated': tally(73, 100),
        '1ii': tally(74, 100),
        '2i': tally(22, 22),
        '2ii': tally(22, 22),
        '3': tally(83, 100),
        '5': tally(board, 100),
        '6': tally(96, 100),
        '8': tally(91, 100),
        '9': tally(91, 100),
        '10': tally(22, 22),
      },
      {
        statements: said,
        years: [2022, 2023, 2024].map((y) => ({ year: y, sure: 22, possible: 22 })),
      },
    );
  const raised: IndicatorSet = {
    ...set,
    indicators: set.indicators.map((indicator) =>
      indicator.kind === 'count'
        ? {
            ...indicator,
            tiers: indicator.tiers.map((tier) => (tier.target === 20 ? { ...tier, target: 24 } : tier)),
          }
        : indicator,
    ),
  };
  it.each([
    ['minimum 20, board above 95 %', set, 96, 33],
    ['minimum 20, board 80 %', set, 80, 30],
    ['minimum 24, board above 95 %', raised, 96, 32],
    ['minimum 24, board 80 %', raised, 80, 29],
  ])('%s', (_, definition, board, score) => {
    const card = cardOf(counts(board), year, definition);
    expect(card.score).toBe(score);
    expect(card.scoreBounds).toEqual({ low: score, high: score });
    expect(card.pass).toBe(score >= 32);
  });
  it('passes a gate of 20 in each year and none of 24', () => {
    expect(cardOf(counts(96)).gate.map(({ met }) => met)).toEqual([true, true, true]);
    const gate = set.gate && { ...set.gate, value: 24 };
    expect(cardOf(counts(96), year, { ...set, gate }).gate.map(({ met }) => met)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('one indicator', () => {
  it('compares exactly: 65 of 100 is not more than 65 %, 66 is', () => {
    expect(one('1i:referred', tally(65, 100))).toMatchObject({ points: 3, status: 'met', rate: 0.65 });
    expect(one('1i:referred', tally(66, 100))).toMatchObject({
      points: 5,
      tier: { op: '>', target: 65, points: 5 },
    });
    expect(one('1i:referred', tally(16, 24))).toMatchObject({ points: 5 });
  });

  it('counts what is not documented as not met, and shows how far it could go', () => {
    const shown = one('8', tally(85, 100, 10));
    expect(shown).toMatchObject({
      points: 0,
      rate: 0.85,
      bounds: { low: 0.85, high: 0.95 },
      status: 'not_documented',
    });
    expect(one('8', tally(75, 100, 10)).status).toBe('not_met');
    expect(one('8', tally(0, 3, 3))).toMatchObject({ rate: 0, status: 'not_documented', points: 0 });
  });

  it('does not apply without cases: no rate, no point, no interval', () => {
    const shown = one('8', tally(0, 0, 0, 4));
    expect(shown).toMatchObject({
      rate: null,
      interval: null,
      bounds: null,
      points: null,
    });
    expect(one('8', tally(0, 0)).status).toBe('not_applicable');
  });

  it('cannot be told when nobody belongs for certain but somebody may', () => {
    expect(one('8', tally(0, 0, 0, 4))).toMatchObject({ status: 'cannot_be_told', points: null, rate: null });
    expect(one('2i', tally(0, 0, 0, 4), { kind: 'all' }).status).toBe('not_applicable');
  });

  it('gives no points for a denominator that the set does not score', () => {
    expect(one('1i:operated', tally(90, 100))).toMatchObject({ points: null, maxPoints: 0, status: 'met' });
  });

  it('counts a year of operations, with those of unknown kind as upper end', () => {
    const shown = one('2i', tally(45, 45, 0, 7));
    expect(shown).toMatchObject({
      denominator: null,
      bounds: { low: 45, high: 52 },
      points: 1,
      status: 'met',
    });
    expect(one('2i', tally(15, 15, 0, 7))).toMatchObject({ points: 0, status: 'not_documented' });
    expect(one('2i', tally(300, 300), { kind: 'all' })).toMatchObject({
      tier: null,
      status: 'not_applicable',
    });
  });

  it('leaves a count open where its gate is: nothing dated in the year, or the year still running', () => {
    const told = (count: number, years: Tallies['years'], today = '2025-03-01') => {
      const card = cardOf(talliesOf({ '2i': tally(count, count) }, { years }), year, set, today);
      const found = card.indicators.find(({ id }) => id === '2i');
      return [found?.status, found?.points, card.gate.find((gate) => gate.year === 2024)?.met];
    };
    const dated = (sure: number) => [{ year: 2024, sure, possible: sure }];
    expect(told(0, [])).toEqual(['open', null, null]);
    expect(told(0, [{ year: 2023, sure: 3, possible: 3 }])).toEqual(['open', null, null]);
    expect(told(0, dated(0))).toEqual(['not_met', 0, false]);
    expect(told(19, dated(19))).toEqual(['not_met', 0, false]);
    expect(told(19, dated(19), '2024-12-31')).toEqual(['open', null, null]);
    expect(told(20, dated(20), '2024-12-31')).toEqual(['met', 1, true]);
  });

  it('knows of a count that is no gate only what it counts', () => {
    const ungated: IndicatorSet = { ...set, gate: null };
    const told = (count: number) =>
      cardOf(talliesOf({ '2i': tally(count, count) }), year, ungated).indicators.find(
        ({ id }) => id === '2i',
      );
    expect([told(0)?.status, told(19)?.status, told(20)?.status]).toEqual(['open', 'not_met', 'met']);
  });

  it('without a target is an incomplete definition', () => {
    const bare: IndicatorSet = {
      ...set,
      indicators: set.indicators.map((i) => (i.kind === 'proportion' ? { ...i, tiers: [] } : i)),
    };
    const card = cardOf(talliesOf({ '8': tally(9, 10) }), year, bare);
    expect(card.indicators.find(({ id }) => id === '8')).toMatchObject({
      status: 'incomplete_definition',
      points: null,
      maxPoints: 0,
      rate: 0.9,
    });
  });
});

describe('statements', () => {
  const statusOf = (statements: Tallies['statements'], id: string) =>
    cardOf(talliesOf({}, { statements })).indicators.find((indicator) => indicator.id === id);

  it('that nobody made are not documented and earn nothing', () => {
    expect(statusOf(unsaid, '7')).toMatchObject({ status: 'not_documented', points: 0, notDocumented: 3 });
    expect(statusOf({ ...unsaid, intensive_care: false }, '7')?.status).toBe('not_met');
    expect(statusOf(said, '7')).toMatchObject({ status: 'met', points: 3, numerator: 3, denominator: 3 });
  });

  it('give the lower tier of complications when not every form is closed', () => {
    const card = (given: Tally, mm: boolean | null) =>
      cardOf(
        talliesOf({ '10': given }, { statements: { ...unsaid, mm_conference: mm, boards_recorded: null } }),
      ).indicators.at(-1);
    expect(card(tally(10, 10), null)).toMatchObject({ points: 3, status: 'met' });
    expect(card(tally(9, 10), true)).toMatchObject({ points: 1, status: 'met' });
    expect(card(tally(9, 10), null)).toMatchObject({ points: 0, status: 'not_documented' });
    expect(card(tally(9, 10), false)).toMatchObject({ points: 0, status: 'not_met' });
    expect(card(tally(9, 10, 1), false)).toMatchObject({ points: 0, status: 'not_documented' });
  });
});

describe('a scorecard', () => {
  it('has score and pass for one calendar year only', () => {
    const range: Period = { kind: 'range', from: '2023-01-01', to: '2024-12-31' };
    const card = cardOf(talliesOf({ '8': tally(9, 10) }), range);
    expect([card.score, card.scoreBounds, card.pass]).toEqual([null, null, null]);
    expect(card.indicators.every(({ points }) => points === null)).toBe(true);
    expect(cardOf(talliesOf({})).pass).toBe(false);
  });

  it('leaves a gate open while the year runs or unknown operations could lift it', () => {
    const years = [
      { year: 2022, sure: 20, possible: 20 },
      { year: 2023, sure: 12, possible: 25 },
      { year: 2024, sure: 11, possible: 11 },
    ];
    const met = (today: string) =>
      cardOf(talliesOf({}, { years }), year, set, today).gate.map((gate) => gate.met);
    expect(met('2024-07-01')).toEqual([true, null, null]);
    expect(met('2025-01-01')).toEqual([true, null, false]);
  });

  it('counts an operation without a date as possible in each year', () => {
    const gate = (of: number | null, counts: [number, number]) =>
      ({ part: 'gate', year: of, total: counts[1], counts, cases: null }) as const;
    expect(
      readTallies(set, [], [gate(2022, [19, 20]), gate(2023, [3, 3]), gate(null, [0, 2])]).years,
    ).toEqual([
      { year: 2022, sure: 19, possible: 22 },
      { year: 2023, sure: 3, possible: 5 },
    ]);
  });

  it('shows of everything the gates from the first to the last year that certainly holds one', () => {
    const certain = [2022, 2023];
    const years = [2020, ...certain, 2024].map((of) => ({
      year: of,
      sure: certain.includes(of) ? 1 : 0,
      possible: 1,
    }));
    expect(cardOf(talliesOf({}, { years }), { kind: 'all' }).gate.map((gate) => gate.year)).toEqual(certain);
  });

  it('leaves a gate open in a year that holds nothing dated', () => {
    const gateOf = (years: Tallies['years'], period: Period = year) =>
      cardOf(talliesOf({}, { years }), period).gate.map(({ year: of, met }) => [of, met]);
    const held = [
      { year: 2021, sure: 3, possible: 3 },
      { year: 2024, sure: 0, possible: 0 },
    ];
    expect(gateOf([])).toEqual([
      [2022, null],
      [2023, null],
      [2024, null],
    ]);
    expect(gateOf(held)).toEqual([
      [2022, null],
      [2023, null],
      [2024, false],
    ]);
    expect(gateOf([], { kind: 'all' })).toEqual([]);
  });

  it('has the published shape, and its maxima are the set’s', () => {
    const card = cardOf(talliesOf({ '8': tally(9, 10) }));
    expect(Scorecard.strict().parse(card)).toEqual(card);
    expect(card.indicators.reduce((sum, { maxPoints }) => sum + maxPoints, 0)).toBe(card.max);
    expect(Object.keys(card)).toEqual([
      'set',
      'version',
      'centre',
      'period',
      'indicators',
      'score',
      'scoreBounds',
      'max',
      'pass',
      'gate',
      'computedFrom',
    ]);
  });
});
