import type { FileFacts, House } from './file-facts.ts';
import { isReadable } from './file-imports.ts';

/** Loads the database's binaries from the package of this system. */
const loaders = ['src/kernel/cluster/binaries.ts'];
const ownLoaders = ['createRequire', 'require', 'eval', 'Function'];

const faultsIn = ({ path, errors, imports, references, calls }: FileFacts): string[] => [
  ...errors.map((message) => `cannot be read: ${message}`),
  ...imports
    .filter((one) => !isReadable(one) && !loaders.includes(path))
    .map(() => 'imports what only the running program knows: write the name of the file in full.'),
  ...ownLoaders
    .filter((name) => references.has(name))
    .map((name) => `uses ${name}, behind which nobody sees what is run: use import.`),
  ...(calls.some(({ paths }) => paths.some((path) => path.includes('glob') && path[0] === '?'))
    ? ['imports by import.meta.glob: name the files.']
    : []),
];

const isOfTheProgram = ({ isTest, place }: FileFacts): boolean => !isTest && place.area !== 'testing';

/** Files that hide from these rules what they run, each with what to do instead. */
export const unreadableFaults = (house: House): string[] =>
  [...house.values()]
    .filter(isOfTheProgram)
    .flatMap((file) => faultsIn(file).map((fault) => `${file.path}: ${fault}`));
