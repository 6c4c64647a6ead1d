import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { conflict } from '../../kernel/errors.ts';
import type { outcome30, pathology } from './tables.ts';

/** Refuses when a report that hangs on an operation is not in the version that was read (0: there was none). */
export const readInVersion = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  table: typeof pathology | typeof outcome30,
  id: string,
  version: number,
): Promise<void> => {
  const found = await tx
    .select({ version: table.version })
    .from(table)
    .where(and(eq(table.ownerId, ownerId), eq(table.id, id)));
  if ((found[0]?.version ?? 0) !== version) throw conflict();
};
