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

/**
 * Writes down what somebody's calendar answered to the invitation that a mail brought; nothing where it answers something older, was
 * overtaken, or comes from another attendee than it was sent to. It says that they say so: never that they were there.
 */
export const noteReply = command({
  name: 'meetings.note-reply',
  input: z
    .object({
      mailId: z.uuid(),
      uid: Text.max(200),
      sequence: z.int().nonnegative(),
      attendee: Text.max(320),
      answer: InvitationAnswer,
      stamp: z.iso.datetime(),
    })
    .strict(),
  load: async (context, { mailId }) => {
    const { tx, ownerId } = context;
    const [sent] = await tx
      .select()
      .from(mail)
      .where(and(eq(mail.ownerId, ownerId), eq(mail.id, mailId)));
    if (sent?.about == null || sent.recipient === null) throw notFound();
    await meetingForUpdate(context, sent.about);
    const [row] = await tx
      .select()
      .from(invitation)
      .where(
        and(
          eq(invitation.ownerId, ownerId),
          eq(invitation.meetingId, sent.about),
          eq(invitation.personId, sent.recipient),
        ),
      );
    if (row === undefined) throw notFound();
    return { sent, row };
  },
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx, now }, { uid, sequence, attendee, answer, stamp }, { sent, row }) => {
    const at = Temporal.Instant.from(stamp);
    const isNewer =
      row.answeredAt === null || Temporal.Instant.compare(at, Temporal.Instant.from(row.answeredAt)) > 0;
    const isHers =
      uid === `${row.meetingId}@consilium` &&
      attendee.toLowerCase() === sent.address.toLowerCase() &&
      sequence === row.sequence;
    // A message of tomorrow would overrule whatever is answered until then.
    const isPast = Temporal.Instant.compare(at, now.add({ minutes: 10 })) <= 0;
    if (!isNewer || !isHers || !isPast || row.toldCancelled) return { noted: false };
    await updateRow(tx, invitation, row, { answer, answeredAt: at.toString(), answeredBy: 'mail' });
    return { noted: true };
  },
});
