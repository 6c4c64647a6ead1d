import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { bringTable, realTables } from '../../../testing/real-table.ts';
import { careCaseRows as careCase } from '../../care/index.ts';
import { operationTable as operation } from '../../surgery/index.ts';

const folder = (name: string) => `field-cases/${name}`;
const inScope = <T>(centre: TestCentre, work: Parameters<typeof withScope<T>>[2]) =>
  withScope(centre.database, [centre.ownerId], work);

const casesOf = async (centre: TestCentre) =>
  inScope(centre, async (tx) => {
    const found = await tx.execute<{ number: string; site: string; stage: string; came: string | null }>(sql`
      select i.record_number as number, c.site, c.stage, c.presented_on as came
      from care."case" c join care.identity i on i.owner_id = c.owner_id and i.id = c.patient_id
      where c.owner_id = ${centre.ownerId} order by 1, 2`);
    return found.rows;
  });
const operationsOf = (centre: TestCentre) =>
  inScope(centre, (tx) =>
    tx
      .select({ came: careCase.presentedOn, answers: operation.answers, version: operation.version })
      .from(operation)
      .innerJoin(careCase, eq(careCase.id, operation.caseId))
      .where(eq(operation.ownerId, centre.ownerId))
      .orderBy(careCase.presentedOn, operation.doneOn),
  );

describe.runIf(realTables.here)(`what failed in the field${realTables.notice}`, () => {
  test('a second file with fewer columns changes what it names, and what it does not name stays', async () => {
    const centre = await createTestCentre();
    const at = folder('narrower-second-file');
    await bringTable(centre, `${at}/first.csv`, `${at}/mapping.json`);
    const second = () => bringTable(centre, `${at}/second.csv`, `${at}/mapping-2.json`);
    expect(await second()).toMatchObject({
      created: 0,
      changed: 1,
      unchanged: 1,
      faults: [],
      changes: [{ row: 2, field: 'case.stage' }],
    });
    expect(await casesOf(centre)).toEqual([
      { number: 'K1', site: 'ovary', stage: 'IIIC', came: '2025-04-01' },
      { number: 'K2', site: 'ovary', stage: 'IVA', came: '2025-03-01' },
    ]);
    expect(
      (await operationsOf(centre)).map(({ answers, version }) => [answers['residual'], version]),
    ).toEqual([
      [{ min: 30, max: 30 }, 1],
      [{ min: 0, max: 0 }, 1],
    ]);
    expect(await second()).toMatchObject({ changed: 0, unchanged: 2, changes: [] });
    expect(await bringTable(centre, `${at}/first.csv`, `${at}/mapping.json`)).toMatchObject({
      changed: 1,
      changes: [{ row: 2, field: 'case.stage' }],
    });
  });

  test('rows of one key are one case with its operations, and the same file again changes nothing', async () => {
    const centre = await createTestCentre();
    const at = folder('two-operations');
    const bring = () => bringTable(centre, `${at}/table.csv`, `${at}/mapping.json`);
    expect(await bring()).toMatchObject({ created: 2, faults: [] });
    expect((await casesOf(centre)).map(({ number, stage }) => [number, stage])).toEqual([
      ['K1', 'IIIC'],
      ['K2', 'IVB'],
    ]);
    const done = (await operationsOf(centre)).map(({ answers }) => [answers['doneOn'], answers['kind']]);
    expect(done).toHaveLength(3);
    expect(done).toEqual(
      expect.arrayContaining([
        ['2025-02-02', 'primary'],
        ['2025-03-07', 'exploratory'],
        ['2025-07-01', 'interval'],
      ]),
    );
    expect(await bring()).toMatchObject({ created: 0, unchanged: 2, changes: [] });
  });

  test('a second table about women who are here by the same number, when somebody says that they are', async () => {
    const centre = await createTestCentre();
    const at = folder('two-primaries');
    await bringTable(centre, `${at}/ovary.csv`, `${at}/mapping.json`);
    const second = (sameNumber: 'refuse' | 'same-woman') =>
      bringTable(centre, `${at}/endometrium.csv`, `${at}/mapping-endometrium.json`, { sameNumber });
    const again = await second('refuse');
    expect(again).toMatchObject({ created: 1, faults: [{ row: 1, code: 'number_of_case' }] });
    expect(await second('same-woman')).toMatchObject({
      created: 1,
      unchanged: 1,
      faults: [],
      differences: [],
    });
    expect((await casesOf(centre)).map(({ number, site, stage }) => [number, site, stage])).toEqual([
      ['K1', 'endometrium', 'IA'],
      ['K1', 'ovary', 'IIIC'],
      ['K2', 'ovary', 'IVB'],
      ['K9', 'endometrium', 'IB'],
    ]);
    const women = await inScope(centre, (tx) => tx.execute(sql`select count(*)::int as n from care.patient`));
    expect(women.rows).toEqual([{ n: 3 }]);
    for (const said of ['refuse', 'same-woman'] as const)
      expect(await second(said)).toMatchObject({ created: 0, unchanged: 2, faults: [] });
  });
});
