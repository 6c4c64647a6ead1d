import type { I18n } from '@lingui/core';
import { z } from 'zod';
import { mailKind } from '../../kernel/mail/kinds.ts';
import { momentText } from '../../kernel/mail/moment-text.ts';
import { isZone } from '../../kernel/zone.ts';

// Messages are written without macros, because a manifest that names what is done at a moment is read where none is expanded.

/** A zone that is known: no open text. */
const Zone = z
  .string()
  .regex(/^[\w+-]+(\/[\w+-]+){0,2}$/)
  .refine(isZone);
const When = { localStart: z.iso.datetime({ local: true }), zone: Zone, minutes: z.int() };

const Told = z
  .object({
    meetingId: z.uuid(),
    /** What an answer is about. */
    invitationId: z.uuid(),
    sequence: z.int().nonnegative(),
    ...When,
    /** What they were told before; null where this is the first they hear. */
    before: z
      .object({ localStart: z.iso.datetime({ local: true }), minutes: z.int() })
      .strict()
      .nullable(),
    isCancelled: z.boolean(),
  })
  .strict();
type Told = z.infer<typeof Told>;

const subjects = {
  invitation: /*i18n*/ { id: 'mail.meeting.invitation', message: 'Invitation to a meeting' },
  change: /*i18n*/ { id: 'mail.meeting.change', message: 'A meeting has changed' },
  cancellation: /*i18n*/ { id: 'mail.meeting.cancellation', message: 'A meeting is cancelled' },
  reminder: /*i18n*/ { id: 'mail.meeting.reminder', message: 'Are you coming to the meeting?' },
} as const;

const sentences = {
  cancelled: /*i18n*/ {
    id: 'mail.meeting.cancelled',
    message: 'The meeting of {at} does not take place.',
  },
  invited: /*i18n*/ {
    id: 'mail.meeting.invited',
    message: 'You are invited to a meeting: {at}, {minutes} minutes.',
  },
  moved: /*i18n*/ {
    id: 'mail.meeting.moved',
    message: 'The meeting of {old}, {oldMinutes} minutes, has changed. It is now: {at}, {minutes} minutes.',
  },
  answer: /*i18n*/ {
    id: 'mail.meeting.answer',
    message: 'Please answer from your calendar or after signing in.',
  },
  answerHere: /*i18n*/ {
    id: 'mail.meeting.answer-here',
    message: 'Please answer after signing in: what a calendar answers is not read.',
  },
  silent: /*i18n*/ {
    id: 'mail.meeting.silent',
    message: 'You have not answered yet: the meeting is on {at}, {minutes} minutes.',
  },
  where: /*i18n*/ {
    id: 'mail.meeting.where',
    message: 'Where it is and what is on its agenda you read after signing in: {page}',
  },
} as const;

const say = (
  i18n: I18n,
  message: { id: string; message: string },
  values?: Record<string, unknown>,
): string => i18n._({ ...message, ...(values === undefined ? {} : { values }) });

/** Tells somebody of a meeting, that it was moved, or that it was cancelled; with it goes what their calendar does about it. */
export const invitationMail = mailKind<Told>({
  kind: 'meetings.invitation',
  params: Told,
  subject: (i18n, { before, isCancelled }) => {
    if (isCancelled) return say(i18n, subjects.cancellation);
    return say(i18n, before === null ? subjects.invitation : subjects.change);
  },
  text: (i18n, { localStart, zone, minutes, before, isCancelled }, { page, readsReplies }) => {
    const at = momentText(i18n.locale, localStart, zone);
    if (isCancelled) return [say(i18n, sentences.cancelled, { at })];
    return [
      before === null
        ? say(i18n, sentences.invited, { at, minutes })
        : say(i18n, sentences.moved, {
            old: momentText(i18n.locale, before.localStart, zone),
            oldMinutes: before.minutes,
            at,
            minutes,
          }),
      say(i18n, readsReplies ? sentences.answer : sentences.answerHere),
      say(i18n, sentences.where, { page: page('/') }),
    ];
  },
  event: ({ meetingId, invitationId, sequence, localStart, zone, minutes, isCancelled }) => ({
    uid: `${meetingId}@consilium`,
    replyId: invitationId,
    sequence,
    method: isCancelled ? 'CANCEL' : 'REQUEST',
    localStart,
    zone,
    minutes,
  }),
});

const Reminded = z.object(When).strict();

/** Reminds somebody who has not answered, the day before. */
export const reminderMail = mailKind<z.infer<typeof Reminded>>({
  kind: 'meetings.reminder',
  params: Reminded,
  subject: (i18n) => say(i18n, subjects.reminder),
  text: (i18n, { localStart, zone, minutes }, { page }) => [
    say(i18n, sentences.silent, { at: momentText(i18n.locale, localStart, zone), minutes }),
    say(i18n, sentences.where, { page: page('/') }),
  ],
});

export const meetingMails = [invitationMail, reminderMail];
