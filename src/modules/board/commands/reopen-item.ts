import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { canRunMeeting, itemForUpdate, reopenAgendaItem } from '../../meetings/index.ts';
import { listingOfItem } from '../load.ts';
import { biopsyFacts } from '../queries/biopsy-facts.ts';

/**
 * Takes a concluded item of a running board up again, for a reason: at once when none is under discussion, else as the next one.
 * What was recommended stands; what the board saw is kept anew when it concludes.
 */
export const reopenItem = command({
  name: 'board.reopen-item',
  reason: 'needed',
  input: z.object({ itemId: z.uuid() }).strict(),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, { itemId }, held) => {
    const listed = await listingOfItem(context, itemId);
    if (listed !== null) context.moves(`case:${listed.caseId}`);
    const facts = listed && (await biopsyFacts(context, [listed.caseId]))(listed.caseId);
    const { isOpen } = await reopenAgendaItem(context, held, facts);
    context.announce({ type: 'board.item-reopened', itemId, meetingId: held.meeting.id });
    return { id: itemId, isOpen };
  },
});
