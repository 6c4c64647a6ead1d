import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Absent, type Held, type There, thereOn } from '../directory/index.ts';
import { isAskedBy, reportKeys } from './whose-pathology.ts';

const day = '2026-11-19';
const held = (
  personId: string,
  role: string,
  discipline: string | null = 'gynaecologic-oncology',
  from = '2020-01-01',
): Held => ({ personId, role, disciplines: [discipline], from });
const away = (personId: string, coverId: string | null): Absent => ({
  personId,
  coverId,
  from: '2026-11-16',
  to: '2026-11-20',
});
const ids = ['main', 'supervisor', 'chair', 'reader', 'second', 'nurse', 'coordinator', 'gone'];
const led = { mainSurgeonId: 'main', supervisingSurgeonId: 'supervisor' };
const asked = (operation: typeof led | Record<keyof typeof led, string | null>, there: There): string[] =>
  ids.filter((id) => isAskedBy(operation, reportKeys(id, there)));

const surgeons = [
  held('main', 'surgeon'),
  held('supervisor', 'surgeon'),
  held('chair', 'chair'),
  held('nurse', 'clinician', 'nursing'),
  held('coordinator', 'coordinator', 'coordination'),
];
const readers = [
  held('second', 'clinician', 'pathology', '2024-01-01'),
  held('reader', 'clinician', 'pathology', '2021-01-01'),
];
const house = (people: readonly Held[], absences: readonly Absent[] = []): There =>
  thereOn(people, absences, day);

describe('of whom a missing pathology report is asked', () => {
  test('of the pathologist of the house, of several of who has been it for longest; away, of who covers', () => {
    const all = [...surgeons, ...readers];
    expect(asked(led, house(all))).toEqual(['reader']);
    expect(asked(led, house(all, [away('reader', 'second')]))).toEqual(['second']);
    expect(asked(led, house(all, [away('reader', null)]))).toEqual(['second']);
    expect(asked(led, house(all, [away('reader', 'chair')]))).toEqual(['chair']);
  });

  test('of nobody who may not record it: a nurse or a coordinator who covers, a pathologist who only observes', () => {
    const all = [...surgeons, ...readers];
    for (const cover of ['nurse', 'coordinator'])
      expect(asked(led, house(all, [away('reader', cover)]))).toEqual(['second']);
    expect(asked(led, house([...surgeons, held('reader', 'observer', 'pathology')]))).toEqual(['main']);
  });

  test('where there is no pathologist of whoever led the operation, then of who supervised it, at last of the chair', () => {
    expect(asked(led, house(surgeons))).toEqual(['main']);
    expect(asked(led, house(surgeons, [away('main', 'chair')]))).toEqual(['chair']);
    expect(asked(led, house(surgeons, [away('main', 'nurse')]))).toEqual(['supervisor']);
    expect(asked({ mainSurgeonId: 'gone', supervisingSurgeonId: null }, house(surgeons))).toEqual(['chair']);
    expect(asked({ mainSurgeonId: null, supervisingSurgeonId: 'supervisor' }, house(surgeons))).toEqual([
      'supervisor',
    ]);
  });

  test('of nobody where nobody of the house is named: it was done elsewhere, or long ago', () => {
    const elsewhere = { mainSurgeonId: null, supervisingSurgeonId: null };
    for (const people of [surgeons, [...surgeons, ...readers]])
      expect(asked(elsewhere, house(people))).toEqual([]);
  });

  test('of one person at any time, who is there and may record it; of none only where nobody is left who may', () => {
    const person = fc.record({
      personId: fc.constantFrom(...ids.filter((id) => id !== 'gone')),
      role: fc.constantFrom('surgeon', 'clinician', 'chair', 'observer', 'coordinator'),
      discipline: fc.constantFrom('pathology', 'nursing', 'urology', null),
      from: fc.constantFrom('2019-01-01', '2020-01-01'),
    });
    const absences = fc.uniqueArray(
      fc.record({ personId: fc.constantFrom(...ids), coverId: fc.option(fc.constantFrom(...ids)) }),
      { selector: ({ personId }) => personId },
    );
    const who = fc.option(fc.constantFrom(...ids));
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 8 }),
        absences,
        fc.record({ mainSurgeonId: who, supervisingSurgeonId: who }),
        (people, gone, operation) => {
          const there = house(
            people.map(({ personId, role, discipline, from }) => held(personId, role, discipline, from)),
            gone.map(({ personId, coverId }) => away(personId, coverId)),
          );
          const found = asked(operation, there);
          const mayReport = (id: string): boolean =>
            people.some(
              ({ personId, role, discipline }) =>
                personId === id &&
                (role === 'chair' ||
                  role === 'surgeon' ||
                  (role === 'clinician' && discipline !== 'nursing')),
            );
          const isThere = (id: string): boolean => mayReport(id) && !there.away.has(id);
          expect(found.length).toBeLessThanOrEqual(1);
          for (const id of found) expect(isThere(id)).toBe(true);
          const { mainSurgeonId: main, supervisingSurgeonId: supervisor } = operation;
          const isReader = people.some(
            ({ personId, discipline }) => discipline === 'pathology' && isThere(personId),
          );
          const isOurs = main !== null || supervisor !== null;
          if (!isOurs) expect(found).toEqual([]);
          else if (isReader || [main, supervisor].some((id) => id !== null && isThere(id)))
            expect(found).toHaveLength(1);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
