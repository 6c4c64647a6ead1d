import { expect, test } from 'vitest';
import { houseOf } from './file-facts.ts';
import { reachFaults } from './reach-rules.ts';

const house = (path: string, text: string, others: Readonly<Record<string, string>> = {}) =>
  reachFaults(
    houseOf(
      new Map([
        ['src/modules/work/tables.ts', 'export const job = 1;'],
        ['src/modules/work/commands/do-that.ts', 'export const doThat = 1;'],
        ...Object.entries(others),
        [path, text],
      ]),
    ),
  );
const query = 'src/modules/work/queries/all.ts';
const command = 'src/modules/work/commands/do-it.ts';
const page = 'src/modules/work/web/page.tsx';
const importing = 'src/modules/work/import-all.ts';
const noun = 'src/modules/work/stage.ts';
const from = (name: string, file: string) => `import { ${name} } from '../../../kernel/${file}';\n`;
const tables = "import { job } from '../tables.ts';\n";
const sql = "import { sql } from 'drizzle-orm';\n";

const noTable = 'touches no table';
const noWrite = 'a query writes nothing';
const noCommand = 'never imports a command';
const noCall = 'calls no other command';
const noScope = 'only kernel, directory and app open a scope';
const noForeign = 'an import knows no table of another module';
const noDate = 'no Date in domain code';
const publicPage = 'src/modules/work/web/public/page.tsx';
const noHouse = 'a public page works with publicScope alone';

test.each([
  ['drizzle', page, "import { eq } from 'drizzle-orm';", noTable],
  ['a type of drizzle', page, "import type { SQL } from 'drizzle-orm';", noTable],
  ['drizzle on the way', page, "const { eq } = await import('drizzle-orm');", noTable],
  ['the driver', page, "import pg from 'pg';", noTable],
  ['tables', page, "import * as table from '../tables.ts';", noTable],
  ['the type of a table', page, "type Job = typeof import('../tables.ts').job;", noTable],
  ['a scope', page, from('withScope', 'scope.ts'), noTable],
  ['row writers', page, from('insertRows', 'write-rows.ts'), noTable],
  ['statements of its own', page, 'scope.read((t) => t.execute("select 1"));', noTable],
  ['a request', publicPage, "import { appContext } from '../../../../kernel/app-context.ts';", noHouse],
  ['a house', publicPage, "import { pageScope } from '../../../directory/index.ts';", noHouse],
  ['a table of a public page', publicPage, "import { job } from '../../tables.ts';", noTable],
  ['a shell page with drizzle', 'src/app/web/door.tsx', "import { eq } from 'drizzle-orm';", noTable],

  ['row writers', query, from('updateRow', 'write-rows.ts'), noWrite],
  ['row writers by another name', query, from('updateRow as look', 'write-rows.ts'), noWrite],
  ['an insert', query, 'await tx.insert(table.job).values({});', noWrite],
  ['an insert by a computed name', query, "await tx['in' + 'sert'](job);", noWrite],
  ['any method of a transaction', query, 'await tx[verb](job);', noWrite],
  ['a delete', query, 'const gone = (db: Tx) => db.delete(job);', noWrite],
  ['an update of the context', query, 'await context.tx.update(job);', noWrite],
  ['another name of tx', query, 'const look = tx; await look.update(job);', noWrite],
  ['a method taken out', query, 'const { insert: look } = tx; await look(job);', noWrite],
  ['a table of its own', query, `${tables}await house.delete(job);`, noWrite],
  ['an update by SQL', query, `${sql}sql\`update work.job set done = true\``, noWrite],
  ['SQL by another name', query, "import { sql as s } from 'drizzle-orm';\ns`delete from work.job`", noWrite],
  ['a comment between words', query, `${sql}sql\`delete /* all */\n from work.job\``, noWrite],
  ['capitals and a part', query, `${sql}sql\`INSERT  INTO \${job} values (1)\``, noWrite],
  [
    'an update of a part',
    query,
    `${sql}sql\`with a as (update \${job} as j set done = true) select 1\``,
    noWrite,
  ],
  ['SQL in pieces', query, `${sql}sql.raw('del' + 'ete from ' + 'work.job')`, noWrite],
  ['SQL joined', query, "tx.execute(['insert', 'into work.job'].join(' '));", noWrite],
  ['SQL in a constant', query, "const verb = 'delete'; tx.execute(`${verb} from work.job`);", noWrite],
  ['a command', query, "import { doThat } from '../commands/do-that.ts';", noWrite],
  ['carrying out', query, from('perform', 'command.ts'), noWrite],

  ['its neighbour', command, "import { doThat } from './do-that.ts';", noCommand],
  ['its neighbour’s type', command, "import type { doThat } from './do-that.ts';", noCommand],
  ['its neighbour later', command, "const it = () => import('./do-that.ts');", noCommand],
  ['it gives on', command, "export { doThat } from './do-that.ts';", noCommand],
  ['to execute', command, from('type Command, execute', 'command.ts'), noCall],
  ['to execute by another name', command, from('execute as look', 'command.ts'), noCall],
  ['to perform', command, from('perform', 'command.ts'), noCall],
  ['all of it', command, "import * as all from '../../../kernel/command.ts';", noCall],
  [
    'shared parts that do',
    noun,
    "import { doThat } from './commands/do-that.ts';",
    'beside schema.ts calls no',
  ],

  ['a scope in a query', query, from('withScope', 'scope.ts'), noScope],
  ['by another name', query, from('withScope as open', 'scope.ts'), noScope],
  ['all of scope', noun, "import * as scope from '../../kernel/scope.ts';", noScope],
  ['in a component', 'src/ui/a.tsx', "import { withScope } from '../kernel/scope.ts';", noScope],

  ['a new one', noun, 'const now = new Date();', noDate],
  ['with words between', noun, 'const now = new /* really */\n  Date(0);', noDate],
  ['its time', noun, 'const now = Date.now();', noDate],
  ['its time, hidden', noun, "const now = Date['now']();", noDate],
  ['another name of it', noun, 'const Day = Date; const now = new Day();', noDate],
  ['that of the world', noun, "const now = new globalThis['Da' + 'te']();", noDate],
  ['in a type', noun, 'type Life = { born: Date };', noDate],
  ['in a list', noun, 'const all: Map<string, Date[]> = new Map();', noDate],
  ['by reflection', noun, 'const now = Reflect.construct(Date, []);', noDate],
])('%s in %s is refused', (_what, path, text, said) => {
  expect(house(path, text)).toContainEqual(expect.stringContaining(said));
});

