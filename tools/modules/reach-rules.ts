import { placeOf } from './place.ts';
import { importsOf, isTest, type Tree } from './source-files.ts';

type Rule = (path: string, code: string) => string | null;

/** The text without comments, so that words in them are no code. */
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1');

const databaseOfKernel = ['scope.ts', 'write-rows.ts', 'tables.ts', 'columns.ts'];

const importsAny = (
  path: string,
  code: string,
  isMeant: (written: string, file: string) => boolean,
): boolean => importsOf(path, code).some(({ written, file }) => isMeant(written, file ?? ''));

/** Named from the kernel by an import of this very name. */
const takes = (code: string, name: string): boolean =>
  new RegExp(`^import [^;]*\\b${name}\\b[^;]*from '[^']*/kernel/`, 'm').test(code);

const pageRule: Rule = (path, code) => {
  if (!placeOf(path).inside.startsWith('web/')) return null;
  const reaches = importsAny(path, code, (written, file) => {
    const { area, inside } = placeOf(file);
    return (
      written.startsWith('drizzle-orm') ||
      inside === 'tables.ts' ||
      (area === 'kernel' && databaseOfKernel.includes(inside))
    );
  });
  return reaches
    ? 'a page touches no table: read by a query of queries/ through scope.read, write by a command through scope.run.'
    : null;
};

const queryRule: Rule = (path, code) => {
  const { module, inside } = placeOf(path);
  if (module === null || !inside.startsWith('queries/')) return null;
  const writes =
    importsAny(path, code, (_written, file) => file === 'src/kernel/write-rows.ts') ||
    /\.(?:insert|update|delete)\(\s*\w+(?:\.\w+)?\s*\)\s*\.(?:values|set|where)\b/.test(code) ||
    /\b(?:insert into|delete from|update [\w.]+ set)\s/i.test(code);
  return writes ? 'a query writes nothing: let a command do it.' : null;
};

const callingRule: Rule = (path, code) =>
  placeOf(path).inside.startsWith('commands/') && (takes(code, 'execute') || takes(code, 'perform'))
    ? 'a command calls no other command: put what both do beside schema.ts, or announce an event and answer it in events.ts.'
    : null;

const scopeRule: Rule = (path, code) => {
  const { area, module } = placeOf(path);
  const mayOpen = ['kernel', 'app', 'testing'].includes(area) || module === 'directory';
  return !mayOpen && takes(code, 'withScope')
    ? 'only kernel, directory and app open a scope: take the transaction as an argument, or use pageScope.'
    : null;
};

const dateRule: Rule = (path, code) =>
  placeOf(path).module !== null && /\bnew Date\b|\bDate\.(?:now|parse|UTC)\b|[:<|] ?Date\b/.test(code)
    ? 'no Date in domain code: use Temporal, or text compared as text; now comes from the context.'
    : null;

const publishedViews = (tree: Tree): ReadonlySet<string> =>
  new Set(
    [...tree]
      .filter(([path]) => path.endsWith('/views.sql'))
      .flatMap(([, text]) => [...text.matchAll(/^create view (\w+\.\w+)/gm)].map(([, name = '']) => name)),
  );

/** SQL text that reads or writes a table of another module which that module does not publish. */
const sqlFaults = (tree: Tree): string[] => {
  const published = publishedViews(tree);
  const modules = [...new Set([...tree.keys()].flatMap((path) => placeOf(path).module ?? []))];
  const named = new RegExp(
    `\\b(?:from|join|into|update|using|table)\\s+((${modules.join('|')})\\.\\w+)`,
    'gi',
  );
  return [...tree].flatMap(([path, text]) => {
    const { module } = placeOf(path);
    if (module === null || isTest(path) || modules.length === 0) return [];
    return [...withoutComments(text).matchAll(named)]
      .filter(([, name = '', owner]) => owner !== module && !published.has(name))
      .map(
        ([, name, owner]) =>
          `${path} names ${name}: SQL across modules goes through published views. Publish one in src/modules/${owner}/views.sql, or call a query of ${owner}'s index.ts.`,
      );
  });
};

const rules: readonly Rule[] = [pageRule, queryRule, callingRule, scopeRule, dateRule];

/** Files that reach for what is not theirs, by import or by SQL, each with what to do instead. */
export const reachFaults = (tree: Tree): string[] => [
  ...[...tree].flatMap(([path, text]) => {
    if (isTest(path) || !/\.tsx?$/.test(path)) return [];
    const code = withoutComments(text);
    return rules.flatMap((rule) => {
      const fault = rule(path, code);
      return fault === null ? [] : [`${path}: ${fault}`];
    });
  }),
  ...sqlFaults(tree),
];
