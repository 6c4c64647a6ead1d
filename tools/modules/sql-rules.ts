import type { House } from './file-facts.ts';
import { placeOf } from './place.ts';
import { isTest, type Tree } from './source-files.ts';
import { tablesNamed, viewsOf } from './sql-text.ts';
import { isKnown } from './constant-text.ts';

type SqlText = { readonly text: string; readonly isSql: boolean };

const publishedViews = (tree: Tree): ReadonlySet<string> =>
  new Set([...tree].flatMap(([path, text]) => (path.endsWith('/views.sql') ? viewsOf(text) : [])));

const sqlIn = (path: string, text: string, house: House): readonly SqlText[] =>
  path.endsWith('.sql') ? [{ text, isSql: true }] : (house.get(path)?.texts ?? []);

/** Works on the whole installation, before there is a house or past all of them, as the owner of the database. */
export const pastAllHouses: readonly string[] = [
  'src/app/backup/figures.ts',
  'src/app/backup/take-backup.ts',
  'src/app/program/demo-remove.ts',
  'src/app/sign-in/first-administrator.ts',
];

/** SQL text that reads or writes a table of another module which that module does not publish, with what to do instead. */
const foreignTables = (tree: Tree, house: House): string[] => {
  const published = publishedViews(tree);
  const modules = [...new Set([...tree.keys()].flatMap((path) => placeOf(path).module ?? []))];
  return [...tree].flatMap(([path, text]) => {
    const { area, module } = placeOf(path);
    const isBound = module !== null || area === 'kernel' || area === 'app';
    if (!isBound || isTest(path) || pastAllHouses.includes(path)) return [];
    const others = modules.filter((name) => name !== module);
    const named = sqlIn(path, text, house)
      .flatMap((one) => tablesNamed(one.text, one.isSql, others))
      .map(({ schema, table }) => `${schema}.${isKnown(table) ? table : '…'}`)
      .filter((name) => !published.has(name));
    return [...new Set(named)].map((name) => {
      const owner = name.split('.')[0] ?? '';
      return `${path} names ${name}: SQL across modules goes through published views. Publish one in src/modules/${owner}/views.sql, or call a query of ${owner}'s index.ts.`;
    });
  });
};

/** Tables declared in another schema than the module's own. */
const foreignSchemas = (house: House): string[] =>
  [...house.values()].flatMap(({ path, place, schemas }) =>
    schemas
      .filter((schema) => place.module !== null && schema !== place.module)
      .map(
        (schema) =>
          `${path} declares tables of ${isKnown(schema) ? schema : 'a schema only the running program knows'}: a module's tables stand in the schema '${place.module}'.`,
      ),
  );

/** SQL and tables that are another module's. */
export const sqlFaults = (tree: Tree, house: House): string[] => [
  ...foreignTables(tree, house),
  ...foreignSchemas(house),
];
