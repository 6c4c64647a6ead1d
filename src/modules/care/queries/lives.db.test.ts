import { beforeAll, expect, test } from 'vitest';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { enterCourse } from '../../../testing/entered-course.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { recordOf } from '../../../testing/record.ts';
import { casesOfWomen, livesOfCases } from './lives.ts';

const born = (diedOn: string | null, recordNumber: string) => ({
  patient: { bornOn: '1970-05-06', diedOn },
  identity: { recordNumber, latinName: recordNumber, nativeName: null, sortName: null },
});

const made = async () => {
  const centre = await createTestCentre();
  const refer = async (more: Parameters<typeof referTestCase>[1]) => {
    const { caseId } = await referTestCase(centre, more);
    return { id: caseId, patientId: (await recordOf(centre, caseId)).case.patientId };
  };
  const dead = await refer({ whom: born('2026-11', 'Dead') });
  const second = await refer({
    whom: { patientId: dead.patientId },
    case: { site: 'cervix', histology: null, stage: null, stageEdition: null },
  });
  const told = await refer({ whom: born(null, 'Told') });
  const alive = await refer({ whom: born(null, 'Alive') });
  await enterCourse(centre, told.id, 'diagnosis', { on: '2026-02-01' });
  await enterCourse(centre, told.id, 'diagnosis', { on: '2025-12' });
  await enterCourse(centre, told.id, 'diagnosis', { basis: 'imaging' });
  await enterCourse(centre, told.id, 'followUp', { on: '2026-06-01', status: 'alive' });
  await enterCourse(centre, told.id, 'followUp', { on: '2026-09-01', status: 'dead' });
  await enterCourse(centre, told.id, 'followUp', { days: 400, status: 'dead' });
  await enterCourse(centre, told.id, 'followUp', { on: '2026-10-01' });
  await enterCourse(centre, alive.id, 'followUp', { on: '2026-11-01', status: 'alive' });
  await enterCourse(centre, alive.id, 'stage', {
    on: '2026-11-02',
    basis: 'clinical',
    edition: 'figo-2014',
    stage: 'III',
  });
  return { centre, dead, second, told, alive };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const read = <T>(work: (tx: Tx, ownerId: string) => Promise<T>): Promise<T> =>
  withScope(house.centre.database, [house.centre.ownerId], (tx) => work(tx, house.centre.ownerId));

test('a death of her record is of each of her cases; of another woman it is not', async () => {
  const { dead, second, told, alive } = house;
  const lives = await read((tx, ownerId) => livesOfCases(tx, ownerId, [dead, second, told, alive]));
  const died = { on: '2026-11', days: null };
  expect(lives(dead.id)).toEqual({ diagnosedOn: [], deaths: [died] });
  expect(lives(second.id)).toEqual({ diagnosedOn: [], deaths: [died] });
  expect(lives(alive.id)).toEqual({ diagnosedOn: [], deaths: [] });
});

test('deaths that follow-ups tell stand by their day or by days; contacts with the living are none', async () => {
  const { told } = house;
  const lives = await read((tx, ownerId) => livesOfCases(tx, ownerId, [told]));
  const { deaths, diagnosedOn } = lives(told.id);
  expect(deaths).toHaveLength(2);
  expect(deaths).toEqual(
    expect.arrayContaining([
      { on: '2026-09-01', days: null },
      { on: null, days: 400 },
    ]),
  );
  expect(diagnosedOn.toSorted()).toEqual(['2025-12', '2026-02-01']);
});

test('of no case nothing is asked, and of one that was not asked about nothing is known', async () => {
  const lives = await read((tx, ownerId) => livesOfCases(tx, ownerId, []));
  expect(lives(house.told.id)).toEqual({ diagnosedOn: [], deaths: [] });
});

test('when her birth or death changes each of her cases is computed anew, and nobody else’s', async () => {
  const { dead, second, told } = house;
  const { by } = casesOfWomen;
  const moved = (again: readonly string[]) =>
    read(async (tx, ownerId) =>
      typeof by === 'function'
        ? by({ tx, ownerId, now: house.centre.now() }, { ids: again, again, told: [] })
        : [],
    );
  expect((await moved([dead.patientId])).toSorted()).toEqual([dead.id, second.id].toSorted());
  expect(await moved([told.patientId])).toEqual([told.id]);
  expect(await moved([])).toEqual([]);
});
