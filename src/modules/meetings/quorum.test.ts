import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentAt, withoutObservers, type Presence } from './presence.ts';
import { policyNamed } from '../../testing/policies.ts';
import type { SeriesPolicy } from './series-policy.ts';
import { cures, metFrom, quorum } from './quorum.ts';

const at = '2026-11-26T00:20:00Z';
const whole = { from: null, to: at };
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
  quorum(ovarian, facts, presence, whole)
    .clauses.filter(({ met }) => met !== true)
    .map(({ clause }) => clause);

describe('quorum of an item', () => {
  it('is met by all four, and names who is missing', () => {
    expect(quorum(ovarian, biopsy, four, whole).met).toBe(true);
    expect(failing(four.filter(({ personId }) => personId !== 'radiologist'))).toEqual(['radiology']);
    expect(quorum(ovarian, biopsy, [], whole).met).toBe(false);
  });

  it('wants a pathologist when a biopsy exists, and does not know without being told', () => {
    const three = four.filter(({ personId }) => personId !== 'pathologist');
    expect(quorum(ovarian, { biopsy: true }, three, whole).met).toBe(false);
    expect(quorum(ovarian, { biopsy: false }, three, whole).met).toBe(true);
    expect(quorum(ovarian, {}, three, whole).met).toBeNull();
    expect(quorum(ovarian, {}, four, whole).met).toBe(true);
    expect(quorum(ovarian, {}, three.slice(1), whole).met).toBe(false);
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
    expect(quorum(policy, {}, video, whole).met).toBe(false);
  });
});

