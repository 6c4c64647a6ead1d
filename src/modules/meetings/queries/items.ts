import { and, eq, sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import type { CommandContext } from '../../../kernel/command.ts';
import { readFor } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localDay } from '../../../kernel/zone.ts';
import { itemForUpdate } from '../load.ts';
import { agendaItem, meeting } from '../tables.ts';

/** Agenda items by id with their meeting's time, their conclusion and its local day; for the modules that listed them. */
export const itemsById = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  const meant = among(agendaItem.id, ownerId, ids);
  const { found, held } = await readFor(tx, ids.length, {
    held: tx
      .select({
        id: meeting.id,
        seriesId: meeting.seriesId,
        localStart: meeting.localStart,
        zone: meeting.zone,
      })
      .from(meeting)
      .where(
        and(
          eq(meeting.ownerId, ownerId),
          sql`${meeting.id} = any (array(select ${agendaItem.meetingId} from ${agendaItem} where ${meant}))`,
        ),
      ),
    found: tx
      .select({
        id: agendaItem.id,
        meetingId: agendaItem.meetingId,
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
      .where(meant),
  });
  const meetings = new Map(held.map(({ id, ...at }) => [id, at]));
  return found.flatMap((item) => {
    const at = meetings.get(item.meetingId);
    if (at === undefined) return [];
    return [
      { ...item, ...at, concludedOn: item.closedAt === null ? null : localDay(item.closedAt, at.zone) },
    ];
  });
};

/** One agenda item as it stands, with the day its meeting is planned for; the meeting is locked first so that "next" waits until the caller's write is done. */
export const itemNow = async (scope: Pick<CommandContext, 'tx' | 'ownerId' | 'moves'>, id: string) => {
  const { item, meeting: held } = await itemForUpdate(scope, id);
  const meetsOn = held.localStart.slice(0, 10);
  return { id: item.id, state: item.state, conclusion: item.conclusion, meetsOn };
};
