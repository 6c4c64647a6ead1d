import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { nameOf } from '../../kernel/derivation.ts';
import { conflict } from '../../kernel/errors.ts';
import { amongStruck } from '../../kernel/struck.ts';
import { clearRows } from '../../kernel/striking-marks.ts';
import type { outcome30, pathology } from './tables.ts';

/**
 * Refuses when a report that hangs on an operation is not in the version that was read (0: there was none). One that was taken back by
 * itself stands again from here on, to be written anew: what it said then is an earlier version of it.
 */
export const readInVersion = async (
  context: CommandContext,
  table: typeof pathology | typeof outcome30,
  id: string,
  version: number,
): Promise<void> => {
  const { tx, ownerId } = context;
  const found = await amongStruck(
    tx,
    tx
      .select({ version: table.version, struck: table.struck })
      .from(table)
      .where(and(eq(table.ownerId, ownerId), eq(table.id, id))),
  );
  const struck = found[0]?.struck ?? null;
  if ((struck === null ? (found[0]?.version ?? 0) : 0) !== version) throw conflict();
  if (struck !== null) await clearRows(context, struck, new Map([[nameOf(table), [id]]]));
};
