import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { itemForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem } from '../tables.ts';

/**
 * Sets the item under discussion aside without a conclusion: it waits, after the others, with all that was recorded for it. Its discussion
 * begins anew when it is taken up again.
 */
export const setAsideItem = command({
  name: 'meetings.set-aside-item',
  input: z.object({ itemId: z.uuid() }).strict(),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async ({ tx, now }, _input, { item }) => {
    if (item.state !== 'open') throw refused('item_not_current');
    await updateRow(tx, agendaItem, item, { state: 'waiting', openedAt: null, setAsideAt: now.toString() });
    return { id: item.id };
  },
});
