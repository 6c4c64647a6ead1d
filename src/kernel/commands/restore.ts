import { z } from 'zod';
import { command } from '../command.ts';
import { conflict, refused } from '../errors.ts';
import { houseOfTx } from '../scope.ts';
import { recordForUpdate, rowsStruckBy, struckRecord } from '../struck-record.ts';
import { mustBeAllowed } from '../striking.ts';
import { clearRows } from '../striking-marks.ts';
import { withStruck } from '../struck.ts';
import { Text } from '../text.ts';

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
    await struckRecord(context, entry, { table, id });
    const rows = await rowsStruckBy(context, entry);
    mustBeAllowed(context, houseOfTx(context.tx).striking, rows);
    await clearRows(context, entry, rows);
    context.announce({ type: 'kernel.restored', table, id });
    return { rows: [...rows.values()].flat().length };
  },
});
