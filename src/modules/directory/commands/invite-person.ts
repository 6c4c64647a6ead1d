import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { endLinks, makeLink } from '../../../kernel/link-use.ts';
import { writeMails } from '../../../kernel/mail/write-mail.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { localDay } from '../../../kernel/zone.ts';
import { invitationDays, joining } from '../invitations.ts';
import { accountMail } from '../mails.ts';
import { canKeepPeople } from '../policy.ts';
import { zoneOf } from '../queries/organisations.ts';
import { Email } from '../schema.ts';
import { lockRoles, mustBeOnlyHere, staffMember } from '../staff-write.ts';
import { invitation } from '../tables.ts';

/** Invites somebody of the house who has no account to make one, by a link for once and a week; an earlier link of hers ends. */
export const invitePerson = command({
  name: 'directory.invite-person',
  input: z
    .object({
      personId: z.uuid(),
      email: Email,
      /** Whether the address of the link goes out by mail; else it is handed over. */
      byMail: z.boolean().default(false),
    })
    .strict(),
  load: async ({ tx, ownerId }, { personId }) => {
    await lockRoles(tx, ownerId);
    return staffMember(tx, ownerId, personId);
  },
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async (context, { personId, email, byMail }, { userId }) => {
    const { tx, ownerId, now } = context;
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
    if (byMail) {
      const until = localDay(now.add({ hours: 24 * invitationDays }), await zoneOf(tx, ownerId));
      await writeMails(context, accountMail, [
        { address: email, recipient: personId, linkId: id, params: { until } },
      ]);
    }
    return { id };
  },
});
