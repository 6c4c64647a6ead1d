import { Client } from 'pg';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { withScope } from '../../kernel/scope.ts';
import { settleAll } from '../../kernel/settle-all.ts';
import { type TestCentre, createTestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { fillOwner } from '../../testing/filled-owner.ts';
import { referTestCase } from '../../testing/listed-case.ts';
import { completeReport, testTeam } from '../../testing/operated-case.ts';
import { differingRows } from '../../kernel/kept-rows.ts';
import { careCaseRows, correctCase } from '../care/index.ts';
import { correctOperation, operationTable, recordOperation } from '../surgery/index.ts';
import { renewCounts } from './commands/renew-counts.ts';
import { indicatorSet, recordStatements, recordYears } from './index.ts';
import { operationFact } from './tables.ts';
import { countsAreOld, differingCounts } from './year-counts.ts';

const owner = new Client(testDatabase().owner);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const inScope = <T>({ database, ownerId }: TestCentre, work: Parameters<typeof withScope<T>>[2]) =>
  withScope(database, [ownerId], work);
const differing = (centre: TestCentre) => inScope(centre, (tx) => differingCounts(tx, centre.ownerId));
const years = (centre: TestCentre) =>
  inScope(centre, async (tx) => {
    const { rows } = await tx.execute<{ year: number | null; total: number }>(
      sql`select year, total from quality.year_count where part = 'operation:done_on' order by year`,
    );
    return rows.map(({ year, total }) => [year, total]);
  });

/** A woman who presented long ago, so that her operation may be dated in any year since. */
const operate = async (centre: TestCentre) => {
  const { caseId } = await referTestCase(centre, { case: { presentedOn: '2019' } });
  const report = { ...completeReport, team: testTeam(centre) };
  const { id } = await centre.as(centre.people.surgeon, recordOperation, { caseId, report });
  return { operationId: id, report };
};
type Operated = Awaited<ReturnType<typeof operate>>;

const dated = async (
  centre: TestCentre,
  { operationId, report }: Operated,
  doneOn: string | null,
  version: number,
) =>
  centre.as(centre.people.surgeon, correctOperation, {
    operationId,
    version,
    report: { ...report, doneOn },
  });
test('after every kind of write the kept counts are what the full statement counts', async () => {
  const centre = await createTestCentre();
  await fillOwner(centre);
  const operated = [await operate(centre), await operate(centre), await operate(centre)];
  expect(await differing(centre)).toEqual([]);
  const [first, second] = operated;
  if (!first || !second) throw new Error('no operation');
  await dated(centre, first, '2024-03', 1);
  expect([await differing(centre), await years(centre)]).toEqual([
    [],
    [
      [2024, 1],
      [2026, 3],
    ],
  ]);
  await dated(centre, second, null, 1);
  expect([await differing(centre), await years(centre)]).toEqual([
    [],
    [
      // In 2019 or any year after it.
      [-2019_9999, 1],
      [2024, 1],
      [2026, 2],
    ],
  ]);
  await dated(centre, first, '2023-12-31', 2);
  await dated(centre, second, '2023', 2);
  expect([await differing(centre), await years(centre)]).toEqual([
    [],
    [
      [2023, 2],
      [2026, 2],
    ],
  ]);
  const { caseId } = await referTestCase(centre, { case: { presentedOn: null } });
  await centre.as(centre.people.coordinator, correctCase, {
    caseId,
    version: 1,
    case: {
      site: 'ovary',
      histology: null,
      stage: 'IIIC',
      stageEdition: 'figo-2014',
      grade: null,
      presentedOn: '2022',
      treatedBefore: false,
      notOperatedReason: 'unfit',
    },
  });
  const certificate = {
    fact: 'surgeon_certified' as const,
    personId: centre.people.surgeon.personId,
    holds: true,
    from: '2023-06-01',
    to: null,
    evidence: 'Certificate',
  };
  await centre.as(centre.people.quality_manager, recordStatements, { statements: [certificate] });
  expect(await differing(centre)).toEqual([]);
  expect(await inScope(centre, (tx) => differingRows(tx, centre.ownerId))).toEqual([]);
});

/** Moves an operation to a case of the same woman that the command makes. */
const moveOperation = command({
  name: 'test.move-operation',
  input: z.object({ operationId: z.uuid() }),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId }, { operationId }) => {
    const isIt = eq(operationTable.id, operationId);
    const [of] = await tx.select().from(operationTable).where(isIt);
    const [old] = await tx
      .select()
      .from(careCaseRows)
      .where(eq(careCaseRows.id, of?.caseId ?? ''));
    if (!old) throw new Error('no case');
    const id = newId();
    const { patientId, site, entry } = old;
    await tx.insert(careCaseRows).values({ ownerId, id, patientId, label: '19-9999', site, entry });
    await tx.update(operationTable).set({ caseId: id }).where(isIt);
    return { caseId: id };
  },
});

