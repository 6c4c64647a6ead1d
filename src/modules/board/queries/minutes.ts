import { createHash } from 'node:crypto';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { rowTopics } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { boardKind } from '../board-policy.ts';
import { type Minutes, minutesOf, saysTheSame } from '../minutes.ts';
import { listing, minutes, recommendation } from '../tables.ts';
import { boardAgenda } from './agenda.ts';

/** What moves the minutes that wait to be signed, beside meetings and their items. */
export const minutesTopics = rowTopics(minutes, recommendation);

/** SHA-256 of minutes, by which whoever signs names what was read. */
export const digestOf = (content: Minutes): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** Versions of a meeting's minutes that were signed, newest first. */
export const signedMinutes = async (tx: Tx, ownerId: string, meetingId: string) => {
  const { signed } = await readTogether(tx, {
    signed: tx
      .select({
        number: minutes.number,
        signedBy: minutes.signedBy,
        signedAt: minutes.signedAt,
        reason: minutes.reason,
        said: minutes.said,
      })
      .from(minutes)
      .where(and(eq(minutes.ownerId, ownerId), eq(minutes.meetingId, meetingId)))
      .orderBy(desc(minutes.number)),
  });
  return signed;
};
export type SignedMinutes = Awaited<ReturnType<typeof signedMinutes>>[number];

/** A meeting's minutes as the record tells it now. */
export const minutesNow = async (tx: Tx, ownerId: string, meetingId: string, now: string) =>
  minutesOf(await boardAgenda(tx, ownerId, meetingId, now));

/** How whoever signs a meeting's minutes now says what she has read. */
export const minutesRead = async (tx: Tx, ownerId: string, meetingId: string, now: string) => {
  const [last] = await signedMinutes(tx, ownerId, meetingId);
  const digest = digestOf(await minutesNow(tx, ownerId, meetingId, now));
  return { meetingId, version: last?.number ?? 0, digest };
};

/** Digest of the items and recommendations of a meeting that stand, by their versions, and of when its presence was corrected. */
const madeOf = (ownerId: SQL, meetingId: SQL): SQL<string> => sql<string>`(
  select md5(coalesce(string_agg(said, ' ' order by said), '')) from (
    select o.item_id || ':' || o.version as said from meetings.item_outcome o
    where o.owner_id = ${ownerId} and o.meeting_id = ${meetingId}
    union all
    select r.id || ':' || r.version from meetings.item_outcome o
    join ${listing} l on l.owner_id = o.owner_id and l.agenda_item_id = o.item_id
    join ${recommendation} r on r.owner_id = l.owner_id and r.listing_id = l.id
    where o.owner_id = ${ownerId} and o.meeting_id = ${meetingId}
    union all
    select 'presence:' || extract(epoch from p.presence_corrected_at) from meetings.held p
    where p.owner_id = ${ownerId} and p.meeting_id = ${meetingId} and p.presence_corrected_at is not null) rows)`;

/** What a meeting's minutes are made of now. */
export const rowsOfMinutes = async (tx: Tx, ownerId: string, meetingId: string): Promise<string> => {
  const found = await tx.execute<{ rows: string }>(
    sql`select ${madeOf(sql`${ownerId}::uuid`, sql`${meetingId}::uuid`)} as rows`,
  );
  return found.rows[0]?.rows ?? '';
};

export type MinutesDue = {
  readonly id: string;
  readonly name: string;
  readonly localStart: string;
  /** Number of the version signed last, from which the record differs; null while none was. */
  readonly signed: number | null;
};

/**
 * Boards that were held here and have ended whose minutes nobody has signed, at most `limit`, and those since the day `since` of whose
 * signed minutes a row has changed; the latest first. `unsigned` counts all of the former.
 */
const perhapsDue = async (tx: Tx, ownerId: string, since: string, limit: number) => {
  const due = sql`(
    select h.meeting_id as id, h.name, h.local_start, last.number as signed,
      (count(*) filter (where last.number is null) over ())::int as unsigned,
      row_number() over (partition by last.number is null order by h.local_start desc, h.meeting_id) as place
    from meetings.held h
    left join lateral (
      select n.number, n.made_of from ${minutes} n
      where n.owner_id = h.owner_id and n.meeting_id = h.meeting_id
      order by n.number desc limit 1) last on true
    where h.owner_id = ${ownerId} and h.kind = ${boardKind} and h.held_here
      and (last.number is null
        or (h.local_start >= ${since} and last.made_of <> ${madeOf(sql`h.owner_id`, sql`h.meeting_id`)}))) due`;
  const { found } = await readTogether(tx, {
    found: tx
      .select({
        id: sql<string>`due.id`,
        name: sql<string>`due.name`,
        localStart: sql<string>`due.local_start`,
        signed: sql<number | null>`due.signed`,
        unsigned: sql<number>`due.unsigned`,
      })
      .from(due)
      .where(sql`due.signed is not null or due.place <= ${limit}`)
      .orderBy(sql`due.local_start desc, due.id`),
  });
  return found;
};

/** The same, of the changed ones those alone whose minutes would say something else now; the first `limit` of all. */
export const minutesDue = async (
  tx: Tx,
  ownerId: string,
  { since, today, limit }: { readonly since: string; readonly today: string; readonly limit: number },
) => {
  const perhaps = await perhapsDue(tx, ownerId, since, limit);
  const due: MinutesDue[] = [];
  // Of a meeting that has ended nothing is told as it stands at a moment.
  const now = `${today}T00:00:00Z`;
  for (const { unsigned: _, ...meeting } of perhaps) {
    if (due.length === limit) break;
    const [last] = meeting.signed === null ? [] : await signedMinutes(tx, ownerId, meeting.id);
    if (last && saysTheSame(last.said, await minutesNow(tx, ownerId, meeting.id, now))) continue;
    due.push(meeting);
  }
  const beyond = (perhaps[0]?.unsigned ?? 0) - due.filter(({ signed }) => signed === null).length;
  return { due, waiting: due.length + beyond };
};
