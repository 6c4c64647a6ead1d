import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../command.ts';
import { idList } from '../derivation.ts';
import { conflict } from '../errors.ts';
import { whatGoesAlong } from '../going-along.ts';
import { houseOfTx } from '../scope.ts';
import { recordForUpdate } from '../struck-record.ts';
import { mustBeAllowed, placeOf } from '../striking.ts';
import { withStruck } from '../struck.ts';
import { Text } from '../text.ts';

/**
 * Takes a record back, with what lies within it: nobody sees it any more, nothing counts it, and it can be restored. Each row
 * is marked with this entry, which says who did it, when and why.
 */
export const strike = command({
  name: 'kernel.strike',
  input: z.object({ table: Text.max(100), id: z.uuid(), version: z.int().positive() }).strict(),
  reason: 'needed',
  load: (context, { table, id }) => recordForUpdate(context, table, id),
  permit: (actor, { record }, ownerId) => record.permit(actor, ownerId),
  run: async (context, { table, id, version }, read) => {
    const { tx, ownerId, entryId } = context;
    if (read.version !== version) throw conflict();
    const { striking } = houseOfTx(tx);
    const gone = await whatGoesAlong(context, striking, { table, id });
    mustBeAllowed(context, striking, gone);
    await withStruck(tx, async () => {
      for (const [place, ids] of gone)
        await tx.execute(sql`update ${placeOf(place)} set struck = ${entryId}
          where owner_id = ${ownerId} and id = any (${idList(ids)})`);
    });
    context.announce({ type: 'kernel.struck', table, id });
    return { rows: [...gone.values()].flat().length };
  },
});
