import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { idList } from '../../../kernel/derivation.ts';
import { conflict, refused } from '../../../kernel/errors.ts';
import { placesAnew } from '../agenda-order.ts';
import { itemForUpdate, itemsIn } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem } from '../tables.ts';

/**
 * Puts an item that waits before another one that waits, or behind all of them. Whoever has meanwhile moved either, or taken the
 * other up, is a conflict: nobody is put where nobody meant.
 */
export const orderItem = command({
  name: 'meetings.order-item',
  input: z.object({ itemId: z.uuid(), version: z.int().positive(), before: z.uuid().nullable() }).strict(),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async ({ tx, ownerId }, { itemId, version, before }, { item, meeting }) => {
    if (meeting.state === 'closed') throw refused('meeting_closed');
    if (item.state !== 'waiting') throw refused('item_not_waiting');
    if (item.version !== version) throw conflict();
    const waiting = await itemsIn({ tx, ownerId }, meeting.id, 'waiting');
    const others = waiting.filter(({ id }) => id !== itemId);
    if (before !== null && !others.some(({ id }) => id === before)) throw conflict();
    const anew = placesAnew(waiting, itemId, before);
    if (anew.length > 0) {
      const positions = sql.param(`{${anew.map(({ position }) => position).join(',')}}`);
      await tx.execute(sql`update ${agendaItem} set position = given.position
        from unnest(${idList(anew.map(({ id }) => id))}, ${positions}::int[]) as given (id, position)
        where ${agendaItem.ownerId} = ${ownerId} and ${agendaItem.id} = given.id`);
    }
    return { moved: anew.length };
  },
});
