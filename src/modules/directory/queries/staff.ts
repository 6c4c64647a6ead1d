import { and, asc, eq, sql } from 'drizzle-orm';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { link } from '../../../kernel/tables.ts';
import { joining } from '../invitations.ts';
import type { Discipline, Role } from '../schema.ts';
import { affiliation, invitation, person } from '../tables.ts';

/** What somebody does or did here. */
export type StaffRole = {
  readonly id: string;
  readonly version: number;
  readonly role: Role;
  readonly discipline: Discipline | null;
  readonly from: string;
  readonly to: string | null;
};

/** Everybody who has or ever had a role at the house, by name, with all their roles here and how they can sign in. */
export const staffOf = async (tx: Tx, ownerId: string) => {
  const ever = sql`(select person_id from ${affiliation} where organisation_id = ${ownerId})`;
  const found = await readTogether(tx, {
    people: tx
      .select({
        id: person.id,
        version: person.version,
        latin: person.latinName,
        native: person.nativeName,
        userId: person.userId,
      })
      .from(person)
      .where(sql`${person.id} in ${ever}`)
      .orderBy(asc(person.sortName), asc(person.id)),
    roles: tx
      .select({
        id: affiliation.id,
        version: affiliation.version,
        personId: affiliation.personId,
        role: affiliation.role,
        discipline: affiliation.discipline,
        from: affiliation.from,
        to: affiliation.to,
      })
      .from(affiliation)
      .where(eq(affiliation.organisationId, ownerId))
      .orderBy(asc(affiliation.from), asc(affiliation.role)),
    invited: tx
      .select({
        id: invitation.id,
        personId: invitation.personId,
        email: invitation.email,
        expiresAt: link.expiresAt,
        usesLeft: link.usesLeft,
      })
      .from(invitation)
      .innerJoin(
        link,
        and(eq(link.ownerId, invitation.ownerId), eq(link.id, invitation.id), eq(link.purpose, joining)),
      )
      .where(eq(invitation.ownerId, ownerId)),
  });
  const roles = Map.groupBy(found.roles, ({ personId }) => personId);
  const invited = Map.groupBy(found.invited, ({ personId }) => personId);
  return found.people.map(({ id, version, latin, native, userId }) => ({
    id,
    version,
    name: { latin, native },
    hasAccount: userId !== null,
    roles: (roles.get(id) ?? []).map(({ personId: _, ...role }) => role as StaffRole),
    invitations: invited.get(id) ?? [],
  }));
};
export type StaffMember = Awaited<ReturnType<typeof staffOf>>[number];
