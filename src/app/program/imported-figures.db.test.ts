import { describe, expect, test } from 'vitest';
import { withScope } from '../../kernel/scope.ts';
import { indicatorSet, scorecardOf } from '../../modules/quality/index.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { keptFacts } from '../../testing/kept-facts.ts';
import { bringTable, realTables } from '../../testing/real-table.ts';

describe.runIf(realTables.here)(`figures of what failed in the field${realTables.notice}`, () => {
  test('an exploration before interval debulking counts as no cytoreduction', async () => {
    const centre = await createTestCentre();
    const at = 'field-cases/two-operations';
    await bringTable(centre, `${at}/table.csv`, `${at}/mapping.json`);
    const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) =>
      withScope(centre.database, [centre.ownerId], work);
    const card = (period: Parameters<typeof scorecardOf>[1]['period']) =>
      inScope((tx) =>
        scorecardOf(tx, {
          centre: centre.slug,
          ownerId: centre.ownerId,
          set: indicatorSet('esgo-ovarian/2016'),
          period,
          today: '2026-11-27',
        }),
      );
    const of = (all: Awaited<ReturnType<typeof card>>, id: string) =>
      all.indicators
        .filter((one) => one.id === id)
        .map(({ numerator, denominator }) => [numerator, denominator]);
    const [ever, year] = [await card({ kind: 'all' }), await card({ kind: 'year', year: 2025 })];
    expect([of(ever, '1i'), of(ever, '1ii'), of(year, '2i')]).toEqual([
      [
        [2, 2],
        [2, 2],
      ],
      [[0, 0]],
      [[2, null]],
    ]);
    const upfront = (await inScope(keptFacts)).cases.map(({ treatedOn, upfrontOffered }) => [
      treatedOn,
      upfrontOffered,
    ]);
    expect(new Map(upfront as [string, boolean][])).toEqual(
      new Map([
        ['2025-02-02', true],
        ['2025-07-01', false],
      ]),
    );
  });
});
