import { type Now, toBeSaid, type Told } from './told.ts';

type Meeting = Now & { readonly id: string; readonly zone: string };
type Before = Told & { readonly sequence: number };

/** What a mail about a meeting says to somebody who was told this much before; null where there is nothing to be said. */
export const invitationParams = (held: Meeting, before: Before | null) => {
  const what = toBeSaid(before, held);
  if (what === null) return null;
  const { id: meetingId, localStart, zone, minutes } = held;
  // Of one that is cancelled the calendar is told the time it has.
  const at = what === 'cancellation' && before !== null ? before.toldStart : localStart;
  const wasMoved = what === 'change' && before !== null && before.toldStart !== localStart;
  return {
    meetingId,
    sequence: before === null ? 0 : before.sequence + 1,
    localStart: at,
    zone,
    minutes,
    before: wasMoved ? before.toldStart : null,
    isCancelled: what === 'cancellation',
  };
};
