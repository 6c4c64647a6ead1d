import type { Temporal } from 'temporal-polyfill';
import { checkBackup } from '../../kernel/backup/read-backup.ts';
import { execute } from '../../kernel/command.ts';
import { isAppError } from '../../kernel/errors.ts';
import { installationId } from '../../kernel/ids.ts';
import type { Keys } from '../../kernel/key-file.ts';
import type { Database } from '../../kernel/scope.ts';
import { noteBackup } from '../backup/commands/note-backup.ts';
import { type Proof, proveBackup, type Proved } from '../backup/prove-backup.ts';
import { inTemporaryFolder } from '../backup/temporary-folder.ts';
import { fileNamed } from './file-named.ts';
import { keysOf } from './installation-keys.ts';
import { mustBeOfThisVersion } from './restore.ts';
import type { Invocation, Subcommand } from './subcommand.ts';
import { operatorCall, withProgram } from './with-program.ts';

const prove = async (
  { config }: Pick<Invocation, 'config'>,
  { path, keys }: { path: string; keys: Keys },
): Promise<Proved> => {
  mustBeOfThisVersion((await checkBackup(path, keys)).opening);
  return inTemporaryFolder((dataFolder) =>
    withProgram({ config: { ...config, dataFolder, databaseUrl: null } }, 'a backup drill', (work) =>
      proveBackup(work, { path, keys }),
    ),
  );
};

const reasonOf = ({ tables, heads, figures, faults }: Proof): string => {
  const kinds = Object.entries({ tables, heads, figures, faults }).filter(([, found]) => found.length > 0);
  return kinds.map(([kind]) => kind).join(' ');
};

const remember = (
  database: Database,
  now: Temporal.Instant,
  { backupId, code }: { backupId: string | null; code: string | null },
) =>
  execute(database, noteBackup, operatorCall(installationId, now), {
    what: code === null ? 'proved' : 'not-proved',
    backupId,
    keyId: null,
    code,
  });

const textOf = ({ manifest: { opening, tables }, proof, isProved }: Proved): string => {
  const lines = [
    ...proof.tables.map((name) => `table ${name} differs`),
    ...proof.heads.map((owner) => `the head of the chain of ${owner} differs`),
    ...proof.figures.map((slug) => `scorecards of ${slug} differ`),
    ...proof.faults.map(({ code }) => `journal: ${code}`),
  ];
  const houses = Object.keys(opening.figures).length;
  const summary = `${tables.length} tables, ${Object.keys(opening.heads).length} chains, scorecards of ${houses} houses`;
  return isProved
    ? `The backup of ${opening.at} can be restored: ${summary} are as they were, and the journal is valid.`
    : [...lines, `The backup of ${opening.at} did not come back as it was.`].join('\n');
};

/** Restores a backup into a database of its own for a moment, compares, removes it, and remembers when and with what result. */
export const backupDrill: Subcommand = {
  words: ['backup', 'drill'],
  usage: 'FILE',
  positionals: ['FILE'],
  options: {},
  run: async ({ config, positionals: [file = ''] }) => {
    const noting = (note: Parameters<typeof remember>[2]) =>
      withProgram({ config }, 'noting a backup drill', ({ database, now }) => remember(database, now, note));
    const backup = { path: fileNamed(file), keys: await keysOf(config) };
    const proved = await prove({ config }, backup).catch(async (error: unknown) => {
      const code = isAppError(error) ? error.code : 'unexpected';
      // A slip in the file's name says nothing about a backup.
      if (code !== 'file_not_readable') await noting({ backupId: null, code });
      throw error;
    });
    const { manifest, proof, isProved } = proved;
    await noting({ backupId: manifest.opening.id, code: isProved ? null : reasonOf(proof) });
    return {
      document: { id: manifest.opening.id, at: manifest.opening.at, proved: isProved, differing: proof },
      text: textOf(proved),
      code: isProved ? 0 : 1,
    };
  },
};
