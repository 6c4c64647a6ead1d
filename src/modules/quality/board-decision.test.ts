import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyDecided } from './board-decision.ts';

const modality = fc.constantFrom('surgery' as const, 'systemic' as const, 'radiotherapy' as const);
const day = fc.integer({ min: 1, max: 9 }).map((date) => `2026-02-0${date}`);
const exact = fc.record({
  interventions: fc.array(
    fc.record({
      modality,
      on: day,
      belongs: fc.constant(true as const),
      follows: fc.constant(false as const),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  listings: fc.array(
    fc.record({
      conclusion: fc.constantFrom('reached' as const, 'reached_conditionally' as const, 'deferred' as const),
      quorumMet: fc.boolean(),
      concludedOn: day,
      advised: fc.uniqueArray(modality, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 4 },
  ),
});
type Exact = typeof exact extends fc.Arbitrary<infer T> ? T : never;

/** One intervention, one conclusion at a time; null where no board decided it. */
const byHand = ({ interventions, listings }: Exact): boolean | null => {
  let all: boolean | null = true;
  for (const [place, { modality: kind, on }] of interventions.entries()) {
    let one: boolean | null = null;
    for (const { conclusion, quorumMet, concludedOn, advised } of listings) {
      if (conclusion === 'deferred' || concludedOn > on) continue;
      let isNext = true;
      for (const [index, other] of interventions.entries())
        if (index !== place && other.on >= concludedOn && other.on < on) isNext = false;
      if (isNext || advised.includes(kind)) one = one === true || quorumMet;
    }
    if (one === false) all = false;
    if (one === null && all === true) all = null;
  }
  return all;
};

it('every intervention of a course whose days are known is decided as counted by hand', () => {
  fc.assert(
    fc.property(exact, (course) => {
      expect(everyDecided(course.listings, course.interventions).decided).toBe(byHand(course));
    }),
    { numRuns: 3000 },
  );
});

it('what is not known leaves the answer open or as it is, and no board is missed that may have been', () => {
  fc.assert(
    fc.property(
      exact,
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 24, maxLength: 24 }),
      (course, dice) => {
        let thrown = 0;
        const next = () => dice[thrown++ % dice.length] ?? 5;
        const blurred = (date: string) => {
          const side = next();
          return side === 0 ? null : side === 1 ? '2026-02' : date;
        };
        const interventions = course.interventions.map((each) => ({
          ...each,
          on: blurred(each.on),
          belongs: next() === 0 ? null : each.belongs,
        }));
        const listings = course.listings.map((each) => ({
          ...each,
          concludedOn: blurred(each.concludedOn),
          quorumMet: next() === 0 ? null : each.quorumMet,
          advised: next() === 0 ? [] : each.advised,
        }));
        const { decided, undecided } = everyDecided(listings, interventions);
        if (decided !== null) expect(decided).toBe(byHand(course));
        if (undecided !== null) expect([decided, byHand(course)]).not.toContain(true);
      },
    ),
    { numRuns: 3000 },
  );
});
