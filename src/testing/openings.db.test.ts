import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withScope } from '../kernel/scope.ts';
import { createTestCentre } from './centre.ts';
import { testDatabase } from './database.ts';
import { addTestSociety } from './society.ts';

const owner = new Client(testDatabase().owner);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** A centre with counts, opened to one of two societies from one day to another, counted from today. */
const opened = async (from: number, to: number | null) => {
  const centre = await createTestCentre();
  const [named, other] = [await addTestSociety(centre), await addTestSociety(centre)];
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
  await owner.query(`select set_config('app.owner_ids', $1, true), set_config('app.entry_id', $2, true)`, [
    `{${centre.ownerId}}`,
    randomUUID(),
  ]);
  await owner.query(`insert into quality.year_count values ($1, 'set', 'part', 2026, 1, '{1}')`, [
    centre.ownerId,
  ]);
  await owner.query(`insert into quality.counted values ($1, 'set', 'definition', '2026-01-01')`, [
    centre.ownerId,
  ]);
  await owner.query(
    `insert into quality.opening (owner_id, id, to_id, from_on, to_on)
     select $1, gen_random_uuid(), $2, today + $3::integer, today + $4::integer
     from (values ((now() at time zone 'UTC')::date)) as t (today)`,
    [centre.ownerId, named.id, from, to],
  );
  await owner.query('commit');
  const ofCentre = sql`where owner_id = ${centre.ownerId}`;
  /** Rows of the centre that a statement finds in the society's scope. */
  const inScopeOf = async ({ id }: { id: string }, text: string) =>
    (await withScope(centre.database, [id], (tx) => tx.execute(sql`${sql.raw(text)} ${ofCentre}`))).rowCount;
  return { named, other, inScopeOf };
};

describe('counts that a centre opened', () => {
  test.each([
    ['from today on', 0, null, 1],
    ['from tomorrow on', 1, null, 0],
    ['until today', -5, 0, 1],
    ['until yesterday', -5, -1, 0],
  ])('%s are seen by the society it opened them to, and by no other', async (_, from, to, rows) => {
    const { named, other, inScopeOf } = await opened(from, to);
    for (const table of ['year_count', 'counted']) {
      expect(await inScopeOf(named, `select from quality.${table}`)).toBe(rows);
      expect(await inScopeOf(other, `select from quality.${table}`)).toBe(0);
    }
  });

  test('are changed by no society, nor is what opened them', async () => {
    const { named, inScopeOf } = await opened(0, null);
    expect(await inScopeOf(named, 'select from quality.opening')).toBe(1);
    for (const change of [
      'update quality.year_count set total = 0',
      `update quality.counted set counted_on = '2000-01-01'`,
      'update quality.opening set to_on = null',
      'delete from quality.year_count',
      'delete from quality.counted',
    ])
      expect([change, await inScopeOf(named, change)]).toEqual([change, 0]);
  });
});
