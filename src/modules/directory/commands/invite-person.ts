import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { endLinks, makeLink } from '../../../kernel/link-use.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { invitationDays, joining } from '../invitations.ts';
import { canKeepPeople } from '../policy.ts';
import { Email } from '../schema.ts';
import { lockRoles, mustBeOnlyHere, staffMember } from '../staff-write.ts';
import { invitation } from '../tables.ts';

/** Invites somebody of the house who has no account to make one, by a link for once and a week; an earlier link of hers ends. */
export const invitePerson = command({
  name: 'directory.invite-person',
  input: z.object({ personId: z.uuid(), email: Email }).strict(),
  load: async ({ tx, ownerId }, { personId }) => {
    await lockRoles(tx, ownerId);
    return staffMember(tx, ownerId, personId);
  },
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async (context, { personId, email }, { userId }) => {
    const { tx, ownerId } = context;
    if (userId !== null) throw refused('account_there', {}, { field: 'email' });
    await mustBeOnlyHere(tx, ownerId, personId);
    await endLinks(context, joining, personId);
    const id = await makeLink(context, {
      purpose: joining,
      subject: personId,
      days: invitationDays,
      uses: 1,
    });
    await insertRows(tx, invitation, [{ ownerId, id, personId, email }]);
    return { id };
  },
});
