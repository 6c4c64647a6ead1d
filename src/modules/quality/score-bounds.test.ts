import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorSet } from './indicator-set.ts';
import { CentreFact, type FigureTier, type IndicatorSet, indicatorKey } from './schema.ts';
import { scorecard } from './scorecard.ts';
import type { Tallies, Tally } from './tally.ts';
import { outlook, pointBounds } from './score-bounds.ts';
import { shareReaches } from './tier.ts';

const shipped = indicatorSet('esgo-ovarian/2016');
const proportion = shipped.indicators.find((indicator) => indicator.kind === 'proportion');
if (!proportion) throw new Error('no proportion');

const small = fc.record({ met: fc.nat(5), failed: fc.nat(5), notDocumented: fc.nat(4), left: fc.nat(4) });
type Small = { met: number; failed: number; notDocumented: number; left: number };
const tallyOf = ({ met, failed, notDocumented, left }: Small): Tally => ({
  members: met + failed + notDocumented,
  numerator: met,
  notDocumented,
  excluded: left ? [{ reason: 'advanced_unknown', count: left }] : [],
});

/** Every way the unknown can turn out: how many meet and how many there are. */
const completions = ({ met, failed, notDocumented, left }: Small): [number, number][] => {
  const found: [number, number][] = [];
  for (let documented = 0; documented <= notDocumented; documented += 1)
    for (let joins = 0; joins <= left; joins += 1)
      for (let meets = 0; meets <= joins; meets += 1)
        found.push([met + documented + meets, met + failed + notDocumented + joins]);
  return found;
};
const pointsOf = (tiers: readonly FigureTier[], [x, n]: [number, number]): number =>
  tiers.find((tier) => shareReaches(x, n, tier))?.points ?? 0;

const rising = fc
  .tuple(fc.constantFrom('>' as const, '>=' as const), fc.nat(100), fc.nat(100))
  .map(([op, a, b]): FigureTier[] => [
    { op, target: Math.max(a, b), points: 5 },
    { op, target: Math.min(a, b), points: 3 },
  ]);
const falling = rising.map((tiers) =>
  tiers.map(
    (tier, index): FigureTier => ({
      op: tier.op === '>' ? '<' : '<=',
      target: tiers[1 - index]?.target ?? 0,
      points: tier.points,
    }),
  ),
);
const exact = fc.constantFrom<FigureTier[]>(
  [{ op: '==', target: 100, points: 3 }],
  [{ op: '==', target: 0, points: 3 }],
);

describe('pointBounds of a share', () => {
  it('are the least and the greatest points of all completions, neither more nor less', () => {
    fc.assert(
      fc.property(small, fc.oneof(rising, falling, exact), (counts, tiers) => {
        const all = completions(counts).map((completion) => pointsOf(tiers, completion));
        const bounds = pointBounds(
          tiers.map((tier) => ({
            points: tier.points,
            outlook: outlook(proportion, tallyOf(counts), tier, null),
          })),
        );
        expect(bounds).toEqual({ low: Math.min(...all), high: Math.max(...all) });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('scoreBounds', () => {
  const known = fc.constantFrom(true, false, null);
  const stated = fc.record(Object.fromEntries(CentreFact.options.map((fact) => [fact, known])));
  const counts = fc.record(
    Object.fromEntries(
      shipped.indicators.filter((i) => i.kind !== 'statement').map((i) => [indicatorKey(i), small]),
    ),
  );
  const talliesOf = (given: Record<string, Small>, statements: Record<string, boolean | null>): Tallies => ({
    indicators: new Map(Object.entries(given).map(([key, one]) => [key, tallyOf(one)])),
    statements: statements as Tallies['statements'],
    years: [],
    rows: { cases: 0, operations: 0, statements: 0 },
  });
  const question = { centre: 'x', period: { kind: 'year', year: 2024 }, today: '2025-01-01' } as const;
  /** Targets that small numbers can reach. */
  const set: IndicatorSet = {
    ...shipped,
    indicators: shipped.indicators.map((indicator) =>
      indicator.kind === 'count'
        ? {
            ...indicator,
            tiers: indicator.tiers.map((tier, index) => ({ ...tier, target: [8, 5, 2][index] ?? 1 })),
          }
        : indicator,
    ),
  };
  const settle = (one: Small, chance: () => number): Small => {
    const among = (n: number) => Math.floor(chance() * (n + 1));
    const [documented, joins] = [among(one.notDocumented), among(one.left)];
    const meets = among(joins);
    return {
      met: one.met + documented + meets,
      failed: one.failed + one.notDocumented - documented + joins - meets,
      notDocumented: 0,
      left: 0,
    };
  };

  it('hold the score as published and every score that can still come out', () => {
    fc.assert(
      fc.property(
        counts,
        stated,
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (given, statements, stream) => {
          const chance = (): number => stream.next().value ?? 0;
          const card = scorecard(set, talliesOf(given, statements), question);
          const { low, high } = card.scoreBounds ?? { low: Number.NaN, high: Number.NaN };
          const settled = Object.fromEntries(
            Object.entries(given).map(([key, one]) => [key, settle(one, chance)]),
          );
          const answered = Object.fromEntries(
            Object.entries(statements).map(([fact, holds]) => [
              fact,
              // What the record covers is no unknown: unsaid, it is taken for whole.
              fact === 'all_who_came' ? holds : (holds ?? chance() < 0.5),
            ]),
          );
          const final = scorecard(set, talliesOf(settled, answered), question);
          for (const score of [card.score, final.score]) {
            expect(score).toBeGreaterThanOrEqual(low);
            expect(score).toBeLessThanOrEqual(high);
          }
          const withheld = final.indicators.filter(({ status }) => status === 'operated_only');
          const most = withheld.reduce((sum, { maxPoints }) => sum + maxPoints, final.score ?? 0);
          expect(final.scoreBounds).toEqual({ low: final.score, high: most });
        },
      ),
      { numRuns: 500 },
    );
  });
});
