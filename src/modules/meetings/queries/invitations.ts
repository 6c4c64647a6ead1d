import { and, eq, gte } from 'drizzle-orm';
import { rowTopics } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { mail } from '../../../kernel/tables.ts';
import { invitation, meeting } from '../tables.ts';

/** What moves a page of invitations, beside its meeting. */
export const invitationTopics = rowTopics(invitation, mail);

/** Who was told of a meeting, what became of the mail, and what they answered. */
export const invitedTo = (tx: Tx, ownerId: string, meetingId: string) =>
  tx
    .select({
      id: invitation.id,
      version: invitation.version,
      personId: invitation.personId,
      sequence: invitation.sequence,
      toldStart: invitation.toldStart,
      toldMinutes: invitation.toldMinutes,
      toldCancelled: invitation.toldCancelled,
      answer: invitation.answer,
      answeredAt: invitation.answeredAt,
      answeredBy: invitation.answeredBy,
      mailState: mail.state,
      sentAt: mail.sentAt,
    })
    .from(invitation)
    .innerJoin(mail, and(eq(mail.ownerId, invitation.ownerId), eq(mail.id, invitation.mailId)))
    .where(and(eq(invitation.ownerId, ownerId), eq(invitation.meetingId, meetingId)));

/** What people were last told of meetings on or after a day, and what they answered; unsent, to be read together with others. */
export const toldFrom = (tx: Tx, ownerId: string, localDay: string) =>
  tx
    .select({
      meetingId: invitation.meetingId,
      personId: invitation.personId,
      toldStart: invitation.toldStart,
      toldMinutes: invitation.toldMinutes,
      toldCancelled: invitation.toldCancelled,
      sequence: invitation.sequence,
      mailState: mail.state,
      answer: invitation.answer,
    })
    .from(invitation)
    .innerJoin(mail, and(eq(mail.ownerId, invitation.ownerId), eq(mail.id, invitation.mailId)))
    .innerJoin(meeting, and(eq(meeting.ownerId, invitation.ownerId), eq(meeting.id, invitation.meetingId)))
    .where(and(eq(invitation.ownerId, ownerId), gte(meeting.localStart, localDay)));
