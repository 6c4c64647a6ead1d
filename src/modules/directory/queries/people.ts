import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Grant } from '../../../kernel/actor.ts';
import { withScope, type Database, type Tx } from '../../../kernel/scope.ts';
import { affiliation, person } from '../tables.ts';

const holdsOn = (today: string) =>
  and(lte(affiliation.from, today), or(isNull(affiliation.to), gte(affiliation.to, today)));

export type Account = { readonly personId: string; readonly name: string; readonly grants: readonly Grant[] };

/** The person behind a sign-in and what they may do on this day; null when nobody belongs to the account. */
export const accountOf = (database: Database, userId: string, today: string): Promise<Account | null> =>
  withScope(database, [], async (tx) => {
    const found = await tx
      .select({
        personId: person.id,
        name: person.latinName,
        ownerId: affiliation.organisationId,
        role: affiliation.role,
        discipline: affiliation.discipline,
      })
      .from(person)
      .leftJoin(affiliation, and(eq(affiliation.personId, person.id), holdsOn(today)))
      .where(eq(person.userId, userId));
    const first = found[0];
    if (!first) return null;
    const grants = found.flatMap(({ ownerId, role, discipline }) =>
      ownerId !== null && role !== null ? [{ ownerId, role, discipline }] : [],
    );
    return { personId: first.personId, name: first.name, grants };
  });

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

/** Latin names of people by id. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: person.id, name: person.latinName })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]));
  return new Map(found.map((row) => [row.id, row.name]));
};
