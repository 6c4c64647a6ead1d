import { constants, setPriority } from 'node:os';
import { takeBackup } from '../backup/take-backup.ts';
import { fileNamed } from './file-named.ts';
import { keysOf } from './installation-keys.ts';
import type { Subcommand } from './subcommand.ts';
import { withProgram } from './with-program.ts';

/** Writes everything there is in this moment to a new file, sealed, while people go on working. */
export const backupCommand: Subcommand = {
  words: ['backup'],
  usage: 'FILE',
  positionals: ['FILE'],
  options: {},
  run: async ({ config, positionals: [file = ''] }) => {
    const [path, keys] = [fileNamed(file), await keysOf(config)];
    // Whoever waits for a page comes first.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    return withProgram({ config }, 'a backup', async (work) => {
      const { opening, tables, bytes } = await takeBackup(work, { keys, path });
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const { id, at, heads } = opening;
      return {
        document: { file: path, id, at, key: keys[0].id, bytes, rows, tables, heads },
        text: `Backup of ${at}: ${rows} rows of ${tables.length} tables, ${(bytes / 1e6).toFixed(1)} MB, sealed with key ${keys[0].id}, read back and found whole.`,
        code: 0,
      };
    });
  },
};
