import { expect, test } from 'vitest';
import { houseOf } from './file-facts.ts';
import { sqlFaults } from './sql-rules.ts';

const found = (path: string, text: string): string[] => {
  const tree = new Map([
    ['src/modules/people/tables.ts', ''],
    [
      'src/modules/people/views.sql',
      '-- create view people.secret as no\ncreate view people.present\n  as select 1 from people.secret;',
    ],
    ['src/modules/work/tables.ts', ''],
    [path, text],
  ]);
  return sqlFaults(tree, houseOf(tree));
};
const query = 'src/modules/work/queries/all.ts';
const sql = (text: string) => `import { sql } from 'drizzle-orm';\n${text}`;

test.each([
  ['a table', query, sql('sql`select 1 from people.secret`')],
  ['a join', query, sql('sql`select 1 from a\n  left join people.secret s on true`')],
  ['a list of tables', query, sql('sql`select 1 from job, people.secret`')],
  ['quotes', query, sql('sql`select 1 from "people"."secret"`')],
  ['quotes with spaces', query, sql('sql`select 1 from people . "secret"`')],
  ['capitals', query, sql('sql`SELECT 1 FROM People.Secret`')],
  ['a comment between', query, sql('sql`select 1 from /* of */ people.secret`')],
  ['another name of sql', query, "import { sql as s } from 'drizzle-orm';\ns`select 1 from people.secret`"],
  ['all of drizzle', query, "import * as d from 'drizzle-orm';\nd.sql`select 1 from b, people.secret`"],
  ['a part', query, sql("const table = 'secret'; sql`select 1 from people.${sql.raw(table)}`")],
  ['identifiers', query, sql("sql`select 1 from ${sql.identifier('people')}.${sql.identifier('secret')}`")],
  ['a table only the running program knows', query, sql('sql`select 1 from people.${sql.raw(name)}`')],
  ['pieces', query, sql("sql.raw('select 1 from peo' + 'ple.secret')")],
  ['text given to a client', query, "client.query('select 1 from a, people.secret')"],
  ['text kept in a constant', query, 'const statement = `select 1 from people.secret`;'],
  ['a rule of the domain', 'src/modules/work/stage.ts', sql('sql`select 1 from people.secret`')],
  ['a page', 'src/modules/work/web/page.tsx', sql('sql`select 1 from people.secret`')],
  ['a view of its own', 'src/modules/work/views.sql', 'create view work.all as select 1 from people.secret;'],
  ['the kernel', 'src/kernel/journal.ts', sql('sql`select 1 from people.secret`')],
  ['the shell', 'src/app/program/serve.ts', sql('sql`select 1 from people.secret`')],
])('another module’s table by %s is refused', (_what, path, text) => {
  expect(found(path, text)).toEqual([
    expect.stringMatching(/names people\.(?:secret|…): SQL across modules goes through published views/),
  ]);
});

test.each([
  ['a published view', query, sql('sql`select 1 from people.present`')],
  ['its own table', query, sql('sql`select 1 from work.job`')],
  ['a value', query, sql("sql`select 1 from work.job where kind = 'people.secret'`")],
  ['the name of a command', query, "const name = 'people.join';"],
  ['a word of a comment', query, '// select 1 from people.secret'],
  ['a comment of SQL', query, sql('sql`select 1 -- from people.secret\n from work.job`')],
  ['a column of an alias', query, sql('sql`select p.people.secret from work.job p`')],
  ['a test', 'src/modules/work/stage.db.test.ts', sql('sql`select 1 from people.secret`')],
])('%s is welcome', (_what, path, text) => {
  expect(found(path, text)).toEqual([]);
});

test('tables are declared in the module’s own schema', () => {
  const tables = 'src/modules/work/tables.ts';
  const declares = (schema: string) =>
    found(tables, `import { pgSchema as s } from 'drizzle-orm/pg-core';\nexport const a = s(${schema});`);
  expect(declares("'work'")).toEqual([]);
  expect(declares("'people'")).toEqual([expect.stringContaining("stand in the schema 'work'")]);
  expect(declares('name')).toEqual([expect.stringContaining("stand in the schema 'work'")]);
});
