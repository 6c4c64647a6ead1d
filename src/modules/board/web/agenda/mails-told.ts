import type { Temporal } from 'temporal-polyfill';
import type { MailPort } from '../../../../kernel/mail/port.ts';
import { invitationMail, invitationParams, toBeSaid } from '../../../meetings/index.ts';

type Meeting = Parameters<typeof invitationParams>[0];
type Before = Parameters<typeof invitationParams>[1];

/** Somebody who sits on the board on that day, or was told of the meeting. */
export type Told = {
  readonly personId: string;
  readonly name: string;
  readonly address: string | null;
  readonly before: Before;
};

/** A mail as it would go out now, with those it would go to, and the time they were told before. */
export type MailToSend = {
  readonly what: 'invitation' | 'change' | 'cancellation';
  readonly subject: string;
  readonly text: string;
  readonly before: string | null;
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
    const params = invitationParams(meeting, before);
    if (what === null || params === null) continue;
    // The same text goes to each; the calendar's message beside it, which is not shown, names whom it is for.
    const row = { ownerId, id: meeting.id, kind: invitationMail.kind, about: meeting.id, linkId: null };
    const { subject, text } = port.composed({ ...row, address: address ?? port.from, params }, now);
    const one = mails.get(text) ?? { what, subject, text, before: params.before, to: [] };
    mails.set(text, { ...one, to: [...one.to, { personId, name, address }] });
  }
  return [...mails.values()];
};
