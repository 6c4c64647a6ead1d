import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentAt, withoutObservers, type Presence } from './presence.ts';
import { policyNamed } from '../../testing/policies.ts';
import type { SeriesPolicy } from './series-policy.ts';
import { couldJoin, quorum } from './quorum.ts';

const at = '2026-11-26T00:20:00Z';
const ovarian = policyNamed('esgo-advanced-ovarian@1');
const there = (personId: string, discipline: string, over: Partial<Presence> = {}): Presence => ({
  personId,
  discipline,
  mode: 'room',
  joinedAt: '2026-11-26T00:00:00Z',
  leftAt: null,
  ...over,
});
const four = [
  there('surgeon', 'gynaecologic-oncology'),
  there('radiologist', 'radiology'),
  there('pathologist', 'pathology'),
  there('oncologist', 'haematology-oncology'),
];
const biopsy = { biopsy: true };
const failing = (presence: Presence[], facts = biopsy) =>
  quorum(ovarian, facts, presence, at)
    .clauses.filter(({ met }) => met !== true)
    .map(({ clause }) => clause);

describe('quorum of an item', () => {
  it('is met by all four, and names who is missing', () => {
    expect(quorum(ovarian, biopsy, four, at).met).toBe(true);
    expect(failing(four.filter(({ personId }) => personId !== 'radiologist'))).toEqual(['radiology']);
    expect(quorum(ovarian, biopsy, [], at).met).toBe(false);
  });

  it('wants a pathologist when a biopsy exists, and does not know without being told', () => {
    const three = four.filter(({ personId }) => personId !== 'pathologist');
    expect(quorum(ovarian, { biopsy: true }, three, at).met).toBe(false);
    expect(quorum(ovarian, { biopsy: false }, three, at).met).toBe(true);
    expect(quorum(ovarian, {}, three, at).met).toBeNull();
    expect(quorum(ovarian, {}, four, at).met).toBe(true);
    expect(quorum(ovarian, {}, three.slice(1), at).met).toBe(false);
  });

  it('counts a person for one clause: one gynaecologic oncologist is not two', () => {
    const alone = four.filter(({ personId }) => personId !== 'oncologist');
    expect(failing(alone)).toEqual(['systemic-treatment']);
    expect(failing([...alone, there('second', 'gynaecologic-oncology')])).toEqual([]);
    expect(failing([...alone, there('surgeon', 'haematology-oncology')])).toEqual(['surgery']);
  });

  it('counts who is there at the conclusion, both ends included', () => {
    const until = (leftAt: string | null, joinedAt = '2026-11-26T00:00:00Z') =>
      failing([...four.slice(1), there('surgeon', 'gynaecologic-oncology', { joinedAt, leftAt })]);
    expect(until('2026-11-26T00:19:59Z')).toEqual(['surgery']);
    expect(until(at)).toEqual([]);
    expect(until(null, at)).toEqual([]);
    expect(until(null, '2026-11-26T00:20:01Z')).toEqual(['surgery']);
    expect(until('2026-11-26T09:19:59+09:00')).toEqual(['surgery']);
    expect(until(null, '2026-11-26 00:20:00+00')).toEqual([]);
  });

  it('counts whoever left and came back at that instant as what they came back as', () => {
    const left = there('surgeon', 'gynaecologic-oncology', { leftAt: at });
    const back = there('surgeon', 'radiology', { joinedAt: at });
    for (const entries of [
      [left, back],
      [back, left],
    ])
      expect(presentAt(entries, at)).toEqual([back]);
  });

  it('leaves observers out', () => {
    const members = [{ personId: 'surgeon', role: 'observer' }];
    expect(withoutObservers(four, members).map(({ personId }) => personId)).not.toContain('surgeon');
  });

  it('accepts only the modes a clause allows', () => {
    const policy: SeriesPolicy = {
      ...ovarian,
      clauses: [{ id: 'surgery', anyOf: ['gynaecologic-oncology'], minimum: 1, modes: ['room'] }],
    };
    const video = [there('surgeon', 'gynaecologic-oncology', { mode: 'video' })];
    expect(quorum(policy, {}, video, at).met).toBe(false);
  });
});

describe('who could still join', () => {
  const members = [
    { personId: 'surgeon', discipline: 'gynaecologic-oncology', role: 'chair' },
    { personId: 'r1', discipline: 'radiology', role: 'member' },
    { personId: 'r2', discipline: 'radiology', role: 'observer' },
    { personId: 'p1', discipline: 'pathology', role: 'member' },
    { personId: 'g2', discipline: 'gynaecologic-oncology', role: 'member' },
    { personId: 'n1', discipline: 'nuclear-medicine', role: 'member' },
  ];

  it('names the members away who would fill a seat', () => {
    const present = [there('surgeon', 'gynaecologic-oncology')];
    expect(couldJoin(ovarian, {}, members, present, at)).toEqual([
      { clause: 'radiology', personIds: ['r1'] },
      { clause: 'pathology', personIds: ['p1'] },
      { clause: 'systemic-treatment', personIds: ['g2'] },
    ]);
    expect(couldJoin(ovarian, biopsy, members, four, at)).toEqual([]);
  });

  it('sees that a newcomer frees somebody else', () => {
    const policy: SeriesPolicy = {
      ...ovarian,
      clauses: [
        { id: 'either', anyOf: ['radiology', 'pathology'], minimum: 1, modes: ['room'] },
        { id: 'radiology', anyOf: ['radiology'], minimum: 1, modes: ['room'] },
      ],
    };
    expect(couldJoin(policy, {}, members, [there('r9', 'radiology')], at)).toEqual([
      { clause: 'radiology', personIds: ['r1', 'p1'] },
    ]);
  });
});

