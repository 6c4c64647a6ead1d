import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { itemForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem } from '../tables.ts';

/** Takes an item up; one item of a meeting is open at a time. */
export const openItem = command({
  name: 'meetings.open-item',
  input: z.object({ itemId: z.uuid() }).strict(),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async ({ tx, ownerId, now }, _input, { item, meeting }) => {
    if (meeting.state !== 'open') throw refused('meeting_not_open');
    if (item.state !== 'waiting') throw refused('item_not_waiting');
    const open = await tx
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(
        and(
          eq(agendaItem.ownerId, ownerId),
          eq(agendaItem.meetingId, meeting.id),
          eq(agendaItem.state, 'open'),
        ),
      );
    if (open.length > 0) throw refused('item_still_open');
    await updateRow(tx, agendaItem, item, { state: 'open', openedAt: now.toString() });
    return { id: item.id };
  },
});
