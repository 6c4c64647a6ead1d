import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { dropDue, setDue } from '../../../kernel/due.ts';
import { conflict, refused } from '../../../kernel/errors.ts';
import { withdrawOvertaken, writeMails } from '../../../kernel/mail/write-mail.ts';
import { mail } from '../../../kernel/tables.ts';
import { localDay } from '../../../kernel/zone.ts';
import { insertRows, updateRow } from '../../../kernel/write-rows.ts';
import { addressesOf } from '../../directory/index.ts';
import { beginsAt, isPast, reminderAt } from '../begins.ts';
import { reminding } from '../jobs.ts';
import { invitationParams } from '../invitation-mails.ts';
import { meetingForUpdate } from '../load.ts';
import { invitationMail } from '../mails.ts';
import { canPlanMeetings } from '../policy.ts';
import { invitation } from '../tables.ts';

/**
 * Tells people of a meeting by mail: an invitation, that it was moved, or that it is cancelled; whoever knows already hears nothing. Those
 * who do not answer are reminded the day before.
 */
export const sendInvitations = command({
  name: 'meetings.send-invitations',
  input: z
    .object({
      meetingId: z.uuid(),
      /** Of the meeting, as the page that showed the mails had it. */
      version: z.int().positive(),
      personIds: z.array(z.uuid()).min(1).max(200),
    })
    .strict(),
  load: async (context, { meetingId }) => {
    const { meeting } = await meetingForUpdate(context, meetingId);
    const { tx, ownerId } = context;
    const told = await tx
      .select({ row: invitation, mailState: mail.state })
      .from(invitation)
      .innerJoin(mail, and(eq(mail.ownerId, invitation.ownerId), eq(mail.id, invitation.mailId)))
      .where(and(eq(invitation.ownerId, ownerId), eq(invitation.meetingId, meetingId)));
    const invited = new Map(told.map(({ row, mailState }) => [row.personId, { ...row, mailState }]));
    return { meeting, invited };
  },
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async (context, { meetingId, version, personIds }, { meeting: held, invited }) => {
    if (held.version !== version) throw conflict();
    const { tx, ownerId, now, newId } = context;
    const addresses = await addressesOf(tx, localDay(now, held.zone));
    const letters = [...new Set(personIds)].flatMap((personId) => {
      const before = invited.get(personId) ?? null;
      const id = before?.id ?? newId();
      const params = invitationParams({ ...held, isPast: isPast(held, now) }, id, before);
      return params === null ? [] : [{ id, personId, before, params }];
    });
    // Also of whoever has no role at the house today.
    if (letters.some(({ personId }) => !addresses.has(personId)))
      throw refused('no_mail_address', {}, { field: 'personIds' });
    const recipients = letters.map(({ personId }) => personId);
    await withdrawOvertaken(context, { about: meetingId, recipients });
    const goodUntil = beginsAt(held);
    const mailIds = await writeMails(
      context,
      invitationMail,
      letters.map(({ personId, params }) => ({
        address: addresses.get(personId) ?? '',
        recipient: personId,
        about: meetingId,
        goodUntil,
        params,
      })),
    );
    const made = [];
    for (const [index, { id, personId, before, params }] of letters.entries()) {
      const row = {
        sequence: params.sequence,
        toldStart: params.localStart,
        toldMinutes: params.minutes,
        toldCancelled: params.isCancelled,
        mailId: mailIds[index] ?? '',
        answer: null,
        answeredAt: null,
        answeredBy: null,
      };
      if (before === null) made.push({ ownerId, id, meetingId, personId, ...row });
      else await updateRow(tx, invitation, before, row);
    }
    await insertRows(tx, invitation, made);
    const at = reminderAt(held, now);
    if (held.state === 'planned' && at !== null)
      await setDue(context, { ...reminding, subject: meetingId, at });
    else await dropDue(context, { ...reminding, subject: meetingId });
    return { sent: letters.length };
  },
});
