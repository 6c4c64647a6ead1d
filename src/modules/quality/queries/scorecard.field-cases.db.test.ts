import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { bringTable, realTables } from '../../../testing/real-table.ts';
import { recordWorkUp } from '../../care/index.ts';
import { indicatorSet } from '../indicator-set.ts';
import type { Period } from '../schema.ts';
import { scorecardOf } from './scorecard.ts';

const bring = (centre: TestCentre, folder: string, file: string) =>
  bringTable(centre, `field-cases/${folder}/${file}`, `field-cases/${folder}/mapping.json`);

const card = (centre: TestCentre, period: Period) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    scorecardOf(tx, {
      centre: centre.slug,
      ownerId: centre.ownerId,
      set: indicatorSet('esgo-ovarian/2016'),
      period,
      today: '2026-11-27',
    }),
  );
const year = (value: number): Period => ({ kind: 'year', year: value });
const shareOf = async (centre: TestCentre, period: Period, id: string) => {
  const found = (await card(centre, period)).indicators.find((one) => one.id === id);
  return [found?.numerator, found?.denominator];
};
const leftOut = async (centre: TestCentre, period: Period, id: string, variant: string | null = null) => {
  const found = (await card(centre, period)).indicators.find(
    (one) => one.id === id && (variant === null || one.variant === variant),
  );
  return found?.excluded.reduce((sum, { count }) => sum + count, 0);
};

describe.runIf(realTables.here)(`what failed in the field${realTables.notice}`, () => {
  test('operations without a date leave the gate of every year open', async () => {
    const centre = await createTestCentre();
    await bring(centre, 'undated-operations-gate', 'table.csv');
    for (const asked of [2022, 2024, 2026])
      expect(
        (await card(centre, year(asked))).gate.every(({ met }) => met === null),
        String(asked),
      ).toBe(true);
    const dated = await createTestCentre();
    await bring(dated, 'undated-operations-gate', 'table-one-dated.csv');
    const { gate } = await card(dated, year(2024));
    expect(gate.at(-1)).toMatchObject({ year: 2024, value: 1, met: null });
  });

  test('a second file with fewer columns leaves the figures of what it does not name as they are', async () => {
    const centre = await createTestCentre();
    await bring(centre, 'narrower-second-file', 'first.csv');
    const before = await shareOf(centre, year(2025), '1i');
    const at = 'field-cases/narrower-second-file';
    await bringTable(centre, `${at}/second.csv`, `${at}/mapping-2.json`);
    expect([before, await shareOf(centre, year(2025), '1i')]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  // The field case work-up-taken-again, which has no file.
  test('results of a second board change nothing of an operation before them', async () => {
    const centre = await createTestCentre();
    const { caseId } = await operateTestCase(centre, { doneOn: '2023-03-07' }, { presentedOn: '2023-02-01' });
    const keys = ['unresectable_metastases_ruled_out', 'gi_origin_ruled_out'];
    const record = (takenOn: string, value: boolean, version: number) =>
      centre.as(centre.people.coordinator, recordWorkUp, {
        caseId,
        versions: Object.fromEntries(keys.map((key) => [key, version])),
        items: keys.map((key) => ({
          key,
          state: 'present' as const,
          value,
          unit: null,
          takenOn,
          reason: null,
        })),
      });
    expect(await shareOf(centre, year(2023), '6')).toEqual([0, 1]);
    await record('2023-03-01', true, 0);
    expect(await shareOf(centre, year(2023), '6')).toEqual([1, 1]);
    await record('2026-02-01', false, 1);
    expect(await shareOf(centre, year(2023), '6')).toEqual([1, 1]);
  });

  test('a woman who came later is left out of no earlier year', async () => {
    const centre = await createTestCentre();
    await bring(centre, 'later-case-in-earlier-year', 'table.csv');
    expect(await leftOut(centre, year(2023), '5')).toBe(1);
    expect(await leftOut(centre, year(2019), '5')).toBe(0);
    expect(await leftOut(centre, year(2026), '5')).toBe(4);
  });

  // The field case referral-without-presentation, which has no file.
  test('a referral that tells nothing else is of the year it came, and of no earlier one', async () => {
    const centre = await createTestCentre();
    await referTestCase(centre, {
      case: { site: null, histology: null, stage: null, stageEdition: null, presentedOn: null },
    });
    for (const id of ['1i', '1ii', '5']) {
      expect(await leftOut(centre, year(2026), id), id).toBe(1);
      expect(await leftOut(centre, year(2025), id), id).toBe(0);
    }
  });
});
