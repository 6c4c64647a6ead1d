import { describe, expect, test } from 'vitest';
import { layoutFaults, staleNames } from './check-modules.ts';
import { factsOf } from './modules/file-facts.ts';
import { readTree, type Tree } from './modules/source-files.ts';

const manifest = (name: string, ...dependsOn: string[]): [string, string] => [
  `src/modules/${name}/module.ts`,
  `export const ${name} = { name: '${name}', dependsOn: [${dependsOn.map((to) => `'${to}'`).join(', ')}] };`,
];
const rooms = (name: string): [string, string][] =>
  ['README.md', 'index.ts', 'schema.ts', 'tables.ts'].map((file) => [`src/modules/${name}/${file}`, '']);
const list = (...names: string[]): [string, string] => [
  'src/app/modules.ts',
  names.map((name) => `import { ${name} } from '../modules/${name}/module.ts';`).join('\n'),
];
/** Two modules, the second depending on the first, and these files. */
const house = (files: Readonly<Record<string, string>>): Tree =>
  new Map([
    manifest('people'),
    manifest('work', 'people'),
    list('people', 'work'),
    ...rooms('people'),
    ...rooms('work'),
    ...Object.entries(files),
  ]);
const faults = (path: string, text = '') => layoutFaults(house({ [path]: text }));
const from = (written: string) => `import { it } from '${written}';`;

test('the house itself keeps its layout', () => {
  const tree = readTree(process.cwd());
  expect(tree.size).toBeGreaterThan(200);
  expect(layoutFaults(tree)).toEqual([]);
  expect(staleNames(tree)).toEqual([]);
});

test('an orderly house has no fault', () => {
  expect(layoutFaults(house({}))).toEqual([]);
});

describe('names and places', () => {
  test.each([
    'src/modules/work/patient-utils.ts',
    'src/modules/work/web/helpers.tsx',
    'src/kernel/common/dates.ts',
    'src/modules/work/case-service.ts',
    'src/app/case-manager.ts',
    'src/modules/work/figoStage.ts',
    'src/modules/work/stuff/stage.ts',
    'src/modules/work/case.tsx',
    'src/modules/work/board.css',
    'src/modules/work/data/set.ts',
    'src/modules/work/web/case/parts/head.tsx',
    'src/modules/work/queries/case/all.ts',
    'src/app/page.tsx',
    'src/library/stage.ts',
    'src/other.ts',
    'src/modules/work/stage.test.ts',
  ])('%s is refused', (path) => {
    expect(faults(path)).toMatchObject([expect.stringContaining(path)]);
  });

  test.each([
    'src/modules/work/figo-stage.ts',
    'src/modules/work/data/mappings/tcga-ov.json',
    'src/modules/work/web/case.tsx',
    'src/modules/work/web/case/case.tsx',
    'src/modules/work/web/board.css',
    'src/modules/work/web/room/live.css',
    'src/modules/work/import/row-reader.ts',
    'src/modules/work/schema.property.test.ts',
    'src/app/web/page.tsx',
    'src/ui/button.tsx',
    'src/locales/ko.po',
  ])('%s is welcome', (path) => {
    expect(faults(path)).toEqual([]);
  });

  test('two files of web/ with one name, in whichever room', () => {
    const twice = { 'src/modules/work/web/words.tsx': '', 'src/modules/work/web/case/words.ts': '' };
    expect(layoutFaults(house(twice))).toEqual([expect.stringContaining('two files of web/ with one name')]);
    const apart = { 'src/modules/work/web/case/case.tsx': '', 'src/modules/work/web/case/case.css': '' };
    expect(layoutFaults(house(apart))).toEqual([]);
    expect(layoutFaults(house({ ...apart, 'src/modules/people/web/case.tsx': '' }))).toEqual([]);
  });

  test('a module that is not on the list of modules', () => {
    expect(layoutFaults(new Map([...house({}), list('people')]))).toEqual([
      expect.stringContaining('src/modules/work: does not run'),
    ]);
  });

  test('a module without its rooms, or called otherwise than its folder', () => {
    expect(layoutFaults(new Map([manifest('work'), list('work')]))).toHaveLength(4);
    const [, text] = manifest('labour');
    expect(faults('src/modules/work/module.ts', text)).toMatchObject([
      expect.stringContaining("name: 'work'"),
    ]);
  });

  test('a command’s file makes that command and no other', () => {
    const path = 'src/modules/work/commands/do-it.ts';
    expect(faults(path, "command({\n  name: 'work.do-it',\n})")).toEqual([]);
    expect(faults(path, "command({\n  name: 'work.do-that',\n})")).toHaveLength(1);
    expect(faults(path, 'export const share = 1;')).toHaveLength(1);
  });
});

