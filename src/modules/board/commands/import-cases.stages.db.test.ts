import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { gathered } from '../../../testing/gathered.ts';
import { bringTable, realTables } from '../../../testing/real-table.ts';
import { careCaseRows as careCase } from '../../care/index.ts';
import { parseMapping } from '../import/find-mapping.ts';
import { readCases } from '../import/read-cases.ts';
import { importCases } from './import-cases.ts';

const folder = resolve('../shared/data/field-cases/stage-edition-cervix');

const stagesOf = async (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    tx
      .select({ stage: careCase.stage, edition: careCase.stageEdition })
      .from(careCase)
      .orderBy(careCase.stage),
  );

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

/** The field case with another edition than the one its mapping names. */
const bringCervix = async (centre: TestCentre, edition: string) => {
  const body = JSON.parse(readFileSync(resolve(folder, 'mapping.json'), 'utf8')) as {
    fields: Record<string, object>;
  };
  body.fields['case.stageEdition'] = { constant: edition };
  const table = await readCases(resolve(folder, 'table.csv'), parseMapping(body, 'mapping.json'));
  const rows = (await gathered(table.rows)).flatMap((item) => ('record' in item ? [item] : []));
  return centre.as(centre.people.quality_manager, importCases, {
    rows: each(rows),
    mapping: 'stage-edition-cervix',
    mappingVersion: '1',
    fileHash: '0'.repeat(64),
    finish: () => 'keep' as const,
  });
};

describe.runIf(realTables.here)(`stages of a file${realTables.notice}`, () => {
  test('a cervix has none of FIGO 2014, which is an edition of the ovary', async () => {
    const centre = await createTestCentre();
    const path = 'field-cases/stage-edition-cervix';
    const done = await bringTable(centre, `${path}/table.csv`, `${path}/mapping.json`);
    expect(done.created).toBe(0);
    expect(done.faults.map(({ column, code }) => [column, code])).toEqual(
      Array.from({ length: 3 }, () => ['case.stage', 'stage_not_in_edition']),
    );
  });

  test('by FIGO 2018 the cervix has IB3 and IIIC1, and still no XYZ; by FIGO 2009 it has none of them', async () => {
    const centre = await createTestCentre();
    const now = await bringCervix(centre, 'figo-2018');
    expect(now.faults.map(({ row, code }) => [row, code])).toEqual([[3, 'stage_not_in_edition']]);
    expect(await stagesOf(centre)).toEqual([
      { stage: 'IB3', edition: 'figo-2018' },
      { stage: 'IIIC1', edition: 'figo-2018' },
    ]);
    const before = await createTestCentre();
    expect((await bringCervix(before, 'figo-2009')).created).toBe(0);
  });

  test('an endometrium that is said to be of 2014 is taken as it was said: FIGO printed its table of 2009 again that year', async () => {
    const centre = await createTestCentre();
    const path = 'field-cases/two-primaries';
    const done = await bringTable(centre, `${path}/endometrium.csv`, `${path}/mapping-endometrium.json`);
    expect(done).toMatchObject({ created: 2, faults: [] });
    expect(await stagesOf(centre)).toEqual([
      { stage: 'IA', edition: 'figo-2014' },
      { stage: 'IB', edition: 'figo-2014' },
    ]);
  });
});
