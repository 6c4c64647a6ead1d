import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { hasRole } from '../../../kernel/actor.ts';
import { idList, rowTopics } from '../../../kernel/derivation.ts';
import type { Looking } from '../../../kernel/fills.ts';
import { nameIn } from '../../../kernel/names.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { referralRows } from '../../care/index.ts';
import { namedBy, nameOfEach, readThere, thereToday, thereTopics } from '../../directory/index.ts';
import { seatsOn, seatTopics } from '../../meetings/index.ts';
import { turn } from '../tables.ts';
import type { MatterKind } from '../whose-turn.ts';
import { firstOfRoles, holderOf, type House, type ListKeys, listKeys, meantFor } from '../who-holds.ts';

/** What moves a list of whose turn it is. */
export const turnTopics = [...rowTopics(turn), ...thereTopics, ...seatTopics];

/** Under which heading a matter stands: what is asked later apart, both halves of a conversation together. */
export type TurnSection = Exclude<MatterKind, 'tell' | 'undecided'> | 'talk' | 'later';

/** Who is at a house on a day, and on its boards. */
export const houseOn = async (
  tx: Tx,
  ownerId: string,
  day: string,
  reading = readThere(tx, ownerId, day),
): Promise<House> => {
  const [there, { seats }] = await Promise.all([
    reading,
    readTogether(tx, { seats: seatsOn(tx, ownerId, day) }),
  ]);
  return { there, seats };
};

/** `isAmong`, as the database asks it. */
const isListed = ({ owners, reached, roles, boards }: ListKeys): SQL => {
  const isOf = (id: PgColumn) => sql`${id} = any (${idList(owners)})`;
  const isReached = (id: PgColumn) => sql`${id} = any (${idList(reached)})`;
  // Most people have no role by which anything is theirs; what they own is looked up.
  if (roles.length === 0)
    return sql`(${isOf(turn.personId)} or (${isOf(turn.elseId)} and not coalesce(${isReached(turn.personId)}, false)))`;
  const board = sql`case when ${turn.seriesId} = any (${idList(boards)}) then ${turn.seriesId}::text else '' end`;
  return sql`case when ${isReached(turn.personId)} then ${isOf(turn.personId)}
    when ${isReached(turn.elseId)} then ${isOf(turn.elseId)} else coalesce(${turn.role}, 'chair') || ' ' || ${board} = any (${sql.param(roles)}::text[]) end`;
};

const sectionOn = (
  today: string,
): SQL<TurnSection> => sql<TurnSection>`case when ${turn.askedOn} > ${today} then 'later'
  when ${turn.kind} in ('tell', 'undecided') then 'talk' else ${turn.kind} end`;

/** Of the cases that these keys ask for the first ones under each heading, those that wait longest first; and how many there are. */
export const turnsListed = (
  tx: Tx,
  ownerId: string,
  keys: ListKeys,
  { today, limit }: { readonly today: string; readonly limit: number },
) => {
  const section = sectionOn(today);
  const found = tx
    .select({
      id: turn.id,
      patientId: turn.patientId,
      label: turn.label,
      kind: turn.kind,
      matterId: turn.matterId,
      detail: turn.detail,
      personId: turn.personId,
      elseId: turn.elseId,
      role: turn.role,
      seriesId: turn.seriesId,
      askedOn: turn.askedOn,
      next: turn.next,
      section: section.as('section'),
      inAll: sql<number>`(count(*) over (partition by ${section}))::int`.as('in_all'),
      place:
        sql<number>`row_number() over (partition by ${section} order by ${turn.askedOn} nulls first, ${turn.label})`.as(
          'place',
        ),
    })
    .from(turn)
    .where(and(eq(turn.ownerId, ownerId), isListed(keys)))
    .as('found');
  return tx
    .select({
      caseId: found.id,
      patientId: found.patientId,
      label: found.label,
      kind: found.kind,
      matterId: found.matterId,
      detail: found.detail,
      personId: found.personId,
      /** What they are called. */
      named: nameOfEach(sql`${found.personId}`),
      elseId: found.elseId,
      role: found.role,
      seriesId: found.seriesId,
      askedOn: found.askedOn,
      next: found.next,
      section: sql<TurnSection>`${found.section}`,
      inAll: sql<number>`${found.inAll}`,
    })
    .from(found)
    .where(lte(found.place, limit))
    .orderBy(sql`${found.section}`, found.place);
};
type Row = Awaited<ReturnType<typeof turnsListed>>[number];