describe('quorum over a discussion', () => {
  const halves: SeriesPolicy = { ...ovarian, heardAtLeast: 0.5 };
  const clock = (time: string): string => `2026-11-26T00:${time}Z`;
  const discussed = { from: clock('10:00'), to: at };
  const met = (presence: readonly Presence[], discussion: Parameters<typeof quorum>[3] = discussed) =>
    quorum(halves, biopsy, presence, discussion).met;
  const withSurgeon = (...spans: (readonly [from: string, to: string | null])[]) => [
    ...four.slice(1),
    ...spans.map(([joinedAt, leftAt]) => there('surgeon', 'gynaecologic-oncology', { joinedAt, leftAt })),
  ];

  it('counts who was there for the share of it and at its end; pieces add up', () => {
    expect(met(withSurgeon([clock('15:00'), null]))).toBe(true);
    expect(met(withSurgeon([clock('15:01'), null]))).toBe(false);
    expect(met(withSurgeon([clock('00:00'), clock('19:59')]))).toBe(false);
    expect(met(withSurgeon([clock('00:00'), clock('14:00')], [clock('19:00'), null]))).toBe(true);
    expect(met(withSurgeon([clock('00:00'), clock('13:00')], [clock('19:00'), null]))).toBe(false);
    // What was before the case was taken up is none of its discussion.
    expect(met(withSurgeon([clock('00:00'), clock('10:00')], [clock('19:00'), null]))).toBe(false);
  });

  it('of no length counts who is there, and so does one whose beginning nobody knows', () => {
    expect(met(four, { from: at, to: at })).toBe(true);
    expect(met(withSurgeon([clock('19:59'), null]), { from: null, to: at })).toBe(true);
  });

  it('judges as before where a policy names no share', () => {
    const late = withSurgeon([clock('19:59'), null]);
    expect(quorum(ovarian, biopsy, late, discussed).met).toBe(true);
    expect(met(late)).toBe(false);
  });

  it('names who came late and from when she counts, beside who could join', () => {
    const members = [{ personId: 'g2', discipline: 'gynaecologic-oncology', role: 'member' }];
    const late = withSurgeon([clock('19:00'), null]);
    expect(cures(halves, biopsy, members, late, discussed)).toEqual([
      { clause: 'surgery', personIds: ['g2'], late: [{ personId: 'surgeon', from: clock('28:00') }] },
    ]);
    expect(metFrom(halves, biopsy, late, discussed)).toBe(clock('28:00'));
    expect(met(late, { ...discussed, to: clock('28:00') })).toBe(true);
    expect(met(late, { ...discussed, to: clock('27:59') })).toBe(false);
    expect(metFrom(halves, biopsy, four, discussed)).toBeNull();
    const none = late.filter(({ personId }) => personId !== 'radiologist');
    expect(metFrom(halves, biopsy, none, discussed)).toBeNull();
  });

  it('says so of whoever never counts where all of it is asked for', () => {
    const all: SeriesPolicy = { ...ovarian, heardAtLeast: 1 };
    const late = withSurgeon([clock('10:01'), null]);
    expect(cures(all, biopsy, [], late, discussed)[0]?.late).toEqual([{ personId: 'surgeon', from: null }]);
    expect(quorum(all, biopsy, withSurgeon([clock('10:00'), null]), discussed).met).toBe(true);
  });

  it('only grows while nobody leaves, and is met exactly from when it was said to be', () => {
    const minutes = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(
        fc.array(minutes, { minLength: 4, maxLength: 4 }),
        fc.constantFrom(0, 0.25, 0.5, 0.9),
        minutes,
        (joins, heardAtLeast, end) => {
          const policy: SeriesPolicy = { ...ovarian, heardAtLeast };
          const pad = (minute: number) => clock(`${String(minute).padStart(2, '0')}:00`);
          const discussion = { from: pad(0), to: pad(end) };
          const people = four.map((person, index) => ({ ...person, joinedAt: pad(joins[index] ?? 0) }));
          const there0 = people.filter(({ joinedAt }) => joinedAt <= discussion.to);
          const now = quorum(policy, biopsy, there0, discussion).met;
          const from = metFrom(policy, biopsy, there0, discussion);
          if (now === true) expect(from).toBeNull();
          if (from === null) return;
          expect(quorum(policy, biopsy, there0, { ...discussion, to: from }).met).toBe(true);
          const before = new Date(Date.parse(from) - 1000).toISOString();
          expect(quorum(policy, biopsy, there0, { ...discussion, to: before }).met).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
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
    expect(cures(ovarian, {}, members, present, whole)).toEqual([
      { clause: 'radiology', personIds: ['r1'], late: [] },
      { clause: 'pathology', personIds: ['p1'], late: [] },
      { clause: 'systemic-treatment', personIds: ['g2'], late: [] },
    ]);
    expect(cures(ovarian, biopsy, members, four, whole)).toEqual([]);
  });

  it('sees that a newcomer frees somebody else', () => {
    const policy: SeriesPolicy = {
      ...ovarian,
      clauses: [
        { id: 'either', anyOf: ['radiology', 'pathology'], minimum: 1, modes: ['room'] },
        { id: 'radiology', anyOf: ['radiology'], minimum: 1, modes: ['room'] },
      ],
    };
    expect(cures(policy, {}, members, [there('r9', 'radiology')], whole)).toEqual([
      { clause: 'radiology', personIds: ['r1', 'p1'], late: [] },
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
        expect(quorum(policy, facts, people, whole).met).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('removing one person keeps the quorum, or takes one seat of one clause, which the verdict names', () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, anyPresence, fc.nat(), (policy, facts, people, pick) => {
        fc.pre(people.length > 0);
        const gone = people[pick % people.length];
        const before = quorum(policy, facts, people, whole);
        const after = quorum(
          policy,
          facts,
          people.filter((person) => person !== gone),
          whole,
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
          for (const { clause, personIds } of cures(policy, facts, [member], people, whole)) {
            const seats = (['room', 'video'] as const).map((mode) => {
              const then = quorum(policy, facts, [...people, there('new', discipline, { mode })], whole);
              return then.clauses.find((one) => one.clause === clause)?.present ?? 0;
            });
            const now = quorum(policy, facts, people, whole).clauses.find((one) => one.clause === clause);
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
