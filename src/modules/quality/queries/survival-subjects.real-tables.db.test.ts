import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { bringTable, realTables } from '../../../testing/real-table.ts';
import { type Origin, survivalOf } from '../survival.ts';
import { survivalSubjects } from './survival-subjects.ts';

/** A house that holds nothing but this table. */
const houseOf = async (file: string, name: string) => {
  const centre = await createTestCentre();
  await bringTable(centre, file, name);
  return async (by: string | null = null, origin: Origin = 'diagnosis') => {
    const { ownerId } = centre;
    const subjects = await withScope(centre.database, [ownerId], (tx) => survivalSubjects(tx, ownerId, by));
    return survivalOf(subjects ?? [], origin, by !== null);
  };
};

describe.runIf(realTables.here)(`tables brought in live as long as R says${realTables.notice}`, () => {
  test('the ovarian trial, by arm, residual disease and performance', async () => {
    const survival = await houseOf('ov-trial-small/ovarian.csv', 'ovarian-trial');
    expect(await survival()).toMatchObject({
      n: 26,
      events: 12,
      median: 638,
      interval: { low: 464, high: null },
      excluded: [],
    });
    const arms = await survival('trial.arm');
    expect(arms.groups).toEqual([
      { value: '1', n: 13, events: 7, median: 638, low: 268, high: null },
      { value: '2', n: 13, events: 5, median: null, low: 475, high: null },
    ]);
    expect(arms.logrank?.chi2).toBeCloseTo(1.06273986, 7);
    expect(arms.logrank?.p).toBeCloseTo(0.30259112, 7);
    const residual = await survival('operation.residual');
    expect(residual.groups.map(({ n, events }) => [n, events])).toEqual([
      [11, 3],
      [15, 9],
    ]);
    expect(residual.logrank?.chi2).toBeCloseTo(3.62342733, 7);
    expect((await survival('workUp.ecog')).logrank?.chi2).toBeCloseTo(0.46764213, 7);
    expect(await survival(null, 'operation')).toMatchObject({
      n: 0,
      excluded: [{ reason: 'start_not_exact', count: 26 }],
    });
  });

  test('TCGA-OV, by residual disease and stage', async () => {
    const survival = await houseOf('ov-tcga/patients.tsv', 'tcga-ov');
    expect(await survival()).toMatchObject({
      n: 582,
      events: 348,
      median: 1380,
      interval: { low: 1319, high: 1487 },
    });
    const residual = await survival('operation.residual');
    expect(residual.groups).toEqual([
      { value: [0, 0], n: 120, events: 43, median: 1875, low: 1516, high: null },
      { value: [1, 10], n: 255, events: 174, median: 1348, low: 1162, high: 1470 },
      { value: [11, 20], n: 38, events: 25, median: 1187, low: 1018, high: 1977 },
      { value: [21, null], n: 106, events: 74, median: 1024, low: 880, high: 1314 },
    ]);
    expect(residual.logrank?.chi2).toBeCloseTo(32.19780561, 7);
    expect(residual.excluded).toContainEqual({ reason: 'group_unknown', count: 63 });
    const stage = await survival('case.stage');
    expect(stage.logrank?.df).toBe(9);
    expect(stage.logrank?.chi2).toBeCloseTo(17.43961884, 7);
  });
});
