import type { Temporal } from 'temporal-polyfill';
import type { MailPort } from '../../../../kernel/mail/port.ts';
import {
  invitationMail,
  invitationParams,
  reminderAt,
  reminderMail,
  toBeSaid,
} from '../../../meetings/index.ts';

type Meeting = Parameters<typeof invitationParams>[0];
type Before = Parameters<typeof invitationParams>[2];

/** Somebody who sits on the board on that day, or was told of the meeting. */
export type Told = {
  readonly personId: string;
  readonly name: string;
  readonly address: string | null;
  readonly before: Before;
};

/** A mail as it would go out now, with those it would go to, and what they were told before. */
export type MailToSend = {
  readonly what: 'invitation' | 'change' | 'cancellation';
  readonly subject: string;
  readonly text: string;
  readonly before: { readonly localStart: string; readonly minutes: number } | null;
  readonly to: ReadonlyArray<{
    readonly personId: string;
    readonly name: string;
    readonly address: string | null;
  }>;
};

/** The mails that would tell people what they do not know yet: each text once. */
export const mailsToSend = (
  port: Pick<MailPort, 'composed' | 'from'>,
  ownerId: string,
  { meeting, people, now }: { meeting: Meeting; people: readonly Told[]; now: Temporal.Instant },
): MailToSend[] => {
  const mails = new Map<string, MailToSend>();
  for (const { before, personId, name, address } of people) {
    const what = toBeSaid(before, meeting);
    const params = invitationParams(meeting, meeting.id, before);
    if (what === null || params === null) continue;
    // The same text goes to each; the calendar's message beside it, which is not shown, names whom it is for.
    const row = { ownerId, id: meeting.id, kind: invitationMail.kind, about: meeting.id, linkId: null };
    const { subject, text } = port.composed({ ...row, address: address ?? port.from, params }, now);
    const one = mails.get(what + text) ?? { what, subject, text, before: params.before, to: [] };
    mails.set(what + text, { ...one, to: [...one.to, { personId, name, address }] });
  }
  return [...mails.values()];
};

/** The reminder of who does not answer, as it would go out, and the wall time at which it would; null where none goes. */
export const reminderShown = (
  port: Pick<MailPort, 'composed' | 'from'>,
  ownerId: string,
  meeting: Omit<Meeting, 'isPast'>,
  now: Temporal.Instant,
) => {
  const at = meeting.state === 'planned' ? reminderAt(meeting, now) : null;
  if (at === null) return null;
  const { localStart, zone, minutes } = meeting;
  const row = { ownerId, id: meeting.id, kind: reminderMail.kind, about: meeting.id, linkId: null };
  const { subject, text } = port.composed(
    { ...row, address: port.from, params: { localStart, zone, minutes } },
    now,
  );
  const wall = at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return { at: wall, subject, text };
};
