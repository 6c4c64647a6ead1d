import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { endLinks, makeLink } from '../../../kernel/link-use.ts';
import { newPassword, newPasswordDays } from '../invitations.ts';
import { canKeepPeople } from '../policy.ts';
import { mustBeOnlyHere, staffMember } from '../staff-write.ts';

/**
 * Lets somebody who has forgotten her password choose another one, by a link for once and a day; an earlier one ends. Only of whoever
 * is and was of this house alone: with the password one comes in wherever the person has a role.
 */
export const offerPassword = command({
  name: 'directory.offer-password',
  input: z.object({ personId: z.uuid() }).strict(),
  load: ({ tx, ownerId }, { personId }) => staffMember(tx, ownerId, personId),
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async (context, { personId }, { userId }) => {
    const { tx, ownerId } = context;
    if (userId === null) throw refused('account_missing');
    await mustBeOnlyHere(tx, ownerId, personId);
    await endLinks(context, newPassword, personId);
    const id = await makeLink(context, {
      purpose: newPassword,
      subject: personId,
      days: newPasswordDays,
      uses: 1,
    });
    return { id };
  },
});
