import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command, type CommandContext } from '../command.ts';
import { idList } from '../derivation.ts';
import { withoutValues } from '../driver-error.ts';
import { conflict, isAppError, refused } from '../errors.ts';
import { holdAlong } from '../going-along.ts';
import { houseOfTx } from '../scope.ts';
import { recordForUpdate, rowsStruckBy, struckRecord } from '../struck-record.ts';
import { mustBeAllowed, parentsFirst, placeOf, type Rows } from '../striking.ts';
import { withStruck } from '../struck.ts';
import { Text } from '../text.ts';

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

const holdEach = async (context: CommandContext, rows: Rows): Promise<void> => {
  for (const [table, ids] of rows) await holdAlong(context, houseOfTx(context.tx).striking, table, ids);
};

/** Restores what was taken back as one: exactly the rows that bear the mark of that entry. */
export const restore = command({
  name: 'kernel.restore',
  input: z.object({ table: Text.max(100), id: z.uuid(), version: z.int().positive() }).strict(),
  reason: 'needed',
  load: (context, { table, id }) => withStruck(context.tx, () => recordForUpdate(context, table, id)),
  permit: (actor, { record }, ownerId) => record.permit(actor, ownerId),
  run: async (context, { table, id, version }, read) => {
    if (read.struck === null) throw refused('not_taken_back');
    if (read.version !== version) throw conflict();
    const entry = read.struck;
    const { tx } = context;
    await struckRecord(context, entry, { table, id });
    const rows = await rowsStruckBy(context, entry);
    mustBeAllowed(context, houseOfTx(tx).striking, rows);
    await withStruck(tx, async () => {
      await holdEach(context, rows);
      for (const place of await parentsFirst(tx, rows))
        await clear(context, place, entry, rows.get(place) ?? []);
    });
    context.announce({ type: 'kernel.restored', table, id });
    return { rows: [...rows.values()].flat().length };
  },
});
