import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Absent, actingFor, type Held, mayCover, overlap, thereOn } from './cover.ts';

const day = '2026-11-19';
const held = (personId: string, role = 'surgeon'): Held => ({
  personId,
  role,
  disciplines: [null],
  from: '2020-01-01',
});
const away = (personId: string, coverId: string | null, more: Partial<Absent> = {}): Absent => ({
  personId,
  coverId,
  from: '2026-11-16',
  to: '2026-11-20',
  ...more,
});
const acting = (personId: string, people: readonly Held[], absences: readonly Absent[]) =>
  actingFor(personId, thereOn(people, absences, day));

test('who is there acts alone; who is away is covered, and the cover of a cover too', () => {
  const people = ['a', 'b', 'c'].map((id) => held(id));
  expect(acting('a', people, [])).toBe('a');
  expect(acting('a', people, [away('a', 'b')])).toBe('b');
  expect(acting('a', people, [away('a', 'b'), away('b', 'c')])).toBe('c');
});

test('an absence counts from its first to its last day, and without a last one until further notice', () => {
  const people = [held('a'), held('b')];
  for (const [from, to, who] of [
    [day, day, 'b'],
    ['2026-11-20', null, 'a'],
    ['2026-11-01', '2026-11-18', 'a'],
    ['2026-11-01', null, 'b'],
  ] as const)
    expect(acting('a', people, [away('a', 'b', { from, to })])).toBe(who);
});

test('nobody acts for who has left, where nobody is named, or where covers run in a circle', () => {
  const people = [held('a'), held('b'), held('watcher', 'observer')];
  expect(acting('gone', people, [])).toBeNull();
  expect(acting('a', people, [away('a', null)])).toBeNull();
  expect(acting('a', people, [away('a', 'gone')])).toBeNull();
  expect(acting('a', people, [away('a', 'b'), away('b', 'a')])).toBeNull();
  // Who may record nothing of it covers nobody, and sees to what is hers all the same.
  expect(acting('a', people, [away('a', 'watcher')])).toBeNull();
  expect(acting('watcher', people, [])).toBe('watcher');
});

test('whoever treats or prepares may cover, alone or beside another role; who only watches or counts may not', () => {
  for (const role of ['chair', 'coordinator', 'surgeon', 'clinician'])
    expect([role, mayCover([role]), mayCover(['observer', role])]).toEqual([role, true, true]);
  for (const roles of [[], ['observer'], ['quality_manager'], ['administrator', 'observer']])
    expect([roles, mayCover(roles)]).toEqual([roles, false]);
});

test('whoever acts is there, has a role, and follows from covers that were named', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const id = fc.constantFrom(...ids);
  const course = fc.record({
    present: fc.uniqueArray(id),
    absences: fc.uniqueArray(
      fc.record({ personId: id, coverId: fc.option(fc.constantFrom(...ids, 'gone')) }),
      { selector: ({ personId }) => personId },
    ),
  });
  fc.assert(
    fc.property(course, id, ({ present, absences }, asked) => {
      const people = present.map((each) => held(each));
      const found = acting(
        asked,
        people,
        absences.map(({ personId, coverId }) => away(personId, coverId)),
      );
      const coverOf = new Map(absences.map(({ personId, coverId }) => [personId, coverId]));
      // Every way from the person asked, as long as there are people.
      const way: string[] = [asked];
      while (way.length <= ids.length) {
        const next = coverOf.get(way.at(-1) ?? '');
        if (next === undefined || next === null || !present.includes(way.at(-1) ?? '')) break;
        way.push(next);
      }
      const last = way.at(-1) ?? '';
      const isEnd = way.length <= ids.length && present.includes(last) && !coverOf.has(last);
      expect(found).toBe(isEnd ? last : null);
    }),
  );
});

test('two absences overlap when a day is in both', () => {
  const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
  const absence = fc
    .tuple(days, fc.option(days))
    .map(([a, b]) => (b !== null && b < a ? { from: b, to: a } : { from: a, to: b }));
  fc.assert(
    fc.property(absence, absence, (a, b) => {
      const february = Array.from({ length: 28 }, (_, n) => `2026-02-${String(n + 1).padStart(2, '0')}`);
      const isIn = (one: typeof a, each: string) => each >= one.from && (one.to === null || each <= one.to);
      const shared = february.some((each) => isIn(a, each) && isIn(b, each));
      expect(overlap(a, b)).toBe(shared);
    }),
  );
});