describe('imports', () => {
  test.each([
    ['kernel of a module', 'src/kernel/scope.ts', '../modules/work/index.ts'],
    ['kernel of ui', 'src/kernel/scope.ts', '../ui/button.tsx'],
    ['ui of a module', 'src/ui/button.tsx', '../modules/work/index.ts'],
    ['ui of the database', 'src/ui/button.tsx', '../kernel/scope.ts'],
    ['ui of test things', 'src/ui/button.tsx', '../testing/drawn.ts'],
    ['a test of ui of a module', 'src/ui/button.test.tsx', '../modules/work/index.ts'],
    ['the inside of another module', 'src/modules/work/web/page.tsx', '../../people/queries/all.ts'],
    ['another module’s words from a query', 'src/modules/work/queries/all.ts', '../../people/web/index.ts'],
    ['another module’s tables from a query', 'src/modules/work/queries/all.ts', '../../people/tables.ts'],
    ['a module it does not depend on', 'src/modules/people/queries/all.ts', '../../work/index.ts'],
    ['such tables', 'src/modules/people/tables.ts', '../work/tables.ts'],
    ['the shell', 'src/modules/work/web/page.tsx', '../../../app/pages.ts'],
    ['test things', 'src/modules/work/web/page.tsx', '../../../testing/centre.ts'],
    ['a manifest from elsewhere than the list', 'src/routes.ts', './modules/work/module.ts'],
    ['the inside of a module from app', 'src/app/migrate.ts', '../modules/work/schema.ts'],
    ['a page from a command’s neighbour', 'src/modules/work/load.ts', './web/page.tsx'],
    ['a module’s fills from a page', 'src/modules/work/web/page.tsx', '../../people/fills.server.ts'],
    ['a module’s fills from elsewhere in app', 'src/app/pages.ts', '../modules/work/fills.server.ts'],
    ['a request from a query', 'src/modules/work/queries/all.ts', '../../../kernel/app-context.ts'],
    ['drizzle in schema.ts', 'src/modules/work/schema.ts', 'drizzle-orm'],
    ['files in a domain rule', 'src/modules/work/figo-stage.ts', 'node:fs'],
    ['tables in a domain rule', 'src/modules/work/figo-stage.ts', './tables.ts'],
    ['a transaction in a domain rule', 'src/modules/work/figo-stage.ts', '../../kernel/scope.ts'],
  ])('%s: refused', (_what, path, written) => {
    const found = faults(path, from(written));
    expect(found.length).toBeGreaterThan(0);
    for (const fault of found) expect(fault).toContain(`${path} imports`);
    expect(faults(path, `import type { It } from '${written}';`)).toEqual(found);
  });

  test.each([
    ['src/modules/work/tables.ts', '../people/tables.ts'],
    ['src/modules/work/web/page.tsx', '../../people/index.ts'],
    ['src/modules/work/web/page.tsx', '../../people/web/index.ts'],
    ['src/modules/work/figo-stage.ts', '../people/index.ts'],
    ['src/modules/work/figo-stage.ts', '../../kernel/partial-date.ts'],
    ['src/modules/work/figo-stage.ts', 'node:crypto'],
    ['src/modules/work/figo-stage.ts', './schema.ts'],
    ['src/modules/work/schema.db.test.ts', '../../testing/centre.ts'],
    ['src/app/program/serve.ts', '../../modules/work/index.ts'],
    ['src/ui/form.tsx', '../kernel/http/refusal.ts'],
    ['src/ui/form.test.tsx', '../testing/drawn.ts'],
    ['src/ui/form.test.tsx', '../kernel/i18n.ts'],
    ['src/kernel/i18n.ts', '../locales/en.po'],
  ])('%s may import %s', (path, written) => {
    expect(faults(path, from(written))).toEqual([]);
  });

  test('one command never imports another', () => {
    const path = 'src/modules/work/commands/do-it.ts';
    const text = `${from('./do-that.ts')}\ncommand({ name: 'work.do-it' });`;
    expect(faults(path, text)).toMatchObject([expect.stringContaining('never imports a command')]);
  });

  test('circles of modules and of files are shown; types make no circle', () => {
    const ab = (a: string, b: string) => house({ 'src/app/a.ts': a, 'src/app/b.ts': b });
    expect(layoutFaults(ab(from('./b.ts'), from('./a.ts')))).toMatchObject([
      expect.stringContaining('src/app/a.ts → src/app/b.ts → src/app/a.ts'),
    ]);
    expect(layoutFaults(ab(from('./b.ts'), "import { type It } from './a.ts';"))).toEqual([]);
    const both = house({ [manifest('people', 'work')[0]]: manifest('people', 'work')[1] });
    expect(layoutFaults(both)).toMatchObject([expect.stringContaining('people → work → people')]);
  });
});

