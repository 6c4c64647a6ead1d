import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { installationId } from '../../kernel/ids.ts';
import { type Database, withScope } from '../../kernel/scope.ts';
import { journal } from '../../kernel/tables.ts';
import { BackupEvent, noteBackup } from './commands/note-backup.ts';

const Noted = z.array(
  z.object({ type: z.templateLiteral(['backup.', BackupEvent]), backupId: z.string(), code: z.string() }),
);
type What = z.infer<typeof BackupEvent>;
export type Note = { readonly at: string; readonly backupId: string; readonly code: string };

/** The last note of each kind in the installation's journal; a kind that never happened here is missing. */
export const lastNotes = (database: Database): Promise<Partial<Record<What, Note>>> =>
  withScope(database, [installationId], async (tx) => {
    const entries = await tx
      .select({ at: journal.at, events: journal.events })
      .from(journal)
      .where(and(eq(journal.ownerId, installationId), eq(journal.command, noteBackup.name)))
      .orderBy(desc(journal.seq));
    const last: Partial<Record<What, Note>> = {};
    for (const { at, events } of entries)
      for (const { type, backupId, code } of Noted.parse(events))
        last[BackupEvent.parse(type.slice('backup.'.length))] ??= { at, backupId, code };
    return last;
  });
