import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { Text } from '../../../kernel/text.ts';

/** What happens with backups; a drill proves one or does not. */
export const BackupEvent = z.enum(['made', 'restored', 'proved', 'not-proved']);

/** Writes down that a backup was made, restored, or tried in a drill; of one that did not open, its id is not known. */
export const noteBackup = command({
  name: 'backup.note-backup',
  input: z
    .object({
      what: BackupEvent,
      backupId: z.uuid().nullable().meta({ made: true }),
      keyId: Text.max(16).nullable(),
      /** Why a drill proved nothing: a code. */
      code: Text.max(64).nullable(),
    })
    .strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'operator',
  run: async ({ announce }, { what, backupId, keyId, code }) => {
    announce({ type: `backup.${what}`, backupId: backupId ?? '', keyId: keyId ?? '', code: code ?? '' });
  },
});
