import { and, eq, isNull } from 'drizzle-orm';
import type { DueTime } from '../../kernel/due.ts';
import { writeMails } from '../../kernel/mail/write-mail.ts';
import { localDay } from '../../kernel/zone.ts';
import { addressesOf } from '../directory/index.ts';
import { beginsAt, isPast } from './begins.ts';
import { reminderMail } from './mails.ts';
import { invitation, meeting } from './tables.ts';
import { isStillSo } from './told.ts';

/** The reminder of who has not answered, the day before a meeting. */
export const reminding = { kind: 'meetings.reminder' } as const;

const remindThem: DueTime = {
  ...reminding,
  act: async (context, meetingId) => {
    const { tx, ownerId, now } = context;
    const [held] = await tx
      .select()
      .from(meeting)
      .where(and(eq(meeting.ownerId, ownerId), eq(meeting.id, meetingId)));
    if (held?.state !== 'planned' || isPast(held, now)) return;
    const silent = await tx
      .select()
      .from(invitation)
      .where(
        and(eq(invitation.ownerId, ownerId), eq(invitation.meetingId, meetingId), isNull(invitation.answer)),
      );
    const addresses = await addressesOf(tx, localDay(now, held.zone));
    const { localStart, zone, minutes } = held;
    const reminded = silent.flatMap((row) => {
      const address = addresses.get(row.personId);
      // Who was told another time is not reminded of it.
      return address === undefined || !isStillSo(row, held) ? [] : [{ address, recipient: row.personId }];
    });
    await writeMails(
      context,
      reminderMail,
      reminded.map((one) => ({
        ...one,
        about: meetingId,
        goodUntil: beginsAt(held),
        params: { localStart, zone, minutes },
      })),
    );
  },
};

export const dueTimes: readonly DueTime[] = [remindThem];
