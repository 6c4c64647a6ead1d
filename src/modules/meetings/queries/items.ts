import { and, eq } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import type { CommandContext } from '../../../kernel/command.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localDay } from '../../../kernel/zone.ts';
import { itemForUpdate } from '../load.ts';
import { agendaItem, meeting } from '../tables.ts';

/** Agenda items by id with their meeting's time, their conclusion and its local day; for the modules that listed them. */
export const itemsById = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  const { found } = await readTogether(tx, {
    found: tx
      .select({
        id: agendaItem.id,
        meetingId: meeting.id,
        seriesId: meeting.seriesId,
        localStart: meeting.localStart,
        zone: meeting.zone,
        version: agendaItem.version,
        position: agendaItem.position,
        minutes: agendaItem.minutes,
        state: agendaItem.state,
        conclusion: agendaItem.conclusion,
        deferralReason: agendaItem.deferralReason,
        quorumMet: agendaItem.quorumMet,
        quorumReason: agendaItem.quorumReason,
        quorum: agendaItem.quorum,
        openedAt: agendaItem.openedAt,
        closedAt: agendaItem.closedAt,
        correctedAt: agendaItem.correctedAt,
      })
      .from(agendaItem)
      .innerJoin(meeting, and(eq(meeting.ownerId, agendaItem.ownerId), eq(meeting.id, agendaItem.meetingId)))
      .where(among(agendaItem.id, ownerId, ids)),
  });
  return found.map((item) => ({
    ...item,
    concludedOn: item.closedAt === null ? null : localDay(item.closedAt, item.zone),
  }));
};

/** One agenda item as it stands, with the day its meeting is planned for; the meeting is locked first so that "next" waits until the caller's write is done. */
export const itemNow = async (scope: Pick<CommandContext, 'tx' | 'ownerId' | 'moves'>, id: string) => {
  const { item, meeting: held } = await itemForUpdate(scope, id);
  const meetsOn = held.localStart.slice(0, 10);
  return { id: item.id, state: item.state, conclusion: item.conclusion, meetsOn };
};
