import { expect, test } from 'vitest';
import { reachFaults } from './reach-rules.ts';

const house = (path: string, text: string) =>
  reachFaults(
    new Map([
      ['src/modules/people/tables.ts', ''],
      ['src/modules/people/views.sql', 'create view people.present as\nselect 1;'],
      ['src/modules/work/tables.ts', ''],
      [path, text],
    ]),
  );
const query = 'src/modules/work/queries/all.ts';
const command = 'src/modules/work/commands/do-it.ts';
const page = 'src/modules/work/web/page.tsx';
const noun = 'src/modules/work/stage.ts';
const kernel = (name: string, file: string) => `import { ${name} } from '../../../kernel/${file}';\n`;

test.each([
  ['a page with drizzle', page, "import { eq } from 'drizzle-orm';", 'touches no table'],
  ['a page with tables', page, "import * as table from '../tables.ts';", 'touches no table'],
  ['a page that opens a scope', page, kernel('withScope', 'scope.ts'), 'touches no table'],
  ['a page that writes rows', page, kernel('insertRows', 'write-rows.ts'), 'touches no table'],
  ['a page of the shell', 'src/app/web/door.tsx', "import { eq } from 'drizzle-orm';", 'touches no table'],
  ['a query that writes rows', query, kernel('updateRow', 'write-rows.ts'), 'a query writes nothing'],
  ['a query that inserts', query, 'await tx.insert(table.job).values({});', 'a query writes nothing'],
  ['a query that deletes', query, 'await tx.delete(job).where(x);', 'a query writes nothing'],
  ['a query that updates by SQL', query, 'sql`update work.job set done = true`', 'a query writes nothing'],
  ['a command that executes', command, kernel('type Command, execute', 'command.ts'), 'no other command'],
  ['a command that performs', command, kernel('perform', 'command.ts'), 'no other command'],
  ['a scope in a query', query, kernel('withScope', 'scope.ts'), 'only kernel, directory and app'],
  ['a new Date', noun, 'const now = new Date();', 'no Date in domain code'],
  ['the time of Date', noun, 'const now = Date.now();', 'no Date in domain code'],
  ['a Date in a type', noun, 'type Life = { born: Date };', 'no Date in domain code'],
  ['another module’s table', query, 'sql`select 1 from people.secret`', 'published views'],
  ['such a join', noun, 'sql`select 1 from a\n  left join people.secret s on true`', 'published views'],
])('%s is refused, with what to do instead', (_what, path, text, said) => {
  expect(house(path, text)).toContainEqual(expect.stringContaining(said));
});

test.each([
  ['a published view', query, 'sql`select 1 from people.present`'],
  ['its own table', query, 'sql`select 1 from work.job`'],
  ['a Map of its own', query, 'const seen = new Map(); seen.delete(id); seen.set(a, b);'],
  ['a word of a comment', noun, '/** Never new Date(). */\n// from people.secret\nconst a = 1;'],
  ['a page that forms dates for reading', page, 'new Intl.DateTimeFormat(locale);'],
  ['a scope in directory', 'src/modules/directory/queries/a.ts', kernel('withScope', 'scope.ts')],
  ['a command that is made', command, kernel('command', 'command.ts')],
  ['a test', 'src/modules/work/web/page.db.test.ts', "import { eq } from 'drizzle-orm';"],
])('%s is welcome', (_what, path, text) => {
  expect(house(path, text)).toEqual([]);
});
