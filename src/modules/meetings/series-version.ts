import { and, asc, eq, inArray, type InferSelectModel, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { rowTopics } from '../../kernel/derivation.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { readTogether } from '../../kernel/read-together.ts';
import type { Tx } from '../../kernel/scope.ts';
import type { Member } from './schema.ts';
import { member, series, seriesVersion } from './tables.ts';

type First = InferSelectModel<typeof series>;
type Later = InferSelectModel<typeof seriesVersion>;

/** A series as one of its versions has it: the first one holds from ever, a later one from its day, made by an entry. */
type AsFirst = First & { readonly versionId: null; readonly fromOn: null };
type AsLater = First & { readonly versionId: string; readonly fromOn: string; readonly madeBy: string };
export type SeriesOn = AsFirst | AsLater;

const asFirst = (first: First): AsFirst => ({
  ...first,
  versionId: null,
  fromOn: null,
});

const asLater = (first: First, later: Later): AsLater => {
  const { id: versionId, entryId: madeBy, fromOn, policy, terms } = later;
  const { rule, startsOn, localTime, zone, minutes, venue } = later;
  const when = { rule, startsOn, localTime, zone, minutes, venue };
  return { ...first, ...when, policy, terms, versionId, fromOn, madeBy };
};

/** The id of the version of a series that holds on a day (YYYY-MM-DD); null for the first. Everything that asks goes by this. */
const holding = (ownerId: string, seriesId: string | SQLWrapper, day: string | SQLWrapper): SQL => sql`
  (select v.id from ${seriesVersion} v where v.owner_id = ${ownerId} and v.series_id = ${seriesId} and v.from_on <= ${day}
   order by v.from_on desc limit 1)`;

/** What is read of a series on a day, unsent; `seriesAsRead` puts it together. */
export const seriesReads = (
  tx: Tx,
  ownerId: string,
  seriesId: string | SQLWrapper,
  day: string | SQLWrapper,
) => ({
  first: tx
    .select()
    .from(series)
    .where(and(eq(series.ownerId, ownerId), eq(series.id, seriesId))),
  later: tx
    .select()
    .from(seriesVersion)
    .where(and(eq(seriesVersion.ownerId, ownerId), eq(seriesVersion.id, holding(ownerId, seriesId, day)))),
  members: tx
    .select({ personId: member.personId, discipline: member.discipline, role: member.role })
    .from(member)
    .where(
      and(
        eq(member.ownerId, ownerId),
        eq(member.seriesId, seriesId),
        sql`${member.versionId} is not distinct from ${holding(ownerId, seriesId, day)}`,
      ),
    )
    .orderBy(asc(member.discipline), asc(member.role), asc(member.personId)),
});

export type SeriesHeld = { readonly series: SeriesOn; readonly members: Member[] };

/** The series and its members as `seriesReads` read them. */
export const seriesAsRead = (read: {
  readonly first: readonly First[];
  readonly later: readonly Later[];
  readonly members: Member[];
}): SeriesHeld => {
  const [first] = read.first;
  if (first === undefined) throw notFound();
  const [later] = read.later;
  return { series: later === undefined ? asFirst(first) : asLater(first, later), members: read.members };
};

/** The series, locked so that nobody plans or changes it meanwhile; what it is on a day is asked afterwards. */
export const seriesForUpdate = async (
  { tx, ownerId }: { readonly tx: Tx; readonly ownerId: string },
  seriesId: string,
): Promise<First> => {
  const found = await tx
    .select()
    .from(series)
    .where(and(eq(series.ownerId, ownerId), eq(series.id, seriesId)))
    .for('no key update');
  if (!found[0]) throw notFound();
  return found[0];
};

/** A series and its members as they are on a day (YYYY-MM-DD). */
export const seriesOn = async (tx: Tx, ownerId: string, seriesId: string, day: string): Promise<SeriesHeld> =>
  seriesAsRead(await readTogether(tx, seriesReads(tx, ownerId, seriesId, day)));

/** Who sits on a series on a day, in a role that acts for it; of every series. */
export const seatsOn = (tx: Tx, ownerId: string, day: string) =>
  tx
    .select({ seriesId: member.seriesId, personId: member.personId, role: member.role })
    .from(member)
    .where(
      and(
        eq(member.ownerId, ownerId),
        sql`${member.role} in ('chair', 'coordinator')`,
        sql`${member.versionId} is not distinct from ${holding(ownerId, member.seriesId, day)}`,
      ),
    );

/** What moves who sits on a series. */
export const seatTopics = rowTopics(member, seriesVersion);

/** A series in all its versions, the first one first. */
export type SeriesVersions = readonly [AsFirst, ...AsLater[]];

const versionsOf = async (tx: Tx, ownerId: string, which: SQL | undefined): Promise<SeriesVersions[]> => {
  const isAsked = and(eq(series.ownerId, ownerId), which);
  const { first, later } = await readTogether(tx, {
    first: tx.select().from(series).where(isAsked).orderBy(asc(series.name), asc(series.id)),
    later: tx
      .select()
      .from(seriesVersion)
      .where(
        and(
          eq(seriesVersion.ownerId, ownerId),
          sql`${seriesVersion.seriesId} in (select id from ${series} where ${isAsked})`,
        ),
      )
      .orderBy(asc(seriesVersion.fromOn)),
  });
  return first.map((one) => [
    asFirst(one),
    ...later.filter(({ seriesId }) => seriesId === one.id).map((version) => asLater(one, version)),
  ]);
};

/** The owner's series of one kind, each in all its versions. */
export const versionsOfKind = (tx: Tx, ownerId: string, kind: string): Promise<SeriesVersions[]> =>
  versionsOf(tx, ownerId, eq(series.kind, kind));

/** A series in all its versions. */
export const versionsOfSeries = async (
  tx: Tx,
  ownerId: string,
  seriesId: string,
): Promise<SeriesVersions> => {
  const [versions] = await versionsOf(tx, ownerId, eq(series.id, seriesId));
  if (versions === undefined) throw notFound();
  return versions;
};

/** Who sits on these series in each of their versions; the first one's version is null. */
export const seatsOfVersions = (tx: Tx, ownerId: string, seriesIds: readonly string[]) =>
  tx
    .select({
      seriesId: member.seriesId,
      versionId: member.versionId,
      personId: member.personId,
      discipline: member.discipline,
      role: member.role,
    })
    .from(member)
    .where(and(eq(member.ownerId, ownerId), inArray(member.seriesId, [...seriesIds])))
    .orderBy(asc(member.discipline), asc(member.role), asc(member.personId));

/** The version that holds on a day among all of a series. */
export const versionOn = (versions: SeriesVersions, day: string): SeriesOn =>
  versions.findLast(({ fromOn }) => fromOn === null || fromOn <= day) ?? versions[0];

/** These series, which nobody changes meanwhile, with their members, as they are on any day. */
export const seriesOnDays = async (
  scope: { readonly tx: Tx; readonly ownerId: string },
  seriesIds: readonly string[],
): Promise<(seriesId: string, day: string) => SeriesHeld> => {
  const { tx, ownerId } = scope;
  const isOne = inArray(series.id, [...seriesIds]);
  await tx
    .select({ id: series.id })
    .from(series)
    .where(and(eq(series.ownerId, ownerId), isOne))
    .orderBy(asc(series.id))
    .for('no key update');
  const all = await versionsOf(tx, ownerId, isOne);
  const seats = await seatsOfVersions(tx, ownerId, seriesIds);
  return (seriesId, day) => {
    const versions = all.find(([{ id }]) => id === seriesId);
    if (versions === undefined) throw refused('series_unknown');
    const held = versionOn(versions, day);
    const isOfIt = (seat: (typeof seats)[number]) =>
      seat.seriesId === seriesId && seat.versionId === held.versionId;
    return { series: held, members: seats.filter(isOfIt) };
  };
};
