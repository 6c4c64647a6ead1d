import { and, asc, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import { rowTopics } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { seriesAsRead, seriesReads } from '../series-version.ts';
import { agendaItem, meeting, presence, series } from '../tables.ts';

/** A meeting with its series, its agenda in order, who is or was there, and the series' members, as they are on its day; ids, no names. */
export const meetingWithAgenda = async (tx: Tx, ownerId: string, meetingId: string) => {
  const ofMeeting = (what: SQL) =>
    sql`(select ${what} from ${meeting} where ${meeting.ownerId} = ${ownerId} and ${meeting.id} = ${meetingId})`;
  const [seriesId, day] = [ofMeeting(sql`series_id`), ofMeeting(sql`left(local_start, 10)`)];
  const found = await readTogether(tx, {
    meetings: tx
      .select()
      .from(meeting)
      .where(and(eq(meeting.ownerId, ownerId), eq(meeting.id, meetingId))),
    ...seriesReads(tx, ownerId, seriesId, day),
    items: tx
      .select()
      .from(agendaItem)
      .where(and(eq(agendaItem.ownerId, ownerId), eq(agendaItem.meetingId, meetingId)))
      .orderBy(asc(agendaItem.position)),
    presence: tx
      .select({
        id: presence.id,
        version: presence.version,
        personId: presence.personId,
        discipline: presence.discipline,
        mode: presence.mode,
        joinedAt: presence.joinedAt,
        leftAt: presence.leftAt,
      })
      .from(presence)
      .where(and(eq(presence.ownerId, ownerId), eq(presence.meetingId, meetingId)))
      .orderBy(asc(presence.joinedAt), asc(presence.id)),
  });
  const [held] = found.meetings;
  if (!held) throw notFound();
  return { meeting: held, ...seriesAsRead(found), items: found.items, presence: found.presence };
};

/** What moves lists of meetings: planned, moved, cancelled, opened and closed ones. */
export const meetingTopics = rowTopics(meeting, series);

/** What moves the counts of meetings' items. */
export const itemTopics = rowTopics(agendaItem);

const countOf = (state: 'any' | 'concluded') =>
  sql<number>`(select count(*)::integer from meetings.agenda_item i where i.owner_id = ${meeting.ownerId} and i.meeting_id = ${meeting.id} and (${state} = 'any' or i.state = ${state}))`;

const overview = (tx: Tx) =>
  tx
    .select({
      id: meeting.id,
      seriesId: meeting.seriesId,
      name: series.name,
      localStart: meeting.localStart,
      zone: meeting.zone,
      minutes: meeting.minutes,
      state: meeting.state,
      movedFrom: meeting.movedFrom,
      extra: meeting.extra,
      why: meeting.why,
      cancelledWhy: meeting.cancelledWhy,
      items: countOf('any'),
      concluded: countOf('concluded'),
    })
    .from(meeting)
    .innerJoin(series, and(eq(series.ownerId, meeting.ownerId), eq(series.id, meeting.seriesId)));

/** Meetings of a kind of series that start on or after the local day, soonest first, with counts of their items. */
export const meetingsFrom = (tx: Tx, ownerId: string, kind: string, localDay: string, limit = 20) =>
  overview(tx)
    .where(and(eq(meeting.ownerId, ownerId), eq(series.kind, kind), gte(meeting.localStart, localDay)))
    .orderBy(asc(meeting.localStart), asc(meeting.id))
    .limit(limit);

/** Past meetings of a kind of series, latest first, with counts of their items. */
export const meetingsBefore = (tx: Tx, ownerId: string, kind: string, localDay: string, limit = 20) =>
  overview(tx)
    .where(and(eq(meeting.ownerId, ownerId), eq(series.kind, kind), lt(meeting.localStart, localDay)))
    .orderBy(desc(meeting.localStart), asc(meeting.id))
    .limit(limit);
