import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { restore } from '../../../kernel/commands/restore.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { actingFor } from '../cover.ts';
import { readThere } from '../queries/absences.ts';
import { sayAbsence } from './say-absence.ts';

const away = (centre: TestCentre, more: object = {}) => ({
  from: '2026-11-18',
  to: '2026-11-25',
  coverId: centre.people.clinician.personId,
  ...more,
});
const surgeonAway = (centre: TestCentre, more: object = {}) => ({
  personId: centre.people.surgeon.personId,
  absence: away(centre, more),
});
const actingOn = ({ database, ownerId, people }: TestCentre, day: string) =>
  withScope(database, [ownerId], async (tx) =>
    actingFor(people.surgeon.personId, await readThere(tx, ownerId, day)),
  );

test('who is away says so and who covers; the cover acts on those days alone, and the journal has no more than ids', async () => {
  const centre = await createTestCentre();
  const { surgeon, clinician } = centre.people;
  const { id } = await centre.as(surgeon, sayAbsence, surgeonAway(centre));
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.say-absence', changeCount: 1 });
  for (const [day, who] of [
    ['2026-11-17', surgeon],
    ['2026-11-18', clinician],
    ['2026-11-25', clinician],
    ['2026-11-26', surgeon],
  ] as const)
    expect(await actingOn(centre, day)).toBe(who.personId);
  await centre.as(surgeon, strike, { table: 'directory.absence', id, version: 1 });
  expect(await actingOn(centre, '2026-11-19')).toBe(surgeon.personId);
  await centre.as(surgeon, restore, { table: 'directory.absence', id, version: 2 });
  expect(await actingOn(centre, '2026-11-19')).toBe(clinician.personId);
});

test('of others say it administrator, coordinator and chair; nobody else, and nobody takes another’s back', async () => {
  const [centre, elsewhere] = [await createTestCentre(), await createTestCentre()];
  const { surgeon, ...others } = centre.people;
  const may = new Set(['administrator', 'coordinator', 'chair']);
  for (const [role, person] of Object.entries({ ...others, there: elsewhere.people.chair })) {
    if (!may.has(role)) {
      expect(await refusalOf(centre, person, sayAbsence, surgeonAway(centre))).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
      continue;
    }
    const { id } = await centre.as(person, sayAbsence, surgeonAway(centre));
    const place = { table: 'directory.absence', id, version: 1 };
    expect(await refusalOf(centre, centre.people.clinician, strike, place)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    await centre.as(surgeon, strike, place);
  }
});

test('a cover must be somebody else of the house who may do what is asked; a day is said once', async () => {
  const [centre, elsewhere] = [await createTestCentre(), await createTestCentre()];
  const { surgeon, observer } = centre.people;
  await centre.as(surgeon, sayAbsence, surgeonAway(centre));
  const refused = (input: unknown) => refusalOf(centre, centre.people.chair, sayAbsence, input);
  const later = { from: '2026-12-01', to: '2026-12-02' };
  for (const [more, code] of [
    [{ ...later, coverId: surgeon.personId }, 'cover_is_oneself'],
    [{ ...later, coverId: observer.personId }, 'cover_unfit'],
    [{ ...later, coverId: elsewhere.people.surgeon.personId }, 'cover_unfit'],
    [{ ...later, coverId: randomUUID() }, 'cover_unfit'],
    [{ from: '2026-12-02', to: '2026-12-01' }, 'invalid_input'],
    [{ from: '2026-02-30' }, 'invalid_input'],
    [{ from: '2026-11-25', to: null }, 'absence_overlaps'],
  ] as const)
    expect(await refused(surgeonAway(centre, more))).toEqual({ code, wrote: 0 });
  for (const personId of [elsewhere.people.surgeon.personId, randomUUID()])
    expect(await refused({ personId, absence: away(centre, later) })).toEqual({
      code: 'person_unknown',
      wrote: 0,
    });
  // Nobody need be named, and an end need not be known.
  await centre.as(surgeon, sayAbsence, surgeonAway(centre, { ...later, to: null, coverId: null }));
  expect(await actingOn(centre, '2027-05-01')).toBeNull();
});

test('of two who say it at once one is refused; what took its place is not restored over', async () => {
  const centre = await createTestCentre();
  const { surgeon, chair } = centre.people;
  const both = await Promise.allSettled(
    [surgeon, chair].map((person) => centre.as(person, sayAbsence, surgeonAway(centre))),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [first] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  await centre.as(chair, strike, { table: 'directory.absence', id: first?.id ?? '', version: 1 });
  await centre.as(chair, sayAbsence, surgeonAway(centre, { to: null }));
  expect(
    await refusalOf(centre, chair, restore, { table: 'directory.absence', id: first?.id, version: 2 }),
  ).toEqual({ code: 'something_took_its_place', wrote: 0 });
});
