import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchDatabase } from '../testing/scratch-database.ts';
import { connectionOf } from './app-password.ts';

const id = '00000000-0000-7000-8000-000000000000';
const drops: (() => Promise<void>)[] = [];
let app: Client;

/** Some thousand rows of one owner in every table of records, whatever the table: past commands, triggers and checks. */
const fill = async (client: Client): Promise<void> => {
  const tables = await client.query<{ place: string; columns: string; values: string }>(`
    select c.oid::regclass::text as place, string_agg(quote_ident(a.attname), ', ') as columns,
      string_agg(case when a.attname = 'owner_id' then '''${id}''::uuid' when a.attname = 'struck' then 'null'
        else case format_type(a.atttypid, null) when 'uuid' then 'gen_random_uuid()' when 'integer' then 'n'
          when 'boolean' then 'n % 2 = 0' when 'jsonb' then '''{}''' when 'text' then 'md5(n::text)'
          when 'date' then 'current_date + n' else 'now() + n * interval ''1 day''' end end, ', ') as values
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and exists (select from pg_attribute s where s.attrelid = c.oid and s.attname = 'struck')
    group by c.oid`);
  await client.query('set session_replication_role = replica');
  for (const { place, columns, values } of tables.rows) {
    const checks = await client.query<{ conname: string }>(
      `select conname from pg_constraint where conrelid = '${place}'::regclass and contype = 'c'`,
    );
    for (const { conname } of checks.rows)
      await client.query(`alter table ${place} drop constraint ${conname}`);
    await client.query(
      `insert into ${place} (${columns}) select ${values} from generate_series(1, 3000) as n`,
    );
  }
  await client.query('analyze');
};

beforeAll(async () => {
  const scratch = await scratchDatabase();
  drops.push(scratch.drop);
  const client = new Client(scratch.owner);
  await client.connect();
  await fill(client).finally(() => client.end());
  app = new Client(connectionOf(scratch.owner, 'consilium_app'));
  await app.connect();
  await app.query(`select set_config('app.owner_ids', '{${id}}', false)`);
});
afterAll(async () => {
  await app.end();
  for (const drop of drops) await drop();
});

const planOf = async (text: string): Promise<string> =>
  (await app.query<{ 'QUERY PLAN': string }>(`explain ${text}`)).rows
    .map((row) => row['QUERY PLAN'])
    .join('\n');

/** A value of a type; of any other the id is one. */
const ofType: Readonly<Record<string, string>> = {
  integer: '1',
  'timestamp with time zone': '2026-01-01',
};

/** What rows of a record are looked up by: the first two columns of each whole index and of each foreign key. */
const lookUps = async () => {
  const { rows } = await app.query<{ place: string; columns: string[]; types: string[] }>(`
    select distinct c.oid::regclass::text as place, array(select quote_ident(a.attname)
        from unnest(k.columns) with ordinality as at (attnum, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = at.attnum order by n) as columns,
      array(select format_type(a.atttypid, null) from unnest(k.columns) with ordinality as at (attnum, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = at.attnum order by n) as types
    from (select indrelid as oid, (indkey::smallint[])[0:1] as columns from pg_index where indpred is null and indnatts > 1
          union select conrelid, conkey[1:2] from pg_constraint where contype = 'f' and cardinality(conkey) > 1) as k
    join pg_class c on c.oid = k.oid
    where exists (select from pg_attribute s where s.attrelid = c.oid and s.attname = 'struck') order by 1, 2`);
  return rows;
};

test('under the policy that hides what was taken back, every look-up by a key reaches its index', async () => {
  const found = await lookUps();
  expect(found.length).toBeGreaterThan(30);
  const missed: string[] = [];
  for (const { place, columns, types } of found) {
    const where = columns
      .map((column, index) => `${column} = '${ofType[types[index] ?? ''] ?? id}'`)
      .join(' and ');
    const plan = await planOf(`select * from ${place} where ${where}`);
    const by = columns.at(-1) ?? '';
    if (!new RegExp(`Index Cond: .*\\b${by.replaceAll('"', '')}\\b`).test(plan))
      missed.push(`${place} (${columns.join(', ')})`);
  }
  // Only who takes a referral back asks which listings name it; links and mails are not taken back.
  expect(missed).toEqual([
    'board.listing (owner_id, referral_id)',
    'kernel.mail (owner_id, link_id)',
    'meetings.invitation (owner_id, mail_id)',
  ]);
});

test('what was taken back is found by its own index', async () => {
  expect(
    await planOf(`select id from surgery.operation where owner_id = '${id}' and struck is not null`),
  ).toContain('operation_struck');
});
