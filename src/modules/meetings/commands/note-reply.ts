import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { mail } from '../../../kernel/tables.ts';
import { Text } from '../../../kernel/text.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { InvitationAnswer } from '../schema.ts';
import { invitation } from '../tables.ts';
import { isStillSo } from '../told.ts';

/**
 * Writes down what somebody's calendar answered to the invitation that a mail brought; nothing where it answers something older, was
 * overtaken, comes from another attendee than it was sent to, or the meeting was changed since. It says that they say so: never that they were there.
 */
export const noteReply = command({
  name: 'meetings.note-reply',
  input: z
    .object({
      invitationId: z.uuid(),
      uid: Text.max(200),
      sequence: z.int().nonnegative(),
      attendee: Text.max(320),
      answer: InvitationAnswer,
      stamp: z.iso.datetime(),
    })
    .strict(),
  load: async (context, { invitationId }) => {
    const { tx, ownerId } = context;
    const which = and(eq(invitation.ownerId, ownerId), eq(invitation.id, invitationId));
    const [there] = await tx.select({ meetingId: invitation.meetingId }).from(invitation).where(which);
    if (there === undefined) throw notFound();
    const { meeting } = await meetingForUpdate(context, there.meetingId);
    const [found] = await tx
      .select({ row: invitation, address: mail.address })
      .from(invitation)
      .innerJoin(mail, and(eq(mail.ownerId, invitation.ownerId), eq(mail.id, invitation.mailId)))
      .where(which);
    if (found === undefined) throw notFound();
    return { meeting, ...found };
  },
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx, now }, { uid, sequence, attendee, answer, stamp }, { meeting, row, address }) => {
    const at = Temporal.Instant.from(stamp);
    const isNewer =
      row.answeredAt === null || Temporal.Instant.compare(at, Temporal.Instant.from(row.answeredAt)) > 0;
    const isHers =
      uid === `${row.meetingId}@consilium` &&
      attendee.toLowerCase() === address.toLowerCase() &&
      sequence === row.sequence;
    // A message of tomorrow would overrule whatever is answered until then.
    const isPast = Temporal.Instant.compare(at, now.add({ minutes: 10 })) <= 0;
    const isAsked = meeting.state === 'planned' && isStillSo(row, meeting);
    if (!isNewer || !isHers || !isPast || !isAsked) return { noted: false };
    await updateRow(tx, invitation, row, { answer, answeredAt: at.toString(), answeredBy: 'mail' });
    return { noted: true };
  },
});