/** For whom the reader has it: the person, and until when they are away; null of `here` for who has left. */
export type OnBehalf = { readonly name: string; readonly isHere: boolean; readonly until: string | null };

const behalfOf = (row: Row, house: House, personId: string | null) => {
  const meant = meantFor(row, house);
  return meant === null || meant === personId ? null : meant;
};

/** What is asked of the reader: the first women under each heading, and for whom; for an administrator also whom nobody has. */
export const turnsOf = async (looking: Looking, limit: number) => {
  const { tx, ownerId, actor, today, locale } = looking;
  if (actor.kind !== 'user') return null;
  const house = await houseOn(tx, ownerId, today, thereToday(looking));
  const nobody = hasRole(actor, ownerId, 'administrator') ? listKeys(null, house) : noKeys;
  const keys = listKeys(actor.personId, house);
  const found = await readTogether(tx, {
    mine: turnsListed(tx, ownerId, keys, { today, limit }),
    nobodys: turnsListed(tx, ownerId, nobody, { today, limit }),
    people: namedBy(tx, sql`(select unnest(${idList(firstOfRoles(keys, house))}))`),
  });
  const names = new Map(found.people.map(({ id, ...name }) => [id, name]));
  const onBehalf = (row: Row): OnBehalf | null => {
    const id = behalfOf(row, house, actor.personId);
    if (id === null) return null;
    const name = row.named ?? names.get(id);
    const until = house.there.away.get(id)?.to ?? null;
    return { name: name ? nameIn(locale, name) : '', isHere: house.there.roles.has(id), until };
  };
  return {
    mine: found.mine.map((row) => ({ ...row, behalf: onBehalf(row) })),
    nobodys: found.nobodys,
  };
};
export type ReadTurns = NonNullable<Awaited<ReturnType<typeof turnsOf>>>;
const noKeys: ListKeys = { owners: [], reached: [], roles: [], boards: [] };

/** How many cases each person has in their list, and since when the one that is asked longest; `personId` null for nobody's. */
export const listSizes = async (tx: Tx, ownerId: string, today: string) => {
  const [house, { groups }] = await Promise.all([
    houseOn(tx, ownerId, today),
    readTogether(tx, {
      groups: tx
        .select({
          personId: turn.personId,
          elseId: turn.elseId,
          role: turn.role,
          seriesId: turn.seriesId,
          count: sql<number>`count(*)::int`,
          oldest: sql<string | null>`min(${turn.askedOn})`,
        })
        .from(turn)
        .where(eq(turn.ownerId, ownerId))
        .groupBy(turn.personId, turn.elseId, turn.role, turn.seriesId),
    }),
  ]);
  const sizes = new Map<string | null, { count: number; oldest: string | null }>();
  for (const group of groups) {
    const holder = holderOf(group, house);
    const { count, oldest } = sizes.get(holder) ?? { count: 0, oldest: null };
    const days = [oldest, group.oldest].filter((each) => each !== null).toSorted();
    sizes.set(holder, { count: count + group.count, oldest: days[0] ?? null });
  }
  return [...sizes]
    .map(([personId, size]) => ({ personId, ...size }))
    .toSorted((a, b) => b.count - a.count || (a.personId ?? '').localeCompare(b.personId ?? ''));
};

/** Whether boards are asked here and nothing stands in any list: nothing is open, or the version before kept no lists. */
export const lacksTurns = async (tx: Tx, ownerId: string): Promise<boolean> => {
  const found = await tx.execute<{ lacks: boolean }>(sql`select
    exists (select from ${referralRows} where owner_id = ${ownerId})
    and not exists (select from ${turn} where owner_id = ${ownerId}) as lacks`);
  return found.rows[0]?.lacks === true;
};