const disciplines = ['gynaecologic-oncology', 'radiology', 'pathology', 'haematology-oncology'] as const;
const modes = fc.subarray(['room', 'video'] as const, { minLength: 1 });
const anyPolicy: fc.Arbitrary<SeriesPolicy> = fc
  .array(
    fc.record({
      anyOf: fc.subarray([...disciplines], { minLength: 1 }),
      minimum: fc.constantFrom(1, 1, 2),
      modes,
      conditional: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((clauses) => ({
    ...ovarian,
    clauses: clauses.map(({ conditional, ...clause }, index) => ({
      ...clause,
      id: `c${index}`,
      ...(conditional ? { condition: 'biopsy' as const } : {}),
    })),
  }));
const anyPresence = fc
  .array(fc.tuple(fc.constantFrom(...disciplines), fc.constantFrom('room' as const, 'video' as const)), {
    maxLength: 6,
  })
  .map((people) => people.map(([discipline, mode], index) => there(`p${index}`, discipline, { mode })));
const anyFacts = fc.constantFrom<{ biopsy?: boolean }>({}, { biopsy: true }, { biopsy: false });

/** Every way of giving each person to one clause or none. */
const feasible = (clauses: SeriesPolicy['clauses'], people: readonly Presence[]): boolean => {
  const assign = (index: number, open: readonly number[]): boolean => {
    if (open.every((seats) => seats <= 0)) return true;
    const person = people[index];
    if (!person) return false;
    return (
      assign(index + 1, open) ||
      clauses.some(
        ({ anyOf, modes: allowed }, n) =>
          (open[n] ?? 0) > 0 &&
          anyOf.some((wanted) => wanted === person.discipline) &&
          allowed.includes(person.mode) &&
          assign(
            index + 1,
            open.map((seats, m) => (m === n ? seats - 1 : seats)),
          ),
      )
    );
  };
  return assign(
    0,
    clauses.map(({ minimum }) => minimum),
  );
};

describe('for every policy and presence', () => {
  it('agrees with trying every assignment', () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, anyPresence, (policy, facts, people) => {
        const certain = policy.clauses.filter(({ condition }) => !condition || facts.biopsy === true);
        const possible = policy.clauses.filter(({ condition }) => !condition || facts.biopsy !== false);
        const expected = feasible(possible, people) ? true : feasible(certain, people) ? null : false;
        expect(quorum(policy, facts, people, at).met).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('removing one person keeps the quorum, or takes one seat of one clause, which the verdict names', () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, anyPresence, fc.nat(), (policy, facts, people, pick) => {
        fc.pre(people.length > 0);
        const gone = people[pick % people.length];
        const before = quorum(policy, facts, people, at);
        const after = quorum(
          policy,
          facts,
          people.filter((person) => person !== gone),
          at,
        );
        const lost = before.clauses.filter((clause, n) => clause.present !== after.clauses[n]?.present);
        expect(lost.length).toBeLessThanOrEqual(1);
        if (before.met === true && after.met !== true) {
          expect(lost).toHaveLength(1);
          const named = after.clauses.filter(({ met }) => met !== true).map(({ clause }) => clause);
          expect(named).toEqual([lost[0]?.clause]);
        }
        if (lost.length === 0) expect(after.met).toBe(before.met);
      }),
      { numRuns: 3000 },
    );
  });

  it('those who could join do help when they join, and nobody else does', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        anyFacts,
        anyPresence,
        fc.constantFrom(...disciplines),
        (policy, facts, people, discipline) => {
          const member = { personId: 'new', discipline, role: 'member' };
          for (const { clause, personIds } of couldJoin(policy, facts, [member], people, at)) {
            const seats = (['room', 'video'] as const).map((mode) => {
              const then = quorum(policy, facts, [...people, there('new', discipline, { mode })], at);
              return then.clauses.find((one) => one.clause === clause)?.present ?? 0;
            });
            const now = quorum(policy, facts, people, at).clauses.find((one) => one.clause === clause);
            expect(personIds.length === 1).toBe(Math.max(...seats) > (now?.present ?? 0));
          }
        },
      ),
    );
  });

  it('nobody is there twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...disciplines))), (entries) => {
        const ids = presentAt(
          entries.map(([n, discipline]) => there(`p${n}`, discipline)),
          at,
        ).map(({ personId }) => personId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
