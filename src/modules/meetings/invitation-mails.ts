import { type Now, toBeSaid, type Told } from './told.ts';

type Meeting = Now & { readonly id: string; readonly zone: string };

/** What a mail about a meeting says to somebody who was told this much before; null where there is nothing to be said. */
export const invitationParams = (held: Meeting, invitationId: string, before: Told | null) => {
  const what = toBeSaid(before, held);
  if (what === null) return null;
  const { id: meetingId, localStart, zone, minutes } = held;
  const isCancelled = what === 'cancellation';
  const old = before === null ? null : { localStart: before.toldStart, minutes: before.toldMinutes };
  return {
    meetingId,
    invitationId,
    sequence: before === null ? 0 : before.sequence + 1,
    zone,
    // Of one that is cancelled the calendar is told the time it has.
    ...(isCancelled && old !== null ? old : { localStart, minutes }),
    before: what === 'change' ? old : null,
    isCancelled,
  };
};
