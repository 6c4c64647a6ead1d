import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { addDays } from '../../../kernel/calendar-day.ts';
import { command } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { updateInstallationRow } from '../../../kernel/write-rows.ts';
import { localDay } from '../../../kernel/zone.ts';
import { canKeepPeople } from '../policy.ts';
import { zoneOf } from '../queries/organisations.ts';
import { everHolds, lockRoles, mustLeaveAdministrator } from '../staff-write.ts';
import { affiliation } from '../tables.ts';

/**
 * Ends a role: after its last day, or at once, which closes what its holder has open. One that has ended stays ended: it is given anew.
 * An administrator’s own is ended by another one.
 */
export const endRole = command({
  name: 'directory.end-role',
  input: z
    .object({
      affiliationId: z.uuid(),
      version: z.int().positive(),
      /** The last day; null for at once. */
      to: z.iso.date().nullable(),
    })
    .strict(),
  load: async ({ tx, ownerId }, { affiliationId }) => {
    await lockRoles(tx, ownerId);
    const [found] = await tx
      .select()
      .from(affiliation)
      .where(and(eq(affiliation.id, affiliationId), eq(affiliation.organisationId, ownerId)));
    if (found === undefined) throw notFound();
    return found;
  },
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async (context, { version, to }, held) => {
    const { tx, ownerId, actor, now } = context;
    const today = localDay(now, await zoneOf(tx, ownerId));
    const last = to ?? addDays(today, -1);
    if (!everHolds(held) || (held.to !== null && held.to < today))
      throw refused('role_ended', {}, { field: 'to' });
    if (to !== null && to < today) throw refused('role_day_past', {}, { field: 'to' });
    if (held.to !== null && last > held.to) throw refused('role_ends_before', {}, { field: 'to' });
    if (held.role === 'administrator') {
      // The database asks whose act it was of a role that stands.
      if (actor.kind === 'user' && actor.personId === held.personId)
        throw refused('own_role_stays', {}, { field: 'to' });
      await mustLeaveAdministrator(tx, ownerId, { today, but: held.id });
    }
    // Of one that has not begun nothing is left.
    const end = last < held.from ? addDays(held.from, -1) : last;
    await updateInstallationRow(tx, affiliation, { id: held.id, version }, { to: end });
    return { id: held.id };
  },
});
