import { eq } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { refused } from '../../../kernel/errors.ts';
import { usableLink } from '../../../kernel/link-use.ts';
import type { LinkId } from '../../../kernel/links.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { newPassword } from '../invitations.ts';
import { mustBeOnlyHere } from '../staff-write.ts';
import { person } from '../tables.ts';

/** Whose account gets a new password by a link, while it can be used and its holder is of this house alone; else refused. */
export const passwordHolder = async (tx: Tx, link: LinkId, now: Temporal.Instant) => {
  const { subject } = await usableLink(tx, link, newPassword, now);
  const [found] = await tx.select({ userId: person.userId }).from(person).where(eq(person.id, subject));
  if (!found?.userId) throw refused('link_over');
  await mustBeOnlyHere(tx, link.ownerId, subject);
  return { userId: found.userId };
};
