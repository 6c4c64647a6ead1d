import { and, eq } from 'drizzle-orm';
import type { Tx } from './scope.ts';
import { journal } from './tables.ts';

/** Who wrote an entry of the journal, by which command, and when; null where there is none. */
export const entryOf = async (tx: Tx, ownerId: string, id: string) => {
  const found = await tx
    .select({ command: journal.command, actor: journal.actor, at: journal.at })
    .from(journal)
    .where(and(eq(journal.ownerId, ownerId), eq(journal.id, id)));
  return found[0] ?? null;
};
