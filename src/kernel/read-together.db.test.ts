import { and, asc, eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { expect, test, vi } from 'vitest';
import * as boardTables from '../modules/board/tables.ts';
import * as careTables from '../modules/care/tables.ts';
import * as surgeryTables from '../modules/surgery/tables.ts';
import * as meetingTables from '../modules/meetings/tables.ts';
import { createTestCentre } from '../testing/centre.ts';
import { fillOwner } from '../testing/filled-owner.ts';
import { referTestCase } from '../testing/listed-case.ts';
import { operateTestCase } from '../testing/operated-case.ts';
import {
  gatherReads,
  gatherReadsOfOne,
  goOnReading,
  readAtOnce,
  readEach,
  readTogether,
} from './read-together.ts';
import { withScope } from './scope.ts';

type Owned = PgTable & { ownerId: PgColumn };
const exported: unknown[] = [careTables, surgeryTables, boardTables, meetingTables].flatMap((tables) =>
  Object.values<unknown>(tables),
);
const owned = exported.filter(
  (table): table is Owned => is(table, PgTable) && 'ownerId' in getTableColumns(table),
);

/** A centre whose rows have instants, ranges, lists, documents and single JSON values, a text that looks like a number too. */
const filled = async () => {
  const centre = await createTestCentre();
  await fillOwner(centre);
  await operateTestCase(centre, { residual: { min: 0.5, max: null } });
  const said = { unit: null, takenOn: '2026-11-05', reason: null, state: 'present' } as const;
  await referTestCase(centre, { workUp: [{ key: 'patient_view', value: '12', ...said }] });
  return centre;
};

test('gives of every table what its select alone gives, in its order', async () => {
  const { database, ownerId } = await filled();
  await withScope(database, [ownerId], async (tx) => {
    const parts = () =>
      Object.fromEntries(
        owned.map((table) => [
          getTableName(table),
          tx
            .select()
            .from(table)
            .where(eq(table.ownerId, ownerId))
            .orderBy(...Object.values(getTableColumns(table))),
        ]),
      );
    const alone = await readEach(parts());
    const together = await readTogether(tx, parts());
    expect(together).toEqual(alone);
    const without = Object.keys(alone).filter((name) => alone[name]?.length === 0);
    for (const name of ['work_up', 'operation', 'meeting', 'agenda_item', 'operation_state', 'standing'])
      expect(without).not.toContain(name);
    // The text "12" stays a text, the range a range, the instant ISO text in UTC.
    expect(together['operation']).toContainEqual(
      expect.objectContaining({ answers: expect.objectContaining({ residual: { min: 0.5 } }) }),
    );
    expect(together['work_up']).toContainEqual(expect.objectContaining({ value: '12' }));
    expect(together['presence']).toContainEqual(
      expect.objectContaining({ joinedAt: expect.stringMatching(/T.*Z$/) }),
    );
  });
});

test('joined selects and expressions keep their names; no row is an empty list; a nested selection is refused', async () => {
  const { database, ownerId } = await filled();
  const { careCase, workUp } = careTables;
  await withScope(database, [ownerId], async (tx) => {
    const joined = tx
      .select({ id: careCase.id, item: workUp.id, length: sql<number>`length(${careCase.label})` })
      .from(careCase)
      .innerJoin(workUp, and(eq(workUp.ownerId, careCase.ownerId), eq(workUp.caseId, careCase.id)))
      .orderBy(asc(workUp.key));
    const none = tx.select({ id: careCase.id }).from(careCase).where(sql`false`);
    const alone = await joined;
    expect(alone.length).toBeGreaterThan(0);
    expect(await readTogether(tx, { joined, none })).toEqual({ joined: alone, none: [] });
    const nested = tx.select({ all: careCase }).from(careCase);
    await expect(readTogether(tx, { nested })).rejects.toThrow('single columns');
  });
});

test('what is read together at the same time goes as one statement once reads are gathered, each getting its own rows', async () => {
  const { database, ownerId } = await filled();
  const { careCase, workUp } = careTables;
  await withScope(database, [ownerId], async (tx) => {
    const sent = vi.spyOn(tx, 'execute');
    const cases = () => readTogether(tx, { cases: tx.select({ id: careCase.id }).from(careCase) });
    const items = async () => {
      await Promise.resolve();
      const { keys } = await readTogether(tx, { keys: tx.select({ key: workUp.key }).from(workUp) });
      return { keys, again: await cases() };
    };
    const alone = [await cases(), await items()];
    expect(sent).toHaveBeenCalledTimes(3);
    gatherReads(tx);
    sent.mockClear();
    expect(await Promise.all([cases(), items()])).toEqual(alone);
    expect(sent).toHaveBeenCalledTimes(2);
    const wrong = () => readTogether(tx, { none: tx.select({ all: careCase }).from(careCase) });
    const told = await Promise.allSettled([cases(), wrong()]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await cases()).toEqual(alone[0]);
  });
});

test('a transaction that writes gathers its reads while it reads alone; one that fails goes on with nothing', async () => {
  const { database, ownerId } = await filled();
  const { careCase, workUp } = careTables;
  const told = withScope(database, [ownerId], async (tx) => {
    const sent = vi.spyOn(tx, 'execute');
    const cases = () => readTogether(tx, { cases: tx.select({ id: careCase.id }).from(careCase) });
    const items = () => readTogether(tx, { keys: tx.select({ key: workUp.key }).from(workUp) });
    const alone = [await cases(), await items()];
    sent.mockClear();
    expect(await readAtOnce(tx, () => Promise.all([cases(), items()]))).toEqual(alone);
    expect(sent).toHaveBeenCalledTimes(1);
    expect(await cases()).toEqual(alone[0]);
    const wrong = () => readTogether(tx, { none: tx.select({ of: sql`1 / 0` }).from(careCase) });
    await readAtOnce(tx, () => Promise.all([cases(), wrong()])).catch((error: unknown) => {
      expect((error as { cause?: { code?: string } }).cause?.code).toBe('22012');
    });
    await cases();
  });
  // Nothing went back to a place before the fault: the transaction has failed with all that it wrote.
  await expect(told).rejects.toMatchObject({ code: '25P02' });
});

test('plans are kept until the transaction ends, also after a statement that failed, and no longer', async () => {
  const { database, ownerId } = await createTestCentre();
  const inOne = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(database, [ownerId], work);
  const mode = async (tx: Parameters<Parameters<typeof inOne>[0]>[0]) =>
    (await tx.execute<{ mode: string }>(sql`select current_setting('plan_cache_mode') as mode`)).rows[0]
      ?.mode;
  await inOne(async (tx) => {
    gatherReadsOfOne(tx);
    gatherReads(tx);
    await expect(tx.execute(sql`select 1 / 0`)).rejects.toThrow();
    await goOnReading(tx);
    expect(await mode(tx)).toBe('force_generic_plan');
  });
  expect(await inOne(mode)).toBe('auto');
});

test('plans are kept from the first read on, or not at all: asked for too late it says so', async () => {
  const { database, ownerId } = await createTestCentre();
  await withScope(database, [ownerId], async (tx) => {
    gatherReads(tx);
    expect(() => gatherReadsOfOne(tx)).toThrow('gathers its reads already');
  });
});
