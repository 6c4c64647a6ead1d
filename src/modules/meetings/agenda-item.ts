import { and, eq, inArray, max } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { amongStruck } from '../../kernel/struck.ts';
import { insertRows } from '../../kernel/write-rows.ts';
import type { ItemFacts } from './schema.ts';
import { agendaItem, meeting, series } from './tables.ts';

/** Puts one more item at the end of the agenda of a meeting of this kind of series and returns its id; a closed meeting takes none. */
export const addAgendaItem = async (
  { tx, ownerId, newId, moves }: CommandContext,
  { kind, ...item }: { kind: string; meetingId: string; minutes: number; facts: ItemFacts },
): Promise<string> => {
  moves(`meeting:${item.meetingId}`);
  const ofKind = tx
    .select({ id: series.id })
    .from(series)
    .where(and(eq(series.ownerId, ownerId), eq(series.kind, kind)));
  const found = await tx
    .select({ state: meeting.state })
    .from(meeting)
    .where(
      and(eq(meeting.ownerId, ownerId), eq(meeting.id, item.meetingId), inArray(meeting.seriesId, ofKind)),
    )
    .for('update');
  if (!found[0]) throw notFound();
  if (found[0].state === 'closed') throw refused('meeting_closed', {}, { field: 'meetingId' });
  // The place of an item that was taken back stays free for it.
  const last = await amongStruck(
    tx,
    tx
      .select({ position: max(agendaItem.position) })
      .from(agendaItem)
      .where(and(eq(agendaItem.ownerId, ownerId), eq(agendaItem.meetingId, item.meetingId))),
  );
  const id = newId();
  await insertRows(tx, agendaItem, [{ ownerId, id, position: (last[0]?.position ?? 0) + 1, ...item }]);
  return id;
};
