import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { ClientConfig } from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { loadBackup } from '../../kernel/backup/load-backup.ts';
import type { Manifest } from '../../kernel/backup/manifest.ts';
import { perform } from '../../kernel/command.ts';
import { installationId } from '../../kernel/ids.ts';
import type { Keys } from '../../kernel/key-file.ts';
import { inHouse, type Database } from '../../kernel/scope.ts';
import { noteBackup } from './commands/note-backup.ts';

/** Loads a backup into an empty, migrated database and notes it in the installation's journal: both or nothing. */
export const restoreBackup = (
  { owner, database, now }: { owner: ClientConfig; database: Database; now: Temporal.Instant },
  backup: { path: string; keys: Keys },
): Promise<Manifest> =>
  loadBackup(owner, backup, async (client, { opening }) => {
    const tx = inHouse(drizzle(client), database.house);
    await tx.execute(sql`select set_config('app.owner_ids', ${`{${installationId}}`}, true)`);
    const call = { actor: { kind: 'operator' } as const, ownerId: installationId, now };
    await perform(tx, noteBackup, call, {
      what: 'restored',
      backupId: opening.id,
      keyId: null,
      code: null,
    });
  });
