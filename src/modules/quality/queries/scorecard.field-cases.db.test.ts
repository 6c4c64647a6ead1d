import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { type CaseTable, findMapping, importCases, readCases, type ReadRow } from '../../board/index.ts';
import { indicatorSet } from '../indicator-set.ts';
import type { Period } from '../schema.ts';
import { scorecardOf } from './scorecard.ts';

const shared = resolve('../shared/data/field-cases');
const here = existsSync(shared);
const notice = here ? '' : ' (skipped: ../shared/data is not there)';

async function* readable(table: CaseTable): AsyncGenerator<ReadRow> {
  for await (const item of table.rows) if ('record' in item) yield { row: item.row, record: item.record };
}

const bring = async (centre: TestCentre, folder: string, file: string, mappingFile = 'mapping.json') => {
  const mapping = await findMapping(resolve(shared, folder, mappingFile));
  const table = await readCases(resolve(shared, folder, file), mapping);
  return centre.as(centre.people.quality_manager, importCases, {
    rows: readable(table),
    mapping: mapping.name,
    mappingVersion: String(mapping.version),
    fileHash: '0'.repeat(64),
    finish: () => 'keep' as const,
  });
};

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

describe.runIf(here)(`what failed in the field${notice}`, () => {
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
