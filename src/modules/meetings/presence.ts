import { Temporal } from 'temporal-polyfill';
import type { PresenceMode } from './quorum-policy.ts';

/** Somebody there from `joinedAt` to `leftAt` (null: still there), counted for one discipline. */
export type Presence = {
  personId: string;
  discipline: string;
  mode: PresenceMode;
  joinedAt: string;
  leftAt: string | null;
};

const before = (a: string, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(a), b) < 0;
const after = (a: string, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(a), b) > 0;

/** Who is there at the instant, each person once: of several entries the one that joined last. */
export const presentAt = (presence: readonly Presence[], at: string): Presence[] => {
  const instant = Temporal.Instant.from(at);
  const there = presence
    .filter(
      ({ joinedAt, leftAt }) => !after(joinedAt, instant) && (leftAt === null || !before(leftAt, instant)),
    )
    .toSorted((a, b) => Temporal.Instant.compare(a.joinedAt, b.joinedAt));
  return [...new Map(there.map((entry) => [entry.personId, entry])).values()];
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
