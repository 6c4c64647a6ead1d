import { and, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { idList } from '../../../kernel/derivation.ts';
import type { Locale } from '../../../kernel/languages.ts';
import { type Name, nameIn } from '../../../kernel/names.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localDay } from '../../../kernel/zone.ts';
import { affiliation, organisation, person } from '../tables.ts';

/** Whether an affiliation holds on a day. */
export const holdsOn = (today: string) =>
  and(lte(affiliation.from, today), or(isNull(affiliation.to), gte(affiliation.to, today)));

const bothForms = { latin: person.latinName, native: person.nativeName };

export type Colleague = {
  readonly id: string;
  readonly name: Name;
  readonly role: string;
  readonly discipline: string | null;
};

/** People with a role at the house on this day, by sort name; somebody with two roles comes twice. */
export const colleagues = (tx: Tx, houseId: string, today: string): Promise<Colleague[]> =>
  tx
    .select({
      id: person.id,
      name: bothForms,
      role: affiliation.role,
      discipline: affiliation.discipline,
    })
    .from(affiliation)
    .innerJoin(person, eq(person.id, affiliation.personId))
    .where(and(eq(affiliation.organisationId, houseId), holdsOn(today)))
    .orderBy(person.sortName);

/** The same as a select that is read together with others: the two forms of a name stand side by side. */
export const colleaguesBeside = (tx: Tx, houseId: string, today: string) =>
  tx
    .select({ id: person.id, ...bothForms, role: affiliation.role, discipline: affiliation.discipline })
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

/** Of colleagues those with one of these roles, each once. */
export const withRole = (here: readonly Colleague[], roles: readonly string[]): readonly Colleague[] => [
  ...new Map(here.filter(({ role }) => roles.includes(role)).map((each) => [each.id, each])).values(),
];

/** Everybody who has or had one of these roles at the house by this day, by sort name; `until` of whoever has it no more. */
export const everWithRole = (tx: Tx, houseId: string, roles: readonly string[], today: string) =>
  tx
    .select({
      id: person.id,
      name: bothForms,
      until: sql<string | null>`nullif(max(coalesce(${affiliation.to}, 'infinity'))::text, 'infinity')`,
    })
    .from(affiliation)
    .innerJoin(person, eq(person.id, affiliation.personId))
    .where(
      and(
        eq(affiliation.organisationId, houseId),
        inArray(affiliation.role, [...roles]),
        lte(affiliation.from, today),
      ),
    )
    .groupBy(person.id)
    .orderBy(person.sortName);

/** Everybody who has or ever had a role at the house, by sort name. */
export const everAt = (tx: Tx, houseId: string): Promise<{ id: string; name: Name }[]> =>
  tx
    .select({ id: person.id, name: bothForms })
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

const namesWhere = (tx: Tx, where: SQL) =>
  tx
    .select({ id: person.id, ...bothForms })
    .from(person)
    .where(where);

/** People whose ids a subselect gives, with both forms of their names, to be read alone or together with others. */
export const namedBy = (tx: Tx, ids: SQL) => namesWhere(tx, sql`${person.id} in ${ids}`);

/** Both forms of the name of the person whose id stands in a select; null where there is none. */
export const nameOfEach = (id: SQL): SQL<Name | null> =>
  sql<Name | null>`(select json_build_object('latin', ${person.latinName}, 'native', ${person.nativeName})
    from ${person} where ${person.id} = ${id})`;

/** Names of people by id. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Name>> => {
  if (ids.length === 0) return new Map();
  const among = sql`${person.id} = any (${idList([...new Set(ids)])})`;
  const { people } = await readTogether(tx, { people: namesWhere(tx, among) });
  return new Map(people.map(({ id, ...name }) => [id, name]));
};

/** The same as readers of a language write them. */
export const namesIn = async (
  tx: Tx,
  locale: Locale,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await namesOf(tx, ids))].map(([id, name]) => [id, nameIn(locale, name)]));
