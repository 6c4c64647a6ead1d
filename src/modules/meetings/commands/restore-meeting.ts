import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { among } from '../../../kernel/among.ts';
import { command } from '../../../kernel/command.ts';
import { conflict, refused } from '../../../kernel/errors.ts';
import { bringBack } from '../../../kernel/striking-marks.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { mustBeFree, mustLieAhead, setApart } from '../planned-meeting.ts';
import { canRunMeeting } from '../policy.ts';
import { agendaItem, meeting } from '../tables.ts';

/**
 * Lets a meeting take place that was cancelled, while its day has not passed and its time is free; of the items that it lost
 * those that are named come back to their places. On a date that its series does not have any more it stays as a special one.
 */
export const restoreMeeting = command({
  name: 'meetings.restore-meeting',
  reason: 'needed',
  input: z
    .object({ meetingId: z.uuid(), version: z.int().positive(), itemIds: z.array(z.uuid()).max(500) })
    .strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, { meetingId, version, itemIds }, { meeting: held, series }) => {
    if (held.state !== 'cancelled') throw refused('meeting_not_cancelled');
    if (held.version !== version) throw conflict();
    const { tx, ownerId } = context;
    mustLieAhead(context, held.localStart, held.zone);
    await mustBeFree(context, { seriesId: held.seriesId, localStart: held.localStart, except: meetingId });
    const cancelled = held.entryId;
    const lost = await amongStruck(
      tx,
      tx
        .select({ id: agendaItem.id })
        .from(agendaItem)
        .where(and(among(agendaItem.id, ownerId, itemIds), eq(agendaItem.struck, cancelled))),
    );
    if (lost.length < new Set(itemIds).size) throw refused('item_missing', {}, { field: 'itemIds' });
    await updateRow(tx, meeting, held, {
      state: 'planned',
      cancelledWhy: null,
      ...setApart(series, held, context.reason),
    });
    await bringBack(context, cancelled, agendaItem, itemIds);
    context.announce({ type: 'meetings.meeting-restored', meetingId });
    return { id: meetingId, items: lost.length };
  },
});
