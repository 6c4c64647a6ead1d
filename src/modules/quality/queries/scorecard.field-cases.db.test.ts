import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { bringTable, realTables } from '../../../testing/real-table.ts';
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

  test('a woman who came later is left out of no earlier year', async () => {
    const centre = await createTestCentre();
    await bring(centre, 'later-case-in-earlier-year', 'table.csv');
    expect(await leftOut(centre, year(2023), '5')).toBe(1);
    expect(await leftOut(centre, year(2019), '5')).toBe(0);
    expect(await leftOut(centre, year(2026), '5')).toBe(4);
  });

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
