import { lastNotes, type Note } from '../backup/history.ts';
import type { Subcommand } from './subcommand.ts';
import { withProgram } from './with-program.ts';

const since = (note: Note | undefined): string => note?.at ?? 'unknown';

/** Says when the last backup was made and when one was last proved, as the installation's journal knows it. */
export const backupStatus: Subcommand = {
  words: ['backup', 'status'],
  usage: '',
  positionals: [],
  options: {},
  run: ({ config }) =>
    withProgram({ config }, 'reading when the last backup was made', async ({ database }) => {
      const { made, proved, 'not-proved': failed, restored } = await lastNotes(database);
      const isNewer = failed !== undefined && (proved === undefined || failed.at > proved.at);
      return {
        document: {
          lastBackup: made ?? null,
          lastProved: proved ?? null,
          lastFailedDrill: failed ?? null,
          restored: restored ?? null,
        },
        text: [
          `Last backup: ${since(made)}`,
          `Last drill that proved one: ${since(proved)}`,
          ...(isNewer ? [`A drill failed since: ${failed.at} (${failed.code})`] : []),
          ...(restored ? [`This record was restored from a backup: ${restored.at}`] : []),
        ].join('\n'),
        code: 0,
      };
    }),
};
