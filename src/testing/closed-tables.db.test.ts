import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withScope } from '../kernel/scope.ts';
import { tableFacts } from './catalogue.ts';
import { createTestCentre, type TestCentre } from './centre.ts';
import { testDatabase } from './database.ts';
import { fillOwner } from './filled-owner.ts';

const owner = new Client(testDatabase().owner);
let mine: TestCentre;
let theirs: TestCentre;
let closed: string[] = [];
let views: string[] = [];

beforeAll(async () => {
  await owner.connect();
  closed = (await tableFacts(owner)).filter(({ secured }) => secured).map(({ name }) => name);
  views = ['quality.indicator_case', 'quality.indicator_operation'];
  mine = await createTestCentre();
  theirs = await createTestCentre();
  await fillOwner(mine);
});
afterAll(() => owner.end());

const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
const countOf = (name: string) => `select count(*)::integer as rows from ${quoted(name)}`;

/** Rows of every table as `[name, rows]`, as the application's login sees them in these owners' scope. */
const seenBy = (ownerIds: string[]) =>
  withScope(mine.database, ownerIds, async (tx) => {
    const seen: [string, number][] = [];
    for (const name of [...closed, ...views]) {
      const { rows } = await tx.execute<{ rows: number }>(sql.raw(countOf(name)));
      seen.push([name, rows[0]?.rows ?? -1]);
    }
    return seen;
  });

test('every closed table holds a row of this owner, and its own scope sees it', async () => {
  const seen = await seenBy([mine.ownerId]);
  expect(seen.length).toBeGreaterThan(28);
  // A table that is missing here needs a command that writes it in `story`; a draft is seen by its author alone (`drafts.db.test.ts`).
  expect(seen.filter(([, rows]) => rows === 0)).toEqual([['kernel.draft', 0]]);
});

test('on the application’s pool, outside a scope, every closed table and view gives zero rows', async () => {
  for (const name of [...closed, ...views]) {
    const { rows } = await mine.database.pool.query<{ rows: number }>(countOf(name));
    expect({ name, rows: rows[0]?.rows }).toEqual({ name, rows: 0 });
  }
});

test('in nobody’s scope there is nothing', async () => {
  expect((await seenBy([])).filter(([, rows]) => rows !== 0)).toEqual([]);
});

test('in another owner’s scope none of this owner’s rows are there', async () => {
  await withScope(mine.database, [theirs.ownerId], async (tx) => {
    for (const name of [...closed, ...views]) {
      const { rows } = await tx.execute<{ rows: number }>(
        sql`${sql.raw(countOf(name))} where owner_id = ${mine.ownerId}`,
      );
      expect({ name, rows: rows[0]?.rows }).toEqual({ name, rows: 0 });
    }
  });
});

test.each([
  ['a version of a form', 'kernel.definition'],
  ['minutes that were signed', 'board.minutes'],
])('%s are never changed, not even by their own house', async (_, table) => {
  const change = sql`update ${sql.raw(table)} set salt = salt`;
  await expect(withScope(mine.database, [mine.ownerId], (tx) => tx.execute(change))).rejects.toMatchObject({
    code: '42501',
  });
});

test('in another owner’s scope no record of this owner can be changed, and none be written for it', async () => {
  const records = (await tableFacts(owner))
    .filter(({ isTenant, grants }) => isTenant && grants.includes('update'))
    .map(({ name }) => name);
  for (const name of records) {
    const change = sql`update ${sql.raw(quoted(name))} set salt = salt where owner_id = ${mine.ownerId}`;
    const changed = await withScope(mine.database, [theirs.ownerId], (tx) => tx.execute(change));
    expect({ name, changed: changed.rowCount }).toEqual({ name, changed: 0 });
  }
  const forged = withScope(mine.database, [theirs.ownerId], (tx) =>
    tx.execute(sql`insert into care.patient (owner_id, id, entry_id)
      values (${mine.ownerId}, gen_random_uuid(), gen_random_uuid())`),
  );
  await expect(forged).rejects.toMatchObject({ code: '42501' });
});

test('a write outside a command fails, because it has no entry in the journal', async () => {
  const loose = withScope(mine.database, [mine.ownerId], (tx) =>
    tx.execute(sql`insert into care.patient (owner_id, id) values (${mine.ownerId}, gen_random_uuid())`),
  );
  await expect(loose).rejects.toMatchObject({ code: 'value_needed' });
});

test('the application may delete no record of an owner’s', async () => {
  const records = (await tableFacts(owner)).filter(
    ({ secured, grants }) => secured && !grants.includes('delete'),
  );
  expect(records.length).toBeGreaterThan(24);
  for (const { name } of records)
    await expect(mine.database.pool.query(`delete from ${quoted(name)}`)).rejects.toMatchObject({
      code: '42501',
    });
});

test('no record goes to another owner or under another id, whoever changes it', async () => {
  const tables = (await tableFacts(owner)).filter(({ triggers }) =>
    triggers.some((each) => each.includes(' next_version ')),
  );
  await owner.query(`select set_config('app.owner_ids', $1, false)`, [`{${mine.ownerId},${theirs.ownerId}}`]);
  for (const { name, isTenant } of tables)
    for (const change of ['id = gen_random_uuid()', ...(isTenant ? [`owner_id = '${theirs.ownerId}'`] : [])])
      await expect(owner.query(`update ${quoted(name)} set ${change}`)).rejects.toThrow('record_key_changed');
});

test('of a request that was answered the application changes nothing but its result', async () => {
  for (const column of ['owner_id', 'key', 'command', 'input_hash', 'actor'])
    await expect(
      withScope(mine.database, [mine.ownerId], (tx) =>
        tx.execute(sql.raw(`update kernel.request set ${column} = ${column}`)),
      ),
    ).rejects.toMatchObject({ code: '42501' });
});

test('nobody is present twice at the same second of one meeting', async () => {
  const written: string[] = [];
  const all = withScope(mine.database, [mine.ownerId], async (tx) => {
    for (const [from, to] of [
      ['2020-01-01 09:00Z', '2020-01-01 10:00Z'],
      ['2020-01-01 10:00Z', '2020-01-01 11:00Z'],
      ['2020-01-01 09:59:59Z', '2020-01-01 10:00Z'],
    ] as const) {
      await tx.execute(sql`insert into meetings.presence select (jsonb_populate_record(p,
          jsonb_build_object('id', gen_random_uuid(), 'joined_at', ${from}::text, 'left_at', ${to}::text))).*
        from meetings.presence p order by p.id limit 1`);
      written.push(from);
    }
  });
  await expect(all).rejects.toMatchObject({ code: 'overlaps' });
  expect(written).toHaveLength(2);
});
