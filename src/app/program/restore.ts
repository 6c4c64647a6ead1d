import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { refuseFilled } from '../../kernel/backup/load-backup.ts';
import type { Opening } from '../../kernel/backup/manifest.ts';
import { checkBackup } from '../../kernel/backup/read-backup.ts';
import type { Config } from '../../kernel/config.ts';
import { refused } from '../../kernel/errors.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { verifiedWith } from './audit.ts';
import { fileNamed } from './file-named.ts';
import { keysOf } from './installation-keys.ts';
import type { Subcommand } from './subcommand.ts';
import { withProgram } from './with-program.ts';

/** Refuses a backup whose tables were made by other migrations than this version has. */
export const mustBeOfThisVersion = ({ migrations, version }: Opening): void => {
  const mine = readMigrationFiles({ migrationsFolder: join(process.cwd(), 'migrations') });
  if (JSON.stringify(mine.map(({ hash }) => hash)) !== JSON.stringify(migrations))
    throw refused('backup_of_other_version', { version });
};

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** What a restore that failed has made in a data folder without a database goes again; what was there stays. */
const orAsItWas = async <T>({ databaseUrl, dataFolder }: Config, work: () => Promise<T>): Promise<T> => {
  const before = namesIn(dataFolder);
  const mine = databaseUrl === null && !before.includes('pg18');
  try {
    return await work();
  } catch (error) {
    if (mine)
      for (const name of namesIn(dataFolder))
        if (!before.includes(name)) rmSync(join(dataFolder, name), { recursive: true, force: true });
    throw error;
  }
};

/** Loads a backup into an empty data folder or database, all of it or nothing, and verifies the journal. */
export const restoreCommand: Subcommand = {
  words: ['restore'],
  usage: 'FILE',
  positionals: ['FILE'],
  options: {},
  run: async ({ config, positionals: [file = ''] }) => {
    const [path, keys] = [fileNamed(file), await keysOf(config)];
    mustBeOfThisVersion((await checkBackup(path, keys)).opening);
    return orAsItWas(config, () =>
      withProgram(
        { config },
        'restoring a backup',
        async (work) => {
          const { opening, tables } = await restoreBackup(work, { path, keys });
          const { faults, lines } = await verifiedWith(work.database, opening.heads);
          const rows = tables.reduce((sum, table) => sum + table.rows, 0);
          return {
            document: { id: opening.id, at: opening.at, rows, verified: faults.length === 0, faults },
            text: [
              `Restored the backup of ${opening.at}: ${rows} rows of ${tables.length} tables. Whoever was signed in signs in again.`,
              ...lines,
            ].join('\n'),
            code: faults.length === 0 ? 0 : 1,
          };
        },
        refuseFilled,
      ),
    );
  },
};
