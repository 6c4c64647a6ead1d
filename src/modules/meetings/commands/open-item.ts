import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { itemForUpdate, mustHaveNoOpenItem } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem } from '../tables.ts';

/** Takes an item up; one item of a meeting is open at a time. */
export const openItem = command({
  name: 'meetings.open-item',
  input: z.object({ itemId: z.uuid() }).strict(),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, _input, { item, meeting }) => {
    if (meeting.state !== 'open') throw refused('meeting_not_open');
    if (item.state !== 'waiting') throw refused('item_not_waiting');
    await mustHaveNoOpenItem(context, meeting.id);
    await updateRow(context.tx, agendaItem, item, { state: 'open', openedAt: context.now.toString() });
    return { id: item.id };
  },
});
