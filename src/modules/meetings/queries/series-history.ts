import { and, asc, eq, sql } from 'drizzle-orm';
import { idList } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { journal } from '../../../kernel/tables.ts';
import { seatsOfVersions, versionsOfSeries } from '../series-version.ts';
import { agendaItem, meeting } from '../tables.ts';

type Actor = { readonly kind: string; readonly personId?: string };

/** A series in all its versions, each with its members and, of those after the first, who made it and why; and its meetings that stand. */
export const seriesHistory = async (tx: Tx, ownerId: string, seriesId: string) => {
  const versions = await versionsOfSeries(tx, ownerId, seriesId);
  const made = versions.flatMap((version) => (version.versionId === null ? [] : [version.madeBy]));
  const { seats, entries, meetings } = await readTogether(tx, {
    seats: seatsOfVersions(tx, ownerId, [seriesId]),
    entries: tx
      .select({ id: journal.id, actor: journal.actor, reason: journal.reason })
      .from(journal)
      .where(and(eq(journal.ownerId, ownerId), sql`${journal.id} = any (${idList(made)})`)),
    meetings: tx
      .select({
        id: meeting.id,
        localStart: meeting.localStart,
        zone: meeting.zone,
        state: meeting.state,
        movedFrom: meeting.movedFrom,
        extra: meeting.extra,
        items: sql<number>`(select count(*)::integer from ${agendaItem} i where i.owner_id = ${meeting.ownerId} and i.meeting_id = ${meeting.id})`,
      })
      .from(meeting)
      .where(
        and(
          eq(meeting.ownerId, ownerId),
          eq(meeting.seriesId, seriesId),
          sql`${meeting.state} <> 'cancelled'`,
        ),
      )
      .orderBy(asc(meeting.localStart), asc(meeting.id)),
  });
  const by = new Map(entries.map(({ id, actor, reason }) => [id, { actor: actor as Actor, reason }]));
  return {
    versions: versions.map((version) => ({
      ...version,
      members: seats.filter(({ versionId }) => versionId === version.versionId),
      by: version.versionId === null ? null : (by.get(version.madeBy) ?? null),
    })),
    /** Those that nobody has opened. */
    planned: meetings.filter(({ state }) => state === 'planned'),
    /** The day of the latest that has begun. */
    heldOn: meetings.findLast(({ state }) => state !== 'planned')?.localStart.slice(0, 10) ?? null,
  };
};
