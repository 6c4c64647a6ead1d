import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { idList } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localDay } from '../../../kernel/zone.ts';
import { affiliation, organisation, person } from '../tables.ts';

const holdsOn = (today: string) =>
  and(lte(affiliation.from, today), or(isNull(affiliation.to), gte(affiliation.to, today)));

export type Colleague = {
  readonly id: string;
  readonly latinName: string;
  readonly nativeName: string | null;
  readonly role: string;
  readonly discipline: string | null;
};

/** People with a role at the house on this day, by sort name; somebody with two roles comes twice. */
export const colleagues = (tx: Tx, houseId: string, today: string): Promise<Colleague[]> =>
  tx
    .select({
      id: person.id,
      latinName: person.latinName,
      nativeName: person.nativeName,
      role: affiliation.role,
      discipline: affiliation.discipline,
    })
    .from(affiliation)
    .innerJoin(person, eq(person.id, affiliation.personId))
    .where(and(eq(affiliation.organisationId, houseId), holdsOn(today)))
    .orderBy(person.sortName);

/** People with a role at the house now, by the house's own day. */
export const colleaguesNow = async (tx: Tx, houseId: string, now: Temporal.Instant): Promise<Colleague[]> => {
  const house = await tx
    .select({ zone: organisation.zone })
    .from(organisation)
    .where(eq(organisation.id, houseId));
  return colleagues(tx, houseId, localDay(now, house[0]?.zone ?? 'UTC'));
};

/** Everybody who has or ever had a role at the house, by sort name. */
export const everAt = (tx: Tx, houseId: string): Promise<{ id: string; latinName: string }[]> =>
  tx
    .select({ id: person.id, latinName: person.latinName })
    .from(person)
    .where(
      inArray(
        person.id,
        tx
          .select({ id: affiliation.personId })
          .from(affiliation)
          .where(eq(affiliation.organisationId, houseId)),
      ),
    )
    .orderBy(person.sortName);

/** People with their Latin names, to be read alone or together with others. */
export const named = (tx: Tx, ids: readonly string[]) =>
  tx
    .select({ id: person.id, name: person.latinName })
    .from(person)
    .where(sql`${person.id} = any (${idList([...new Set(ids)])})`);

/** Latin names of people by id. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  return new Map((await named(tx, ids)).map((row) => [row.id, row.name]));
};
