import type { House } from './file-facts.ts';
import type { Import } from './file-imports.ts';
import { placeOf, type Place } from './place.ts';
import { isPureNoun } from './pure-nouns.ts';
import { isTest } from './source-files.ts';

/** Modules by name, with the modules they may import. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

type Edge = {
  readonly path: string;
  readonly from: Place;
  readonly target: string;
  readonly to: Place;
  readonly dependencies: Dependencies;
};
type Rule = (edge: Edge) => string | null;

/** Of the kernel, components may know how a refusal looks, which languages there are, how a state is cut and what a form is. */
const kernelForUi = [
  'error-codes.ts',
  'errors.ts',
  'forms/answers.ts',
  'forms/asked.ts',
  'forms/facts.ts',
  'forms/changes.ts',
  'forms/coded.ts',
  'forms/handed.ts',
  'forms/items.ts',
  'forms/posted.ts',
  'forms/read-form.ts',
  'forms/score.ts',
  'forms/unit-word.ts',
  'forms/without-place.ts',
  'forms/words.ts',
  'http/confirmed-answers.ts',
  'http/refusal.ts',
  'http/secret-name.ts',
  'languages.ts',
  'names.ts',
  'once-for.ts',
  'sections.ts',
];

const kernelRule: Rule = ({ from, to }) =>
  from.area === 'kernel' && to.area !== 'kernel' && to.area !== 'locales'
    ? 'the kernel knows no domain word and no page: pass what it needs as an argument from app/.'
    : null;

/** Tests of components draw them, in a language. */
const isDrawnWith = (path: string, { area }: Place): boolean =>
  isTest(path) && (area === 'testing' || area === 'kernel');

const uiRule: Rule = ({ path, from, to }) => {
  if (from.area !== 'ui' || to.area === 'ui' || isDrawnWith(path, to)) return null;
  return to.area === 'kernel' && kernelForUi.includes(to.inside)
    ? null
    : `ui/ could ship in another product: take it as a property; of the kernel it may use ${kernelForUi.join(', ')}.`;
};

const testingRule: Rule = ({ path, from, to }) =>
  to.area === 'testing' && from.area !== 'testing' && !isTest(path)
    ? 'testing/ is for tests only: move what the program needs out of it.'
    : null;

const upwardRule: Rule = ({ from, to }) =>
  from.area === 'modules' && (to.area === 'app' || to.area === 'root')
    ? 'a module does not know the shell: announce an event, or let app/ pass it in.'
    : null;

const betweenModules: Rule = ({ from, to, dependencies }) => {
  if (from.module === null || to.module === null || from.module === to.module) return null;
  if (!(dependencies.get(from.module) ?? []).includes(to.module))
    return `${from.module} does not depend on ${to.module} (dependsOn in its module.ts): let ${to.module} listen to an event of ${from.module}, or move this to a higher module.`;
  if (to.inside === 'index.ts' || (to.inside === 'tables.ts' && from.inside === 'tables.ts')) return null;
  if (to.inside === 'web/index.ts' && from.inside.startsWith('web/')) return null;
  if (to.inside.startsWith('records/') && /^(?:records|web)\//.test(from.inside)) return null;
  return `import ${to.module}'s index.ts, or from a page its web/index.ts (words and components); what is not exported there is its own affair. tables.ts may name another module's tables.ts for a foreign key.`;
};

/** What app and the build may take of a module besides its index. */
const openToApp = ['index.ts', 'web/index.ts'];
/** Where the two halves of all modules' fills are gathered, and the forms that are defined in code, with their words. */
const listsOfParts: Readonly<Record<string, string>> = {
  'src/app/fills.server.ts': 'fills.server.ts',
  'src/app/web/fills.tsx': 'web/fills.tsx',
  'src/app/recorded-forms.ts': 'web/recorded-forms.ts',
};
const listOfModules = 'src/app/modules.ts';
const fromShell: Rule = ({ path, from, to }) => {
  if (to.module === null || from.module !== null || isTest(path) || from.area === 'testing') return null;
  if (from.area !== 'app' && from.area !== 'root') return null;
  if (to.inside === 'module.ts')
    return path === listOfModules
      ? null
      : `take what the manifests say from ${listOfModules}; nothing else names a module's manifest.`;
  return openToApp.includes(to.inside) || listsOfParts[path] === to.inside
    ? null
    : `import ${to.module}'s index.ts, and export there what the shell needs.`;
};

const webRule: Rule = ({ path, from, to }) =>
  from.module !== null &&
  to.inside.startsWith('web/') &&
  !from.inside.startsWith('web/') &&
  from.inside !== 'fills.server.ts' &&
  !isTest(path)
    ? 'only pages import pages: move what both need beside schema.ts.'
    : null;

/** Reads never see a request. */
const queryRule: Rule = ({ path, from, to }) =>
  from.module !== null &&
  from.inside.startsWith('queries/') &&
  !isTest(path) &&
  to.area === 'kernel' &&
  /^(?:http\/|app-context)/.test(to.inside)
    ? 'a query gets (tx, owner, arguments), never a request: read that in the page and pass the values.'
    : null;

const rules: readonly Rule[] = [
  kernelRule,
  uiRule,
  testingRule,
  upwardRule,
  betweenModules,
  fromShell,
  webRule,
  queryRule,
];

/** Kernel tests show the kernel on a real module's tables. */
const isKernelTest = (path: string): boolean => path.startsWith('src/kernel/') && isTest(path);

const faultsOf = (path: string, found: Import, dependencies: Dependencies): string[] => {
  if (found.file === null || isKernelTest(path)) return [];
  const edge: Edge = {
    path,
    from: placeOf(path),
    target: found.file,
    to: placeOf(found.file),
    dependencies,
  };
  return rules
    .map((rule) => rule(edge))
    .filter((fault) => fault !== null)
    .map((fault) => `${path} imports ${found.file ?? found.written}: ${fault}`);
};

/** Imports against the house's directions, and domain rules that touch the database, each with what to do instead. */
export const importFaults = (house: House, dependencies: Dependencies): string[] =>
  [...house.values()].flatMap(({ path, imports }) => {
    const impure = isPureNoun(path)
      ? imports.filter(({ written, file }) => touchesTheWorld(written, file)).map(({ written }) => written)
      : [];
    return [
      ...imports.flatMap((entry) => faultsOf(path, entry, dependencies)),
      ...impure.map(
        (written) =>
          `${path} imports ${written}: a domain rule is pure. Move the reading to queries/, the writing to commands/; what several commands share on the transaction is listed in tools/modules/pure-nouns.ts.`,
      ),
    ];
  });

const databaseOfKernel =
  /^(?:scope|command|write-rows|tables|columns|handlers|audit|attempts|live|sse|migrate)\.ts$/;

/** A hash (node:crypto) depends on nothing outside, so rules may make one. */
const touchesTheWorld = (written: string, file: string | null): boolean => {
  if (file === null) return /^(?:node:(?!crypto$)|drizzle-orm|pg$|pg\/|fastify|react)/.test(written);
  const to = placeOf(file);
  if (to.area === 'kernel') return databaseOfKernel.test(to.inside) || /^(?:http|cluster)\//.test(to.inside);
  return to.module !== null && to.inside !== 'index.ts' && !isPureNoun(file) && !file.endsWith('.json');
};