test('what is kept of an operation goes along to a case that is made in the same command', async () => {
  const centre = await createTestCentre();
  const { operationId } = await operate(centre);
  const { caseId } = await centre.as({ kind: 'operator' }, moveOperation, { operationId });
  const facts = await inScope(centre, (tx) =>
    tx.select({ caseId: operationFact.caseId }).from(operationFact),
  );
  expect(facts).toEqual([{ caseId }]);
  expect(await inScope(centre, (tx) => differingRows(tx, centre.ownerId))).toEqual([]);
  expect(await differing(centre)).toEqual([]);
});

test('two people who save in one year at once leave its counts right', async () => {
  const centre = await createTestCentre();
  for (let trial = 0; trial < 4; trial += 1) {
    const operated = [await operate(centre), await operate(centre)];
    await Promise.all(operated.map((one) => dated(centre, one, `202${trial}-05-06`, 1)));
    expect({ trial, differing: await differing(centre) }).toEqual({ trial, differing: [] });
  }
});

test('a count or a fact that was changed by hand is named, and settle-all brings it back', async () => {
  const centre = await createTestCentre();
  await operate(centre);
  await owner.query(
    `update quality.year_count set counts[1] = counts[1] + 1 where owner_id = $1 and year = 2026 and part = 'operation:done_on'`,
    [centre.ownerId],
  );
  await owner.query(`update quality.case_fact set operated = null where owner_id = $1`, [centre.ownerId]);
  expect(await differing(centre)).toEqual(
    expect.arrayContaining(['esgo-ovarian/2016 operation:done_on 2026']),
  );
  expect(await inScope(centre, (tx) => differingRows(tx, centre.ownerId))).toEqual([
    expect.stringMatching(/^quality\.case_fact /),
  ]);
  await centre.as({ kind: 'operator' }, settleAll, {});
  // The counts of today are not old, so that settling counts every year again from the facts as they are now.
  expect([await differing(centre), await inScope(centre, (tx) => differingRows(tx, centre.ownerId))]).toEqual(
    [[], []],
  );
});

test('what asks for today is counted again when the day has changed', async () => {
  const centre = await createTestCentre({ now: '2026-11-19T00:00:00Z' });
  await operate(centre);
  const old = (today: string) =>
    inScope(centre, (tx) => countsAreOld({ tx, ownerId: centre.ownerId, today }));
  expect([await old('2026-11-19'), await old('2026-12-25')]).toEqual([false, true]);
  const before = await inScope(centre, (tx) =>
    tx.execute(sql`select counts from quality.year_count order by part, year`),
  );
  centre.setNow('2026-12-25T00:00:00Z');
  await centre.as({ kind: 'job', name: 'quality.renew-counts' }, renewCounts, {});
  const after = await inScope(centre, (tx) =>
    tx.execute(sql`select counts from quality.year_count order by part, year`),
  );
  expect([await old('2026-12-25'), await differing(centre)]).toEqual([false, []]);
  // The thirtieth day has passed: the operation is due now.
  expect(after.rows).not.toEqual(before.rows);
  await expect(centre.as(centre.people.administrator, renewCounts, {})).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('counts of another definition are old, and one year written makes all of them anew', async () => {
  const centre = await createTestCentre();
  const operated = await operate(centre);
  const [ownerId, today] = [centre.ownerId, '2026-11-19'];
  const old = () => inScope(centre, (tx) => countsAreOld({ tx, ownerId, today }));
  expect(await old()).toBe(false);
  await owner.query(`update quality.counted set definition = 'of an earlier version' where owner_id = $1`, [
    ownerId,
  ]);
  await owner.query(
    `update quality.year_count set counts[1] = counts[1] + 1 where owner_id = $1 and year = 2019`,
    [ownerId],
  );
  expect([await old(), (await differing(centre)).length > 0]).toEqual([true, true]);
  await dated(centre, operated, '2025-05-06', 1);
  expect([await old(), await differing(centre)]).toEqual([false, []]);
});

test('years offered are those in which the record holds something dated', async () => {
  const centre = await createTestCentre();
  const set = indicatorSet('esgo-ovarian/2016');
  const offered = () => inScope(centre, (tx) => recordYears(tx, { set, ownerId: centre.ownerId }));
  await centre.as(centre.people.quality_manager, recordStatements, {
    statements: [
      { fact: 'active_trials', personId: null, holds: true, from: '2015-01-01', to: null, evidence: 'Two' },
    ],
  });
  expect(await offered()).toEqual([]);
  const operated = await operate(centre);
  await dated(centre, operated, '2022-05', 1);
  expect(await offered()).toEqual([2019, 2022]);
  await dated(centre, operated, null, 2);
  expect(await offered()).toEqual([2019]);
  const elsewhere = await createTestCentre();
  expect(await inScope(elsewhere, (tx) => recordYears(tx, { set, ownerId: centre.ownerId }))).toEqual([]);
});
