import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canKeepPeople } from '../policy.ts';
import { GivenRole } from '../schema.ts';
import { everHolds, lockRoles, staffMember } from '../staff-write.ts';
import { affiliation } from '../tables.ts';

/** Gives somebody who has or had a role here another one; the same role twice at a time is refused. */
export const giveRole = command({
  name: 'directory.give-role',
  input: z.object({ personId: z.uuid(), given: GivenRole }).strict(),
  load: async ({ tx, ownerId }, { personId }) => {
    await lockRoles(tx, ownerId);
    return staffMember(tx, ownerId, personId);
  },
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async ({ tx, ownerId, newId }, { personId, given }) => {
    const { role, from } = given;
    const same = and(
      eq(affiliation.personId, personId),
      eq(affiliation.organisationId, ownerId),
      eq(affiliation.role, role),
    );
    const held = await tx.select().from(affiliation).where(same);
    if (held.filter(everHolds).some(({ to }) => to === null || to >= from))
      throw refused('role_held', {}, { field: 'given.role' });
    const id = newId();
    await insertRows(tx, affiliation, [{ id, personId, organisationId: ownerId, ...given, to: null }]);
    return { id };
  },
});
