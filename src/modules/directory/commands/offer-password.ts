import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { endLinks, makeLink } from '../../../kernel/link-use.ts';
import { writeMails } from '../../../kernel/mail/write-mail.ts';
import { localDay } from '../../../kernel/zone.ts';
import { newPassword, newPasswordDays } from '../invitations.ts';
import { passwordMail } from '../mails.ts';
import { canKeepPeople } from '../policy.ts';
import { addressesOf } from '../queries/addresses.ts';
import { zoneOf } from '../queries/organisations.ts';
import { mustBeOnlyHere, staffMember } from '../staff-write.ts';

/**
 * Lets somebody who has forgotten her password choose another one, by a link for once and a day; an earlier one ends. Only of whoever
 * is and was of this house alone: with the password one comes in wherever the person has a role.
 */
export const offerPassword = command({
  name: 'directory.offer-password',
  input: z
    .object({
      personId: z.uuid(),
      /** Whether its address goes to the address she signs in with; else it is handed over. */
      byMail: z.boolean().default(false),
    })
    .strict(),
  load: ({ tx, ownerId }, { personId }) => staffMember(tx, ownerId, personId),
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async (context, { personId, byMail }, { userId }) => {
    const { tx, ownerId, now } = context;
    if (userId === null) throw refused('account_missing');
    await mustBeOnlyHere(tx, ownerId, personId);
    await endLinks(context, newPassword, personId);
    const id = await makeLink(context, {
      purpose: newPassword,
      subject: personId,
      days: newPasswordDays,
      uses: 1,
    });
    if (byMail) {
      const zone = await zoneOf(tx, ownerId);
      const address = (await addressesOf(tx, localDay(now, zone))).get(personId);
      if (address === undefined) throw refused('no_mail_address');
      const until = localDay(now.add({ hours: 24 * newPasswordDays }), zone);
      await writeMails(context, passwordMail, [
        { address, recipient: personId, linkId: id, params: { until } },
      ]);
    }
    return { id };
  },
});
