import { and, eq, sql } from 'drizzle-orm';
import { type Database, withScope } from '../../kernel/scope.ts';
import { journal } from '../../kernel/tables.ts';
import { sayLives } from './commands/say-lives.ts';
import { lastNotes } from './history.ts';

/**
 * When a house's record was restored, as long as nobody has said since that it is the one that lives: it may stand beside the one it was copied
 * from, and both would write to the same people. Null where nothing is waited for.
 */
export const heldSince = async (database: Database, ownerId: string): Promise<string | null> => {
  const { restored } = await lastNotes(database);
  if (restored === undefined) return null;
  const said = JSON.stringify([{ type: 'backup.lives', restoredAt: restored.at }]);
  const found = await withScope(database, [ownerId], (tx) =>
    tx
      .select({ seq: journal.seq })
      .from(journal)
      .where(
        and(
          eq(journal.ownerId, ownerId),
          eq(journal.command, sayLives.name),
          sql`${journal.events} @> ${said}::jsonb`,
        ),
      )
      .limit(1),
  );
  return found.length === 0 ? restored.at : null;
};
