import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Absent, type Held, thereOn } from '../directory/index.ts';
import { holderOf, type House, isAmong, listKeys, meantFor, type Seat } from './who-holds.ts';

const day = '2026-11-19';
const held = (personId: string, role: string, from = '2020-01-01'): Held => ({
  personId,
  role,
  disciplines: [null],
  from,
});
const away = (personId: string, coverId: string | null): Absent => ({
  personId,
  coverId,
  from: '2026-11-16',
  to: '2026-11-20',
});
const house = (
  people: readonly Held[],
  absences: readonly Absent[] = [],
  seats: readonly Seat[] = [],
): House => ({
  there: thereOn(people, absences, day),
  seats,
});
const owned = (personId: string, seriesId: string | null = null) => ({ personId, role: null, seriesId });
const prepared = (seriesId: string | null = null) => ({
  personId: null,
  role: 'coordinator' as const,
  seriesId,
});
const staff = [
  held('owner', 'surgeon'),
  held('cover', 'clinician'),
  held('chair', 'chair', '2024-01-01'),
  held('first', 'chair', '2021-01-01'),
  held('coordinator', 'coordinator'),
];

describe('in whose list a matter stands', () => {
  test('the owner’s; away, the list of who covers; without a cover, or of who has left, that of the chair', () => {
    expect(holderOf(owned('owner'), house(staff))).toBe('owner');
    expect(holderOf(owned('owner'), house(staff, [away('owner', 'cover')]))).toBe('cover');
    expect(holderOf(owned('owner'), house(staff, [away('owner', null)]))).toBe('first');
    expect(holderOf(owned('gone'), house(staff))).toBe('first');
    expect(holderOf(owned('gone'), house(staff, [away('first', 'cover')]))).toBe('cover');
    expect(holderOf(owned('gone'), house(staff, [away('first', null)]))).toBe('chair');
  });

  test('of who has left, that of whom it is of then; while they are only away and covered, the list of who covers', () => {
    const contact = (personId: string) => ({ ...owned(personId), elseId: 'owner' });
    expect(holderOf(contact('cover'), house(staff))).toBe('cover');
    expect(holderOf(contact('gone'), house(staff))).toBe('owner');
    expect(holderOf(contact('cover'), house(staff, [away('cover', 'coordinator')]))).toBe('coordinator');
    expect(holderOf(contact('cover'), house(staff, [away('cover', null)]))).toBe('owner');
    expect(holderOf(contact('gone'), house(staff, [away('owner', null)]))).toBe('first');
  });

  test('of several chairs the one with the seat of the board, else who has been it for longest', () => {
    const seats = [{ seriesId: 'board', personId: 'chair', role: 'chair' }];
    expect(holderOf(owned('gone', 'board'), house(staff, [], seats))).toBe('chair');
    expect(holderOf(owned('gone', 'other'), house(staff, [], seats))).toBe('first');
    // A board may be chaired by somebody who has the role for it alone.
    const seated = [{ seriesId: 'board', personId: 'cover', role: 'chair' }];
    expect(holderOf(owned('gone', 'board'), house(staff, [], seated))).toBe('cover');
  });

  test('the other of the two roles where nobody of one is there; nobody where there is neither', () => {
    const chairs = staff.filter(({ role }) => role !== 'coordinator');
    expect(holderOf(prepared(), house(staff))).toBe('coordinator');
    expect(holderOf(prepared(), house(chairs))).toBe('first');
    const none = chairs.filter(({ role }) => role !== 'chair');
    expect(holderOf(prepared(), house(none))).toBeNull();
    expect(holderOf(owned('owner'), house(none))).toBe('owner');
    expect(holderOf(owned('gone'), house(none))).toBeNull();
  });

  test('for whom somebody has it is said of the owner, or of who has the role first', () => {
    expect(meantFor(owned('gone'), house(staff))).toBe('gone');
    expect(meantFor(prepared(), house(staff, [away('coordinator', 'chair')]))).toBe('coordinator');
    expect(meantFor(prepared(), house([]))).toBeNull();
  });
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const somebody = fc.constantFrom(...ids);
const boards = ['one', 'two', 'three'];
const houses = fc
  .record({
    people: fc.array(
      fc.record({
        personId: somebody,
        role: fc.constantFrom('chair', 'coordinator', 'surgeon', 'clinician', 'observer', 'administrator'),
        from: fc.constantFrom('2019-01-01', '2020-01-01', '2021-01-01'),
      }),
      { maxLength: 8 },
    ),
    absences: fc.uniqueArray(
      fc.record({ personId: somebody, coverId: fc.option(fc.constantFrom(...ids, 'gone')) }),
      { selector: ({ personId }) => personId },
    ),
    seats: fc.array(
      fc.record({
        seriesId: fc.constantFrom('one', 'two'),
        personId: fc.constantFrom(...ids, 'gone'),
        role: fc.constantFrom('chair', 'coordinator'),
      }),
    ),
  })
  .map(({ people, absences, seats }) =>
    house(
      people.map(({ personId, role, from }) => held(personId, role, from)),
      absences.map(({ personId, coverId }) => away(personId, coverId)),
      seats,
    ),
  );
const matters = fc.record({
  who: fc.oneof(
    fc.constantFrom(...ids, 'gone').map((personId) => ({ personId, role: null })),
    fc
      .tuple(fc.constantFrom(...ids, 'gone'), fc.constantFrom(...ids, 'gone'))
      .map(([personId, elseId]) => ({ personId, elseId, role: null })),
    fc.constantFrom('coordinator' as const, 'chair' as const).map((role) => ({ personId: null, role })),
  ),
  seriesId: fc.option(fc.constantFrom(...boards)),
});

test('each matter stands in exactly one list: of somebody who is there, or of nobody where no chair and no coordinator acts', () => {
  fc.assert(
    fc.property(houses, matters, (here, { who, seriesId }) => {
      const matter = { ...who, seriesId };
      const lists = [null, ...ids, 'gone'].filter((id) => isAmong(matter, listKeys(id, here)));
      expect(lists).toEqual([holderOf(matter, here)]);
      const [holder] = lists;
      if (typeof holder === 'string') {
        expect(here.there.roles.has(holder)).toBe(true);
        expect(here.there.away.has(holder)).toBe(false);
      } else {
        const leads = [...here.there.roles].filter(([, roles]) =>
          roles.some((role) => role === 'chair' || role === 'coordinator'),
        );
        for (const [id] of leads) expect(here.there.away.has(id)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('who is back has everything again', () => {
  fc.assert(
    fc.property(houses, somebody, (here, personId) => {
      const back = { ...here, there: { ...here.there, away: new Map<string, never>() } };
      if (back.there.roles.has(personId)) expect(holderOf(owned(personId), back)).toBe(personId);
    }),
  );
});
