import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { endLinks } from '../../../kernel/link-use.ts';
import { joining } from '../invitations.ts';
import { canKeepPeople } from '../policy.ts';
import { staffMember } from '../staff-write.ts';

/** Ends the link by which somebody of the house was invited. */
export const withdrawInvitation = command({
  name: 'directory.withdraw-invitation',
  input: z.object({ personId: z.uuid() }).strict(),
  load: ({ tx, ownerId }, { personId }) => staffMember(tx, ownerId, personId),
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async (context, { personId }) => {
    if ((await endLinks(context, joining, personId)) === 0) throw refused('link_over');
    return { id: personId };
  },
});
