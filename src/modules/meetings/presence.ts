import { instantText } from '../../kernel/instant-text.ts';
import type { PresenceMode } from './series-policy.ts';

/** Somebody there from `joinedAt` to `leftAt` (null: still there), counted for one discipline. */
export type Presence = {
  personId: string;
  discipline: string;
  mode: PresenceMode;
  joinedAt: string;
  leftAt: string | null;
};

/** Who is there at the instant, each person once: of several entries the one that joined last. */
export const presentAt = (presence: readonly Presence[], at: string): Presence[] => {
  const moment = instantText(at);
  const there = presence
    .map((entry) => ({ entry, joined: instantText(entry.joinedAt) }))
    .filter(
      ({ entry: { leftAt }, joined }) =>
        joined <= moment && (leftAt === null || instantText(leftAt) >= moment),
    )
    .toSorted((a, b) => (a.joined < b.joined ? -1 : a.joined > b.joined ? 1 : 0));
  return [...new Map(there.map(({ entry }) => [entry.personId, entry])).values()];
};

/** Presence that may count for a quorum: all but people who only observe in this series. */
export const withoutObservers = <T extends Presence>(
  presence: readonly T[],
  members: readonly { personId: string; role: string }[],
): T[] => {
  const observers = new Set(
    members.filter(({ role }) => role === 'observer').map(({ personId }) => personId),
  );
  return presence.filter(({ personId }) => !observers.has(personId));
};
