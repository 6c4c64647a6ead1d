import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { CommandContext } from './command.ts';
import { idList, nameOf } from './derivation.ts';
import { withoutValues } from './driver-error.ts';
import { isAppError, refused } from './errors.ts';
import { holdAlong, whatGoesAlong } from './going-along.ts';
import { houseOfTx } from './scope.ts';
import { takeBack } from './struck-record.ts';
import { parentsFirst, placeOf, type Rows } from './striking.ts';
import { withStruck } from './struck.ts';

/** A rule of the database against two in one place: what was taken back has a successor. */
const placeTaken = new Set(['already_there', 'overlaps']);

const clear = async (
  { tx, ownerId }: CommandContext,
  table: string,
  entry: string,
  ids: readonly string[],
): Promise<void> => {
  try {
    await tx.execute(sql`update ${placeOf(table)} set struck = null
      where owner_id = ${ownerId} and id = any (${idList(ids)}) and struck = ${entry}`);
  } catch (error) {
    const said = withoutValues(error);
    if (isAppError(said) && placeTaken.has(said.code)) throw refused('something_took_its_place', { table });
    throw said;
  }
};

/** Clears of these rows the marks of one entry. */
export const clearRows = (context: CommandContext, entry: string, rows: Rows): Promise<void> =>
  withStruck(context.tx, async () => {
    for (const [table, ids] of rows) await holdAlong(context, houseOfTx(context.tx).striking, table, ids);
    for (const place of await parentsFirst(context.tx, rows))
      await clear(context, place, entry, rows.get(place) ?? []);
  });

/** Takes rows back as a part of what a command does, with what goes along with them. */
export const takeAlong = async (
  context: CommandContext,
  table: PgTable,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return;
  const roots = { table: nameOf(table), ids };
  await takeBack(context, await whatGoesAlong(context, houseOfTx(context.tx).striking, roots));
};

/** Brings back what an entry took along with these rows. */
export const bringBack = async (
  context: CommandContext,
  entry: string,
  table: PgTable,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return;
  const { tx } = context;
  const roots = { table: nameOf(table), ids };
  const rows = await withStruck(tx, () => whatGoesAlong(context, houseOfTx(tx).striking, roots));
  await clearRows(context, entry, rows);
};
