import type { House } from './file-facts.ts';
import { placeOf } from './place.ts';
import { isTest, type Tree } from './source-files.ts';

const root = ['main.ts', 'root.tsx', 'routes.ts', 'server.ts', 'entry.client.tsx', 'entry.server.tsx'];
const areas = ['app', 'kernel', 'locales', 'modules', 'testing', 'ui'];
const moduleFolders: Readonly<Record<string, RegExp>> = {
  commands: /^[^/]+\.ts$/,
  queries: /^[^/]+\.ts$/,
  import: /^[^/]+\.ts$/,
  export: /^[^/]+\.ts$/,
  fhir: /^[^/]+\.ts$/,
  records: /^[^/]+\.ts$/,
  print: /^[^/]+\.typ$/,
  data: /^(?:[^/]+\/)?[^/]+\.(?:json|yaml)$/,
  web: /^(?:[^/]+\/)?[^/]+\.(?:tsx?|css)$/,
};
/** Every module has these; a README is one screen: what it owns, its words, its invariants, its public surface. */
const required = ['README.md', 'index.ts', 'module.ts', 'schema.ts', 'tables.ts'];
const empty = /^(?:utils?|helpers?|services?|managers?|common|misc|shared|lib)$/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const nameFault = (path: string): string | null => {
  const { area, inside } = placeOf(path);
  if (area === 'locales' || inside.endsWith('README.md') || area === 'root') return null;
  const parts = inside.split('/').map((part) => part.split('.')[0] ?? '');
  const vague = parts.flatMap((part) => part.split('-')).find((word) => empty.test(word));
  if (vague !== undefined)
    return `"${vague}" says nothing: name the file after what it holds (a noun of the domain) or does (a command).`;
  return parts.every((part) => kebab.test(part)) ? null : 'write names in lower case with hyphens.';
};

const placeFault = (path: string): string | null => {
  const { area, module, inside } = placeOf(path);
  if (area === 'root')
    return root.includes(inside)
      ? null
      : `only ${root.join(', ')} stand here: put it into app/, kernel/, ui/ or a module.`;
  if (!areas.includes(area)) return `folders here are ${areas.join(', ')}: choose one of them.`;
  if (path.endsWith('.tsx') && area !== 'ui' && !inside.startsWith('web/'))
    return 'what draws stands in web/ of a module or of app, or in ui/ when it knows no word of the domain.';
  if (module === null) return null;
  const [folder = '', ...rest] = inside.split('/');
  if (rest.length === 0)
    return /\.(?:ts|sql|md)$/.test(folder) ? null : 'pages and styles go to web/, definitions to data/.';
  const allowed = moduleFolders[folder];
  if (allowed === undefined)
    return `folders of a module are ${Object.keys(moduleFolders).join(', ')}: choose one, or put a domain rule as a noun beside schema.ts.`;
  return allowed.test(rest.join('/')) ? null : `${folder}/ holds files ${allowed.source}, not this one.`;
};

/** A test stands beside what it tests: reader.property.test.ts beside reader.ts. */
const testFault = (path: string, tree: Tree): string | null => {
  if (!isTest(path) || placeOf(path).module === null) return null;
  const stem = path.replace(/(?:\.[a-z-]+)*\.test\.tsx?$/, '');
  return tree.has(`${stem}.ts`) || tree.has(`${stem}.tsx`)
    ? null
    : 'a test stands beside the file it tests and begins with its name; tests of the whole house go to testing/.';
};

/** A command's file is called like the command, so that a line of the journal leads to its code. */
const commandFault = (path: string, house: House): string | null => {
  const { module, inside } = placeOf(path);
  const file = /^commands\/([^./]+)\.ts$/.exec(inside);
  if (module === null || file === null) return null;
  const names = house.get(path)?.commands ?? [];
  const name = `${module}.${file[1]}`;
  return names.length === 1 && names[0] === name
    ? null
    : `a file in commands/ makes exactly one command, named '${name}'; what two commands share stands beside schema.ts.`;
};

const missingFiles = (tree: Tree): string[] => {
  const modules = new Set([...tree.keys()].flatMap((path) => placeOf(path).module ?? []));
  return [...modules].flatMap((module) =>
    required
      .filter((file) => !tree.has(`src/modules/${module}/${file}`))
      .map((file) => `src/modules/${module}/${file}: is missing, every module has one.`),
  );
};

/** Rooms of web/ are where a page is looked for; a page's name alone says which one is meant. */
const twiceNamed = (tree: Tree): string[] => {
  const rooms = [...tree.keys()].filter((path) => !isTest(path) && placeOf(path).inside.startsWith('web/'));
  const called = Map.groupBy(rooms, (path) => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    return `${placeOf(path).area}/${placeOf(path).module ?? ''}/${file.split('.')[0]}.${file.endsWith('.css') ? 'css' : 'ts'}`;
  });
  return [...called.values()]
    .filter((paths) => paths.length > 1)
    .map((paths) => `${paths.join(' and ')}: two files of web/ with one name; call them apart.`);
};

/** Files whose name or place is not in the house's vocabulary, each with what to do instead. */
export const fileNameFaults = (tree: Tree, house: House): string[] => [
  ...missingFiles(tree),
  ...twiceNamed(tree),
  ...[...tree.keys()].flatMap((path) =>
    [nameFault(path), placeFault(path), testFault(path, tree), commandFault(path, house)]
      .filter((fault) => fault !== null)
      .map((fault) => `${path}: ${fault}`),
  ),
];
