import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { usableLink, useLink } from '../../../kernel/link-use.ts';
import { Text } from '../../../kernel/text.ts';
import { updateInstallationRow } from '../../../kernel/write-rows.ts';
import { joining } from '../invitations.ts';
import { invitation, person } from '../tables.ts';

/** Gives the account that whoever holds the link of an invitation has just made to whom it was for, and uses the link up. */
export const acceptInvitation = command({
  name: 'directory.accept-invitation',
  input: z.object({ invitationId: z.uuid(), userId: Text.max(64) }).strict(),
  load: async ({ tx, ownerId, now }, { invitationId: id }) => {
    const link = await usableLink(tx, { ownerId, id }, joining, now, true);
    const [found] = await tx
      .select({ id: person.id, version: person.version, userId: person.userId })
      .from(invitation)
      .innerJoin(person, eq(person.id, invitation.personId))
      .where(and(eq(invitation.ownerId, ownerId), eq(invitation.id, id)));
    if (found === undefined) throw notFound();
    return { link, who: found };
  },
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx }, { userId }, { link, who }) => {
    if (who.userId !== null) throw refused('account_there');
    await useLink(tx, link);
    await updateInstallationRow(tx, person, who, { userId });
    return { id: who.id };
  },
});