test.each([
  ['another table, given on', page, "import { job } from '../queries/all.ts';", noTable],
  ['the scope, given on', noun, "import { open } from './queries/all.ts';", noScope],
  ['the scope, renamed', noun, "import { mine } from './queries/all.ts';", noScope],
  ['a command of another module', command, "import { doThat } from '../../people/index.ts';", noCommand],
  ['all of another module', command, "import * as people from '../../people/index.ts';", noCommand],
  ['a table of another module', importing, "import { box } from '../people/index.ts';", noForeign],
  ['a row writer two files away', query, "import { load } from '../load.ts';", noWrite],
])('%s is seen through the files between', (_what, path, text, said) => {
  const found = house(path, text, {
    'src/modules/work/queries/all.ts':
      "import { withScope } from '../../../kernel/scope.ts';\nexport * from '../tables.ts';\nexport { withScope as open };\nexport const mine = withScope;",
    'src/modules/work/load.ts': "import { renew } from './renew.ts';",
    'src/modules/work/renew.ts': "import { updateRow } from '../../kernel/write-rows.ts';",
    'src/modules/people/index.ts':
      "export { doThat } from './commands/do-that.ts';\nexport { boxTable as box } from './tables.ts';",
    'src/modules/people/tables.ts': 'export const boxTable = 1;',
    'src/modules/people/commands/do-that.ts': 'export const doThat = 1;',
  });
  expect(found).toContainEqual(expect.stringMatching(`^${path}: .*${said}`));
});

test.each([
  ['a Map of its own', query, 'const seen = new Map(); seen.delete(id); seen.set(a, b);'],
  ['a digest', query, "createHash('sha256').update(text).digest('hex');"],
  ['a lock', query, `${sql}sql\`select id from work.job for no key update\``],
  ['a column called so', query, `${sql}sql\`select deleted from work.job\``],
  ['a query of rows', query, `${tables}await tx.select().from(job);`],
  ['a word of a comment', noun, '/** Never new Date(). */\n// delete from people.secret\nconst a = 1;'],
  ['a word of a page', page, 'const a = t`Date`; const b = <Trans>Date</Trans>;'],
  ['a property', noun, "const a = { Date: 1 }.Date; type A = { Date: string }; const b = a['Date'];"],
  ['a page that forms dates for reading', page, 'new Intl.DateTimeFormat(locale);'],
  [
    'a page that reads by queries',
    page,
    "import { all } from '../queries/all.ts';\nscope.read((tx) => all(tx, id));",
  ],
  ['a scope in directory', 'src/modules/directory/queries/a.ts', from('withScope', 'scope.ts')],
  ['the type of a transaction', query, from('type Tx', 'scope.ts')],
  ['a command that is made', command, from('command', 'command.ts')],
  ['a handler', 'src/modules/work/events.ts', "import { doThat } from './commands/do-that.ts';"],
  ['a table of its own', importing, "import { job } from './tables.ts';"],
  ['a test', 'src/modules/work/web/page.db.test.ts', "import { eq } from 'drizzle-orm';"],
])('%s in %s is welcome', (_what, path, text) => {
  expect(house(path, text)).toEqual([]);
});
