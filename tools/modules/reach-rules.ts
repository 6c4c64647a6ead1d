import type { Call, Path } from './file-calls.ts';
import type { FileFacts, House } from './file-facts.ts';
import { everyName } from './file-imports.ts';
import { originsOf, reaches, type Origin } from './origins.ts';
import { placeOf } from './place.ts';
import { isWriting } from './sql-text.ts';

type Reach = { readonly house: House; readonly file: FileFacts; readonly origins: readonly Origin[] };
type Rule = (reach: Reach) => string | null;

const kernelFile = (file: string): string => `src/kernel/${file}`;
const databaseOfKernel = ['scope.ts', 'write-rows.ts', 'tables.ts', 'columns.ts', 'auth-tables.ts'].map(
  kernelFile,
);
const isDatabase = ({ at }: Origin): boolean =>
  /^(?:drizzle-orm|pg)(?:\/|$)/.test(at) ||
  databaseOfKernel.includes(at) ||
  placeOf(at).inside === 'tables.ts';

/** Whether one of these names of a kernel file is taken, or all of them. */
const takes = (origins: readonly Origin[], file: string, ...names: string[]): boolean =>
  origins.some(({ at, name }) => at === kernelFile(file) && (names.includes(name) || name === everyName));
const takesCommands = (origins: readonly Origin[]): boolean =>
  origins.some(({ at }) => placeOf(at).module !== null && placeOf(at).inside.startsWith('commands/'));
const executes = (origins: readonly Origin[]): boolean => takes(origins, 'command.ts', 'execute', 'perform');

/** A call of the transaction itself: `tx.select`, `context.tx.execute`. */
const isOfTransaction = (path: Path, transactions: ReadonlySet<string>): boolean =>
  path.length > 1 && (transactions.has(path[0] ?? '') || path.slice(0, -1).includes('tx'));
const callsTransaction = ({ calls, transactions }: FileFacts): boolean =>
  calls.some(({ paths }) => paths.some((path) => isOfTransaction(path, transactions)));

const pageRule: Rule = ({ file, origins }) =>
  file.place.inside.startsWith('web/') && (origins.some(isDatabase) || callsTransaction(file))
    ? 'a page touches no table: read by a query of queries/ through scope.read, write by a command through scope.run.'
    : null;

const writingMethods = new Set(['insert', 'update', 'delete', '?']);
const continues = new Set([
  'values',
  'set',
  'where',
  'returning',
  'onConflictDoNothing',
  'onConflictDoUpdate',
]);
const tableNames = ({ imports }: FileFacts): ReadonlySet<string> =>
  new Set(
    imports
      .filter(({ file }) => file !== null && placeOf(file).inside === 'tables.ts')
      .flatMap(({ names }) => names.map(({ ours }) => ours)),
  );

/** `tx.insert(job)` however the transaction, the method or the table is called; not `seen.delete(id)` of a Map. */
const isRowWrite = (file: FileFacts, tables: ReadonlySet<string>, { paths, given, next }: Call): boolean =>
  paths.some(
    (path) =>
      writingMethods.has(path.at(-1) ?? '') &&
      (isOfTransaction(path, file.transactions) ||
        (path.at(-1) !== '?' &&
          (continues.has(next ?? '') || given.some(([root = '']) => tables.has(root))))),
  );

const isRowWriter = (at: string): boolean => at === kernelFile('write-rows.ts');

const queryRule: Rule = ({ house, file, origins }) => {
  if (file.place.module === null || !file.place.inside.startsWith('queries/')) return null;
  const tables = tableNames(file);
  const writes =
    origins.some(({ at }) => isRowWriter(at)) ||
    reaches(house, file.path, isRowWriter) ||
    takesCommands(origins) ||
    executes(origins) ||
    file.calls.some((call) => isRowWrite(file, tables, call)) ||
    file.texts.some(({ text }) => isWriting(text));
  return writes
    ? 'a query writes nothing, nor does a file it uses: let a command do it, and keep what reads in a file of its own.'
    : null;
};

const isCommand = ({ place }: FileFacts): boolean =>
  place.module !== null && place.inside.startsWith('commands/');

const commandRule: Rule = ({ file, origins }) => {
  if (!isCommand(file)) return null;
  if (takesCommands(origins))
    return 'a command never imports a command: put what two share beside schema.ts, as a function on the transaction.';
  return executes(origins)
    ? 'a command calls no other command: put what both do beside schema.ts, or announce an event and answer it in events.ts.'
    : null;
};

/** What commands share carries none out either, or a command could call one through it. */
const sharedRule: Rule = ({ file, origins }) => {
  const { module, inside } = file.place;
  const stands =
    module !== null && !inside.includes('/') && !['index.ts', 'module.ts', 'events.ts'].includes(inside);
  return stands && takesCommands(origins)
    ? 'what stands beside schema.ts calls no command: only pages, events.ts and the shell do.'
    : null;
};

/** What brings whole files into the record; the modules say themselves what rows of theirs a case means (`fed-rows.ts`). */
const isOfImport = ({ place }: FileFacts): boolean =>
  place.module !== null && /^(?:import|commands\/import-|case-rows)/.test(place.inside);

const importRule: Rule = ({ file, origins }) => {
  if (!isOfImport(file)) return null;
  const isForeign = ({ at }: Origin) => {
    const { module, inside } = placeOf(at);
    return inside === 'tables.ts' && module !== null && module !== file.place.module;
  };
  return origins.some(isForeign)
    ? 'an import knows no table of another module: let that module make the rows (its fed-rows.ts) and read them (its queries/).'
    : null;
};

const scopeRule: Rule = ({ file: { place }, origins }) =>
  !['kernel', 'app', 'testing'].includes(place.area) &&
  place.module !== 'directory' &&
  takes(origins, 'scope.ts', 'withScope')
    ? 'only kernel, directory and app open a scope: take the transaction as an argument, or use pageScope.'
    : null;

/** What a public page has is `publicScope`: no session, no house's transaction, no query or page of another module. */
const publicRule: Rule = ({ file, origins }) =>
  file.place.inside.startsWith('web/public/') &&
  (takes(origins, 'app-context.ts', 'appContext') ||
    origins.some(({ at }) => placeOf(at).module !== null && placeOf(at).module !== file.place.module))
    ? 'a public page works with publicScope alone: read what is published, and let strangers send a command through its gate.'
    : null;

const dateRule: Rule = ({ file }) =>
  file.place.module !== null && file.references.has('Date')
    ? 'no Date in domain code: use Temporal, or text compared as text; now comes from the context.'
    : null;

const rules: readonly Rule[] = [
  pageRule,
  queryRule,
  commandRule,
  sharedRule,
  importRule,
  scopeRule,
  publicRule,
  dateRule,
];

/** Files that reach for what is not theirs, each with what to do instead. */
export const reachFaults = (house: House): string[] =>
  [...house.values()].flatMap((file) => {
    if (file.isTest) return [];
    const origins = file.imports.flatMap((one) => originsOf(house, one));
    return rules.flatMap((rule) => {
      const fault = rule({ house, file, origins });
      return fault === null ? [] : [`${file.path}: ${fault}`];
    });
  });
