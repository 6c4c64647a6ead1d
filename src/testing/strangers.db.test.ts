import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyPage } from '../app/addresses.ts';
import { modules } from '../app/modules.ts';
import { publishNotice, sendQuestion } from '../modules/privacy/index.ts';
import { createTestCentre, type TestCentre } from './centre.ts';
import { testDatabase } from './database.ts';
import { fillOwner } from './filled-owner.ts';

/** All that strangers may read; a column or table more is a decision. */
const published = [
  'privacy.notice.body',
  'privacy.notice.from_on',
  'privacy.notice.house_name',
  'privacy.notice.house_native_name',
  'privacy.notice.locale',
  'privacy.notice.number',
  'privacy.notice.owner_id',
  'privacy.notice.slug',
];

const owner = new Client(testDatabase().owner);
/** The strangers' login in the hands of somebody who writes SQL. */
const stranger = new Client(testDatabase().publics);
let mine: TestCentre;

beforeAll(async () => {
  await Promise.all([owner.connect(), stranger.connect()]);
  mine = await createTestCentre({ called: 'Hidden' });
  await fillOwner(mine);
  const { administrator } = mine.people;
  const said = (body: string) => [{ locale: 'en', body } as const];
  await mine.as(administrator, publishNotice, { last: 3, texts: said('Stood once.') });
  await mine.as(administrator, publishNotice, { last: 4, texts: said('Stands now.') });
  const asked = { name: 'Hidden', address: 'x@stranger.example', text: 'Hidden question' };
  await mine.as({ kind: 'public' }, sendQuestion, asked);
}, 120_000);
afterAll(() => Promise.all([owner.end(), stranger.end()]));

const refusal = async (text: string): Promise<string> => {
  await stranger.query('begin');
  try {
    await stranger.query(text);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await stranger.query('rollback');
  }
};

describe('the strangers’ login', () => {
  test('of all schemas, tables, columns and functions of the catalogue it reaches the short list and nothing else', async () => {
    const { rows } = await owner.query(`
      select array(select n.nspname || '.' || c.relname || '.' || a.attname
          from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
          where n.nspname !~ '^(pg_|information_schema$)' and c.relkind in ('r', 'p', 'v', 'm', 'f') and not a.attisdropped
            and a.attnum > 0 and has_schema_privilege(r.oid, n.oid, 'usage') and has_column_privilege(r.oid, c.oid, a.attnum, 'select')
          order by 1) as columns,
        array(select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname !~ '^(pg_|information_schema$)' and (
            case when c.relkind = 'S' then has_sequence_privilege(r.oid, c.oid, 'usage, select, update')
            when c.relkind in ('r', 'p', 'v', 'm', 'f') then has_table_privilege(r.oid, c.oid, 'insert, update, delete, truncate, references, trigger, maintain')
              or has_any_column_privilege(r.oid, c.oid, 'insert, update, references') end)) as writes,
        array(select nspname::text from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)'
          and has_schema_privilege(r.oid, oid, 'usage, create') order by 1) as schemas,
        array(select nspname::text from pg_namespace where has_schema_privilege(r.oid, oid, 'create')) as creates,
        array(select f.oid::regprocedure::text from pg_proc f join pg_namespace n on n.oid = f.pronamespace
          where n.nspname !~ '^(pg_|information_schema$)' and has_schema_privilege(r.oid, n.oid, 'usage')
            and has_function_privilege(r.oid, f.oid, 'execute')
            and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')) as functions,
        (select count(*)::integer from pg_auth_members m where r.oid in (m.member, m.roleid)) as memberships,
        (select count(*)::integer from pg_shdepend where refobjid = r.oid and deptype = 'o') as owned,
        rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit as more
      from pg_roles r where rolname = 'consilium_public'`);
    expect(rows).toEqual([
      {
        columns: published,
        writes: [],
        schemas: ['privacy'],
        creates: [],
        functions: [],
        memberships: 0,
        owned: 0,
        more: false,
      },
    ]);
  });

  test('every other table refuses it, asked one by one', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_schema$)'
       union all select format('%I.%I', schemaname, viewname) from pg_views where schemaname !~ '^(pg_|information_schema$)'`,
    );
    expect(rows.length).toBeGreaterThan(60);
    for (const { name } of rows)
      expect([name, await refusal(`select * from ${name}`)]).toEqual([name, '42501']);
  });

  test('sees the text that stands, of every house; by no setting of its own anything else', async () => {
    const all = async () => {
      const { rows } = await stranger.query<{ body: string }>(
        'select body from privacy.notice where slug = $1',
        [mine.slug],
      );
      return rows.map(({ body }) => body);
    };
    const kept = await owner.query<{ count: number }>(
      'select count(*)::integer as count from privacy.notice where owner_id = $1',
      [mine.ownerId],
    );
    expect(kept.rows[0]?.count).toBeGreaterThan(2);
    expect(await all()).toEqual(['Stands now.']);
    for (const [name, value] of [
      ['app.owner_ids', `{${mine.ownerId}}`],
      ['app.struck', 'shown'],
      ['row_security', 'off'],
      ['search_path', 'privacy, care, kernel'],
    ]) {
      await stranger.query('select set_config($1, $2, false)', [name, value]);
      expect([name, await all().catch((error: { code: string }) => error.code)]).toEqual([
        name,
        name === 'row_security' ? '42501' : ['Stands now.'],
      ]);
      await stranger.query(`reset ${name}`);
    }
    expect(await refusal('set role consilium_app')).toBe('42501');
    expect(await refusal(`select text from privacy.question`)).toBe('42501');
  });

  test('writes nothing, also once it has switched off that it only reads', async () => {
    const write = `update privacy.notice set body = 'Mine'`;
    expect(await refusal(write)).toBe('25006');
    await stranger.query('set default_transaction_read_only = off');
    for (const text of [
      write,
      `insert into privacy.question (owner_id, id) values (gen_random_uuid(), gen_random_uuid())`,
      `delete from privacy.notice`,
      `select kernel.append_entry(gen_random_uuid(), gen_random_uuid(), now(), '{}', 'x', null, '[]')`,
    ])
      expect([text, await refusal(text)]).toEqual([text, '42501']);
    await stranger.query('reset default_transaction_read_only');
  });

  test('asks for no more than two seconds', async () => {
    expect(await refusal('select pg_sleep(5)')).toBe('57014');
  });
});

describe('public pages', () => {
  test('stand in a room of their own, and are the only ones in the frame of strangers', () => {
    const declared = modules.flatMap(({ publicPages = [] }) => publicPages);
    expect(declared.length).toBeGreaterThan(0);
    for (const { file } of declared) expect(file).toMatch(/^modules\/\w+\/web\/public\/[\w-]+\.tsx$/);
    const framed = everyPage.filter(({ frame }) => frame === 'public').map(({ file }) => file);
    expect(framed).toEqual(declared.map(({ file }) => file));
  });
});
