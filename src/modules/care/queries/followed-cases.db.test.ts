import { beforeAll, expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { enterCourse } from '../../../testing/entered-course.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { followedCases } from './followed-cases.ts';

const made = async () => {
  const centre = await createTestCentre();
  const whom = (recordNumber: string, diedOn: string | null) => ({
    patient: { bornOn: '1970-05-06', diedOn },
    identity: { recordNumber, latinName: recordNumber, nativeName: null, sortName: null },
  });
  const { caseId: full } = await referTestCase(centre, { whom: whom('Full', '2026-11-10') });
  const { caseId: bare } = await referTestCase(centre, { whom: whom('Bare', null) });
  const enter = (record: Parameters<typeof enterCourse>[2], said: Readonly<Record<string, unknown>>) =>
    enterCourse(centre, full, record, said);
  await enter('diagnosis', { on: '2026-10-20', basis: 'review' });
  await enter('diagnosis', { on: '2026-10-05', basis: 'biopsy' });
  await enter('followUp', { on: '2026-11-01', status: 'alive' });
  await enter('followUp', { days: 36, status: 'dead' });
  await enter('followUp', { on: '2026-11-05' });
  await enter('systemic', { from: '2026-11-02', to: '2026-11-09', setting: 'neoadjuvant' });
  await enter('markers', { on: '2026-11-07', ca125: { value: 48, comparator: null, unit: 'U/mL' } });
  await enter('stage', { on: '2026-11-08', basis: 'clinical', edition: 'figo-2014', stage: 'III' });
  const { id } = await enter('event', { on: '2026-11-09', kind: 'progression' });
  await centre.as(centre.people.clinician, strike, { table: 'care.entry', id, version: 1 });
  const found = await withScope(centre.database, [centre.ownerId], (tx) => followedCases(tx, centre.ownerId));
  return { centre, full, bare, found };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const caseOf = (id: string) => house.found.find((one) => one.id === id);

test('every case of the house stands once, with the day it was first diagnosed or else she presented', () => {
  const { full, bare, found } = house;
  expect(found.map(({ id }) => id).toSorted()).toEqual([full, bare].toSorted());
  expect(caseOf(full)?.diagnosedOn).toBe('2026-10-05');
  expect(caseOf(bare)?.diagnosedOn).toBe('2026-11-02');
});

test('her death and each contact are told with day, days and whether she lived; what was not said is null', () => {
  expect(caseOf(house.full)?.diedOn).toBe('2026-11-10');
  expect(caseOf(house.bare)).toMatchObject({ diedOn: null, contacts: [], seenOn: [] });
  const contacts = caseOf(house.full)?.contacts ?? [];
  expect(contacts).toHaveLength(3);
  expect(contacts).toEqual(
    expect.arrayContaining([
      { on: '2026-11-01', days: null, status: 'alive' },
      { on: null, days: 36, status: 'dead' },
      { on: '2026-11-05', days: null, status: null },
    ]),
  );
});

test('a sign of life is the day something was given or looked for in her, not a stage, a contact or what was taken back', () => {
  expect(caseOf(house.full)?.seenOn).toContain('2026-11-07');
  for (const none of ['2026-11-08', '2026-11-09', '2026-11-05', '2026-10-20'])
    expect(caseOf(house.full)?.seenOn).not.toContain(none);
});

test('a house follows none of the women of another', async () => {
  const elsewhere = await createTestCentre();
  const followed = await withScope(house.centre.database, [elsewhere.ownerId], (tx) =>
    followedCases(tx, elsewhere.ownerId),
  );
  expect(followed).toEqual([]);
});
