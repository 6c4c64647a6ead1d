import { and, eq } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { refused } from '../../../kernel/errors.ts';
import { usableLink } from '../../../kernel/link-use.ts';
import type { LinkId } from '../../../kernel/links.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { joining } from '../invitations.ts';
import { invitation, person } from '../tables.ts';

/** Whom an invitation is for and by which address, while its link can be used; else refused as `link_over`. */
export const invitationAt = async (tx: Tx, link: LinkId, now: Temporal.Instant) => {
  await usableLink(tx, link, joining, now);
  const [found] = await tx
    .select({ email: invitation.email, name: person.latinName })
    .from(invitation)
    .innerJoin(person, eq(person.id, invitation.personId))
    .where(and(eq(invitation.ownerId, link.ownerId), eq(invitation.id, link.id)));
  if (found === undefined) throw refused('link_over');
  return { ...link, ...found };
};
