import { beforeAll, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { recordWorkUp } from '../commands/record-work-up.ts';
import { formerOfCase, resultsOf, resultsOfCases } from './results.ts';
import { standingCases } from './standing-cases.ts';
import { wholeCase } from './whole-case.ts';

type State = 'present' | 'requested';
const ca125 = (value: number | null, takenOn: string | null, state: State = 'present') =>
  ({ key: 'ca125', state, value, unit: value === null ? null : 'U/mL', takenOn, reason: null }) as const;

const measure = (centre: TestCentre, caseId: string, version: number, item: ReturnType<typeof ca125>) =>
  centre.as(centre.people.clinician, recordWorkUp, { caseId, items: [item], versions: { ca125: version } });

const made = async () => {
  const centre = await createTestCentre();
  const ecog = { ...ca125(1, '2026-11-12'), key: 'ecog', unit: null };
  const { caseId: followed } = await referTestCase(centre, { workUp: [ca125(800, '2026-11-01'), ecog] });
  const { caseId: corrected } = await referTestCase(centre, { workUp: [ca125(900, '2026-11-01')] });
  const { caseId: once } = await referTestCase(centre, { workUp: [ca125(7, '2026-11-01')] });
  const { caseId: twice } = await referTestCase(centre, { workUp: [ca125(60, '2026-11-01')] });
  await measure(centre, twice, 1, ca125(30, '2026-11-08'));
  await measure(centre, followed, 1, ca125(400, '2026-11-10'));
  await measure(centre, followed, 2, ca125(380, '2026-11-10'));
  await measure(centre, followed, 3, ca125(null, null, 'requested'));
  await measure(centre, corrected, 1, ca125(90, '2026-11-01'));
  return { centre, followed, corrected, once, twice };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const results = () =>
  withScope(house.centre.database, [house.centre.ownerId], async (tx) => {
    const { ownerId } = house.centre;
    const ids = [house.followed, house.corrected, house.once, house.twice];
    const standing = await standingCases(tx, ownerId, ids);
    const of = await resultsOfCases(tx, ownerId, standing.flatMap(({ workUp }) => workUp) as never);
    const whole = await wholeCase(tx, ownerId, house.followed);
    const former = await formerOfCase(tx, ownerId, house.followed);
    return {
      standing,
      of: (id: string) =>
        of(id).flatMap(({ key, state, value, takenOn }) =>
          key === 'ca125' ? [[state, value, takenOn]] : [],
        ),
      alone: whole?.workUp.flatMap((row) => resultsOf(row, former)).map(({ key, value }) => [key, value]),
    };
  });

test('of an item that was taken again each day is a result, the newest first; what corrected the same day took its place', async () => {
  const { of } = await results();
  expect(of(house.followed)).toEqual([
    ['requested', null, null],
    ['present', 380, '2026-11-10'],
    ['present', 800, '2026-11-01'],
  ]);
  expect(of(house.corrected)).toEqual([['present', 90, '2026-11-01']]);
  expect(of(house.twice)).toEqual([
    ['present', 30, '2026-11-08'],
    ['present', 60, '2026-11-01'],
  ]);
  expect(of(house.once)).toEqual([['present', 7, '2026-11-01']]);
});

test('of one case the same is told, with items that were never taken again', async () => {
  expect((await results()).alone).toEqual([
    ['ca125', null],
    ['ca125', 380],
    ['ca125', 800],
    ['ecog', 1],
  ]);
});

test('what stands of cases where a file may tell of it is each its own: woman, results and entries', async () => {
  const { standing } = await results();
  const hers = standing.find(({ case: { id } }) => id === house.followed);
  expect(standing).toHaveLength(4);
  expect(hers?.identity.id).toBe(hers?.case.patientId);
  expect(hers?.patient).toMatchObject({ id: hers?.case.patientId, bornOn: '1970-05-06' });
  expect(hers?.workUp.map(({ key }) => key).toSorted()).toEqual(['ca125', 'ecog']);
  expect(hers?.entries).toEqual([]);
  const elsewhere = await createTestCentre();
  const across = await withScope(house.centre.database, [elsewhere.ownerId], (tx) =>
    standingCases(tx, elsewhere.ownerId, [house.followed]),
  );
  expect(across).toEqual([]);
});
