import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { type TestCentre, createTestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { addTestSociety } from '../../../testing/society.ts';
import { openCounts } from '../commands/open-counts.ts';
import { indicatorSet } from '../indicator-set.ts';
import { nationalCounts } from './national.ts';
import { scorecardOf } from './scorecard.ts';

const set = indicatorSet('esgo-ovarian/2016');

const named = (centre: TestCentre) => ({ id: centre.ownerId, slug: centre.slug, name: 'Test centre' });
const seenBy = (id: string, centres: readonly TestCentre[]) =>
  withScope(centres[0]?.database as TestCentre['database'], [id], (tx) =>
    nationalCounts(tx, { set, year: 2026, centres: centres.map(named) }),
  );

test('a society sees the counts of centres that opened them, and the others by name only', async () => {
  const [open, ended, never] = [await createTestCentre(), await createTestCentre(), await createTestCentre()];
  const society = await addTestSociety(open);
  for (let n = 0; n < 6; n += 1) await operateTestCase(open);
  await operateTestCase(ended);
  await operateTestCase(never);
  const give = (centre: TestCentre, to: string | null) =>
    centre.as(centre.people.quality_manager, openCounts, {
      supervisor: society.slug,
      from: '2026-01-01',
      to,
    });
  await give(open, null);
  await give(ended, '2026-06-30');
  const found = await seenBy(society.id, [open, ended, never]);
  expect(found.centres.map(({ centre }) => centre)).toEqual([open.slug]);
  expect(found.absent.map(({ centre }) => centre)).toEqual([ended.slug, never.slug]);
  const counts = (lines: (typeof found)['total']) =>
    lines.find(({ id, variant }) => id === '1i' && variant === 'operated')?.counts;
  expect(counts(found.total)).toEqual({ numerator: 6, denominator: 6, notDocumented: 0 });
  expect(counts(found.centres[0]?.indicators ?? [])).toEqual(counts(found.total));
  await give(open, '2026-02-01');
  expect((await seenBy(society.id, [open, ended, never])).centres).toEqual([]);
});

test('few women are told neither of a centre nor by the total', async () => {
  const [many, few] = [await createTestCentre(), await createTestCentre()];
  const society = await addTestSociety(many);
  for (let n = 0; n < 6; n += 1) await operateTestCase(many);
  for (let n = 0; n < 2; n += 1) await operateTestCase(few);
  for (const centre of [many, few])
    await centre.as(centre.people.administrator, openCounts, {
      supervisor: society.slug,
      from: '2026-01-01',
      to: null,
    });
  const found = await seenBy(society.id, [many, few]);
  const of = (lines: (typeof found)['total']) =>
    lines.find(({ id, variant }) => id === '1i' && variant === 'operated')?.counts;
  expect(found.centres.map(({ indicators }) => of(indicators))).toEqual([null, null]);
  expect(of(found.total)).toEqual({ numerator: 8, denominator: 8, notDocumented: 0 });
});

test('what is opened is counts: no row of a centre’s record, and nothing to write', async () => {
  const centre = await createTestCentre();
  const society = await addTestSociety(centre);
  await operateTestCase(centre);
  await centre.as(centre.people.administrator, openCounts, {
    supervisor: society.slug,
    from: '2026-01-01',
    to: null,
  });
  await withScope(centre.database, [society.id], async (tx) => {
    const { rows } = await tx.execute(sql`select (select count(*) from quality.case_fact)::integer as facts,
      (select count(*) from care."case")::integer as cases, (select count(*) from quality.opening)::integer as openings`);
    expect(rows).toEqual([{ facts: 0, cases: 0, openings: 1 }]);
    const gone = await tx.execute(sql`delete from quality.year_count where owner_id = ${centre.ownerId}`);
    expect(gone.rowCount).toBe(0);
  });
  const { surgeon } = centre.people;
  const by = { supervisor: society.slug, from: '2026-01-01', to: null };
  await expect(centre.as(surgeon, openCounts, by)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    centre.as(centre.people.administrator, openCounts, { ...by, supervisor: centre.slug }),
  ).rejects.toMatchObject({ code: 'not_a_society' });
});

test('what a society reads of a centre is what its scorecard says, of every counted indicator', async () => {
  const centre = await createTestCentre();
  const society = await addTestSociety(centre);
  for (let n = 0; n < 6; n += 1) await operateTestCase(centre);
  // Of these it is not known whether they count: aim unknown, day unknown.
  for (let n = 0; n < 5; n += 1) await operateTestCase(centre, { initialAim: null });
  for (let n = 0; n < 3; n += 1) await operateTestCase(centre, { doneOn: null });
  await centre.as(centre.people.administrator, openCounts, {
    supervisor: society.slug,
    from: '2026-01-01',
    to: null,
  });
  const [seen] = (await seenBy(society.id, [centre])).centres;
  const own = await withScope(centre.database, [centre.ownerId], (tx) =>
    scorecardOf(tx, {
      centre: centre.slug,
      ownerId: centre.ownerId,
      set,
      period: { kind: 'year', year: 2026 },
      today: seen?.countedOn ?? '',
    }),
  );
  const ofOwn = new Map(
    own.indicators.map(({ id, variant, numerator, denominator, notDocumented, excluded }) => [
      `${id} ${variant}`,
      {
        // A plain count (2i) is of all it counts.
        counts: { numerator, denominator: denominator ?? numerator, notDocumented },
        leftOut: excluded.reduce((sum, { count }) => sum + count, 0),
      },
    ]),
  );
  const shown = (seen?.indicators ?? []).filter(({ counts }) => counts !== null);
  for (const { id, variant, counts } of shown)
    expect([id, variant, counts]).toEqual([id, variant, ofOwn.get(`${id} ${variant}`)?.counts]);
  // Those of surgeons are counted apart.
  expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(['1i', '2ii', '3']));
  const lines = seen?.indicators ?? [];
  expect(lines.map(({ id, variant, leftOut }) => [id, variant, leftOut])).toEqual(
    lines.map(({ id, variant }) => {
      const left = ofOwn.get(`${id} ${variant}`)?.leftOut ?? 0;
      return [id, variant, left > 0 && left < 5 ? null : left];
    }),
  );
  expect(new Set(lines.map(({ leftOut }) => leftOut))).toEqual(new Set([0, null, 8]));
});

test('who is left out is told like the rest: of few not, and not by the total', async () => {
  const [many, few] = [await createTestCentre(), await createTestCentre()];
  const society = await addTestSociety(many);
  for (let n = 0; n < 6; n += 1) await operateTestCase(many, { initialAim: null });
  for (let n = 0; n < 2; n += 1) await operateTestCase(few, { initialAim: null });
  const opened = { supervisor: society.slug, from: '2026-01-01', to: null };
  for (const centre of [many, few]) await centre.as(centre.people.administrator, openCounts, opened);
  const leftOut = (lines: (typeof found)['total']) => lines.find(({ id }) => id === '2i')?.leftOut;
  const found = await seenBy(society.id, [many, few]);
  expect(found.centres.map(({ indicators }) => leftOut(indicators))).toEqual([null, null]);
  expect(leftOut(found.total)).toBe(8);
  expect(leftOut((await seenBy(society.id, [many])).total)).toBe(6);
});
