import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { notFound, refused } from '../../kernel/errors.ts';
import type { Tx } from '../../kernel/scope.ts';
import { holdsOn } from './queries/people.ts';
import { affiliation, organisation, person } from './tables.ts';

/** What everybody of whom the house may say something has here: their row; not found where they never had a role at the house. */
export const staffMember = async (tx: Tx, ownerId: string, personId: string) => {
  const [found] = await tx
    .select()
    .from(person)
    .where(
      and(
        eq(person.id, personId),
        sql`exists (select from ${affiliation} where ${affiliation.personId} = ${person.id} and ${affiliation.organisationId} = ${ownerId})`,
      ),
    );
  if (found === undefined) throw notFound();
  return found;
};

/** Roles here are given and ended one after the other, so that of two administrators who end each other's one remains. */
export const lockRoles = (tx: Tx, ownerId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`roles ${ownerId}`}, 0))`);

/** Whether a role holds or held on any day: one that was ended on its first day, or before, never did. */
export const everHolds = ({ from, to }: { readonly from: string; readonly to: string | null }): boolean =>
  to === null || to >= from;

/** Refuses to write of somebody who has or had a role elsewhere too: what is known of them lies in the journal of each house. */
export const mustBeOnlyHere = async (tx: Tx, ownerId: string, personId: string): Promise<void> => {
  const elsewhere = await tx
    .select({ id: affiliation.id })
    .from(affiliation)
    .innerJoin(organisation, eq(organisation.id, affiliation.organisationId))
    .where(
      and(
        eq(affiliation.personId, personId),
        ne(organisation.id, ownerId),
        sql`${organisation.parentId} is distinct from ${ownerId}`,
      ),
    )
    .limit(1);
  if (elsewhere.length > 0) throw refused('person_elsewhere');
};

/** Refuses what would leave the house without an administrator who has an account today and whose role has no last day. */
export const mustLeaveAdministrator = async (
  tx: Tx,
  ownerId: string,
  { today, but }: { readonly today: string; readonly but: string },
): Promise<void> => {
  const others = await tx
    .select({ id: affiliation.id })
    .from(affiliation)
    .innerJoin(person, eq(person.id, affiliation.personId))
    .where(
      and(
        eq(affiliation.organisationId, ownerId),
        eq(affiliation.role, 'administrator'),
        ne(affiliation.id, but),
        holdsOn(today),
        isNull(affiliation.to),
        sql`${person.userId} is not null`,
      ),
    )
    .limit(1);
  if (others.length === 0) throw refused('last_administrator', {}, { field: 'to' });
};
