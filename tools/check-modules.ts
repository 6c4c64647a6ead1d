/** Prints every file and import that is against the house's layout (ARCHITECTURE.md): `node tools/check-modules.ts`. */
import { fileCycles, moduleCycles } from './modules/cycles.ts';
import { houseOf, type House } from './modules/file-facts.ts';
import { fileNameFaults } from './modules/file-names.ts';
import { importFaults, type Dependencies } from './modules/import-rules.ts';
import { sharedFiles } from './modules/pure-nouns.ts';
import { reachFaults } from './modules/reach-rules.ts';
import { readTree, type Tree } from './modules/source-files.ts';
import { pastAllHouses, sqlFaults } from './modules/sql-rules.ts';
import { unreadableFaults } from './modules/unreadable.ts';

type Manifest = {
  readonly path: string;
  readonly module: string;
  readonly name: string;
  readonly dependsOn: readonly string[];
};

/** What each module says of itself, read from its manifest without running it. */
const manifestsOf = (house: House): Manifest[] =>
  [...house.values()].flatMap(({ path, place, manifest }) =>
    place.module === null || place.inside !== 'module.ts'
      ? []
      : [{ path, module: place.module, name: manifest?.name ?? '', dependsOn: manifest?.dependsOn ?? [] }],
  );

const misnamed = (manifests: readonly Manifest[]): string[] =>
  manifests
    .filter(({ module, name }) => name !== module)
    .map(
      ({ path, module }) => `${path}: a module is called like its folder: name: '${module}', dependsOn: [].`,
    );

/** A module that the one list does not name does not run. */
const unlistedModules = (house: House, manifests: readonly Manifest[]): string[] => {
  const list = 'src/app/modules.ts';
  const listed = (house.get(list)?.imports ?? []).map(({ file }) => file);
  return manifests
    .filter(({ path }) => !listed.includes(path))
    .map(({ module }) => `src/modules/${module}: does not run. Name its manifest in ${list}.`);
};

/** Everything in a tree that is against the house's layout, each with what to do instead. */
export const layoutFaults = (tree: Tree): string[] => {
  const house = houseOf(tree);
  const manifests = manifestsOf(house);
  const dependencies: Dependencies = new Map(manifests.map(({ module, dependsOn }) => [module, dependsOn]));
  return [
    ...fileNameFaults(tree, house),
    ...misnamed(manifests),
    ...unlistedModules(house, manifests),
    ...unreadableFaults(house),
    ...importFaults(house, dependencies),
    ...reachFaults(house),
    ...sqlFaults(tree, house),
    ...moduleCycles(dependencies),
    ...fileCycles(house),
  ];
};

/** Names on the lists of exceptions whose file is gone. */
export const staleNames = (tree: Tree): string[] =>
  [...sharedFiles(), ...pastAllHouses].filter((path) => !tree.has(path));

if (process.argv[1] === import.meta.filename) {
  const tree = readTree(process.cwd());
  const faults = [...layoutFaults(tree), ...staleNames(tree).map((path) => `${path}: is listed, but gone.`)];
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
