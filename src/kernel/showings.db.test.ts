import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { journalOf } from '../testing/board.ts';
import { createTestCentre, type TestCentre } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { verifyAudit } from './audit/verify.ts';
import { sealShowings } from './commands/seal-showings.ts';
import { openDatabase, withScope } from './scope.ts';
import { openShowings } from './showings.ts';

const job = { kind: 'job', name: 'seal-showings' } as const;

const asOwner = async <T extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<T[]> => {
  const owner = new pg.Client(testDatabase().owner);
  await owner.connect();
  try {
    await owner.query(`select set_config('app.owner_ids', $1, false)`, [`{${String(values[0])}}`]);
    return (await owner.query<T>(text, values)).rows;
  } finally {
    await owner.end();
  }
};

const written = ({ ownerId }: TestCentre) =>
  asOwner<{ subjects: string[]; sealed_by: string | null }>(
    'select subjects, sealed_by from kernel.showing where owner_id = $1 order by id',
    [ownerId],
  );

const showingOf = (centre: TestCentre, subjects = [randomUUID()]) => ({
  ownerId: centre.ownerId,
  actor: centre.people.chair,
  subjects,
  at: centre.now(),
});

const faultsOf = async ({ database, ownerId }: TestCentre) =>
  (await verifyAudit(database, [ownerId], {}, 'owned')).faults.filter(
    (fault) => fault.ownerId === ownerId && fault.code.startsWith('showing'),
  );

describe('showings', () => {
  test('are committed before they resolve, those of a moment together, and leave the chain alone', async () => {
    const [centre, other] = [await createTestCentre(), await createTestCentre()];
    const showings = openShowings(centre.database);
    const entries = (await journalOf(centre)).length;
    const all = Array.from({ length: 50 }, (_, index) => showingOf(index % 2 === 0 ? centre : other));
    await Promise.all(
      all.map(async (showing) => {
        await showings.record(showing);
        const rows = await written(showing.ownerId === centre.ownerId ? centre : other);
        expect(rows.map(({ subjects }) => subjects[0])).toContain(showing.subjects[0]);
      }),
    );
    expect(await written(centre)).toHaveLength(25);
    expect((await journalOf(centre)).length).toBe(entries);
  });

  test('of a calm moment are written at once; those that follow within ten milliseconds share the next statement', async () => {
    const centre = await createTestCentre();
    const showings = openShowings(centre.database);
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    try {
      await showings.record(showingOf(centre));
      const following = [showings.record(showingOf(centre)), showings.record(showingOf(centre))];
      await pause(20);
      expect(await written(centre)).toHaveLength(1);
      vi.advanceTimersByTime(10);
      await Promise.all(following);
    } finally {
      vi.useRealTimers();
    }
    const statements = await asOwner<{ count: number }>(
      'select count(*)::int from kernel.showing where owner_id = $1 group by xmin::text order by min(id::text)',
      [centre.ownerId],
    );
    expect(statements).toEqual([{ count: 1 }, { count: 2 }]);
  });

  test('a showing that cannot be written fails the page that waits for it', async () => {
    const centre = await createTestCentre();
    const gone = openDatabase({ ...testDatabase().app, password: 'wrong' }, centre.database.house, 1);
    await expect(openShowings(gone).record(showingOf(centre))).rejects.toThrow();
    await gone.close();
    expect(await written(centre)).toEqual([]);
  });

  test('are sealed once, by one entry with count, last id and digest, and by no second one', async () => {
    const centre = await createTestCentre();
    const showings = openShowings(centre.database);
    await Promise.all([showings.record(showingOf(centre)), showings.record(showingOf(centre))]);
    const both = await Promise.all([centre.as(job, sealShowings, {}), centre.as(job, sealShowings, {})]);
    expect(both.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual([0, 2]);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'kernel.seal-showings',
      changeCount: 0,
      events: [{ type: 'kernel.showings-sealed', count: '2' }],
    });
    const before = (await journalOf(centre)).length;
    await centre.as(job, sealShowings, {});
    expect((await journalOf(centre)).length).toBe(before);
    expect(await faultsOf(centre)).toEqual([]);
  });

  test('the application’s login seals by the sealing function alone, and takes nothing back', async () => {
    const centre = await createTestCentre();
    await openShowings(centre.database).record(showingOf(centre));
    const refusedTo = (text: SQL) =>
      expect(withScope(centre.database, [centre.ownerId], (tx) => tx.execute(text))).rejects.toMatchObject({
        code: '42501',
      });
    await refusedTo(sql`update kernel.showing set sealed_by = ${randomUUID()}`);
    await refusedTo(sql`update kernel.showing set subjects = '[]'`);
    await refusedTo(sql`delete from kernel.showing`);
    await refusedTo(sql`insert into kernel.showing (owner_id, id, at, actor, subjects, sealed_by)
      values (${centre.ownerId}, ${randomUUID()}, now(), '{}', '[]', ${randomUUID()})`);
    await refusedTo(sql`select * from kernel.seal_showings(${centre.ownerId}, ${randomUUID()})`);
    expect((await written(centre)).map((showing) => showing.sealed_by)).toEqual([null]);
  });

  test.each([
    ['removed', 'delete from kernel.showing where owner_id = $1', 'showings_differ'],
    ['changed', `update kernel.showing set subjects = '[]' where owner_id = $1`, 'showings_differ'],
    [
      'said of somebody else',
      `update kernel.showing set actor = '{"kind":"operator"}' where owner_id = $1`,
      'showings_differ',
    ],
    [
      'at another time',
      `update kernel.showing set at = at - interval '1 hour' where owner_id = $1`,
      'showings_differ',
    ],
    ['unsealed', 'update kernel.showing set sealed_by = null where owner_id = $1', 'showings_differ'],
    [
      'sealed by an ordinary entry',
      `update kernel.showing s set sealed_by = (select j.id from kernel.journal j where j.owner_id = s.owner_id and j.seq = 1)
       where owner_id = $1`,
      'showing_without_entry',
    ],
    [
      'sealed by nobody',
      'update kernel.showing set sealed_by = gen_random_uuid() where owner_id = $1',
      'showing_without_entry',
    ],
  ])('a sealed showing that was %s is found', async (_what, text, code) => {
    const centre = await createTestCentre();
    await openShowings(centre.database).record(showingOf(centre));
    await centre.as(job, sealShowings, {});
    expect(await faultsOf(centre)).toEqual([]);
    await asOwner(text, [centre.ownerId]);
    expect((await faultsOf(centre)).map((fault) => fault.code)).toContain(code);
  });
});