test('imports are found in all their forms', () => {
  const text = [
    "import { a,\n  b } from './a.ts';",
    "import './b.css';",
    "export * from './c.ts';",
    "export { type D } from './d.ts';",
    "import type { E } from './e.ts';",
    "import f, { type F } from './f.ts';",
    "const g = await import('./g.ts');",
    "// import { no } from './no.ts';",
    'const said = "import { no } from \'./no.ts\';";',
    "export { h as mine } from './h.ts';",
    'const i = await import(`./i.ts`);',
    "const j = await import('./' + 'j.ts');",
    "import /* a word */ k from /* another */ './k.ts';",
    "type L = import('./l.ts').L;",
    "const m = require('./m.ts');",
    "import n = require('./n.ts');",
    "import o from './o.json' with { type: 'json' };",
    "import p from './p.sql?raw';",
    "const kind = './q'; const q = import(kind + '.ts');",
    "if (a) { const r = async () => (await import('./r.ts')).r; }",
  ].join('\n');
  const types = ['d', 'e', 'l'];
  const files = [
    'a.ts',
    'b.css',
    ...'cdefghijklmn'.split('').map((name) => `${name}.ts`),
    'o.json',
    'p.sql',
    'q.ts',
    'r.ts',
  ];
  const found = factsOf('src/x.ts', text).imports.map(({ file, isType }) => [file, isType] as const);
  expect(found).toHaveLength(files.length);
  expect(new Map(found)).toEqual(
    new Map(files.map((file) => [`src/${file}`, types.includes(file[0] ?? '')])),
  );
});

test.each([
  ['a name only the running program knows', 'const it = await import(`./${name}.ts`);', 'in full'],
  ['a loader of its own', "const load = createRequire(import.meta.url); load('./a.ts');", 'createRequire'],
  ['its require', "const load = require; load('./a.ts');", 'require'],
  ['eval', "eval('1')", 'eval'],
  ['a function from text', "new Function('return 1')", 'Function'],
  ['a glob', "import.meta.glob('./*.ts')", 'glob'],
  ['no TypeScript', 'const a = = 1;', 'cannot be read'],
])('what hides what it runs is refused: %s', (_what, text, said) => {
  expect(faults('src/app/a.ts', text)).toMatchObject([expect.stringContaining(said)]);
});
