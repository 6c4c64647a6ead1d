/** Prints every file and import that is against the house's layout (ARCHITECTURE.md): `node tools/check-modules.ts`. */
import { fileCycles, moduleCycles } from './modules/cycles.ts';
import { fileNameFaults } from './modules/file-names.ts';
import { importFaults, type Dependencies } from './modules/import-rules.ts';
import { placeOf } from './modules/place.ts';
import { reachFaults } from './modules/reach-rules.ts';
import { sharedFiles } from './modules/pure-nouns.ts';
import { importsOf, readTree, type Tree } from './modules/source-files.ts';

const quoted = /'([^']+)'/g;

/** What each module says it depends on, read from its manifest without running it. */
export const dependenciesOf = (tree: Tree): Dependencies =>
  new Map(
    [...tree].flatMap(([path, text]): [string, string[]][] => {
      const { module, inside } = placeOf(path);
      if (module === null || inside !== 'module.ts') return [];
      const listed = /dependsOn: \[([^\]]*)\]/.exec(text)?.[1] ?? '';
      return [[module, [...listed.matchAll(quoted)].map((match) => match[1] ?? '')]];
    }),
  );

const manifestFaults = (tree: Tree): string[] =>
  [...tree].flatMap(([path, text]) => {
    const { module, inside } = placeOf(path);
    if (module === null || inside !== 'module.ts' || text.includes(`name: '${module}'`)) return [];
    return [`${path}: a module is called like its folder: name: '${module}'.`];
  });

/** A module that the one list does not name does not run. */
const unlistedModules = (tree: Tree, dependencies: Dependencies): string[] => {
  const list = 'src/app/modules.ts';
  const listed = importsOf(list, tree.get(list) ?? '').map(({ file }) => file);
  return [...dependencies.keys()]
    .filter((module) => !listed.includes(`src/modules/${module}/module.ts`))
    .map((module) => `src/modules/${module}: does not run. Name its manifest in ${list}.`);
};

/** Everything in a tree that is against the house's layout, each with what to do instead. */
export const layoutFaults = (tree: Tree): string[] => {
  const dependencies = dependenciesOf(tree);
  return [
    ...fileNameFaults(tree),
    ...manifestFaults(tree),
    ...unlistedModules(tree, dependencies),
    ...importFaults(tree, dependencies),
    ...reachFaults(tree),
    ...moduleCycles(dependencies),
    ...fileCycles(tree),
  ];
};

/** Names on the list of shared command parts whose file is gone. */
export const staleNames = (tree: Tree): string[] => sharedFiles().filter((path) => !tree.has(path));

if (process.argv[1] === import.meta.filename) {
  const tree = readTree(process.cwd());
  const faults = [...layoutFaults(tree), ...staleNames(tree).map((path) => `${path}: is listed, but gone.`)];
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
