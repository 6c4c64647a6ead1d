import { Temporal } from 'temporal-polyfill';
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

/** When an item is discussed; `from` is null for one whose beginning nobody knows. */
export type Discussion = { readonly from: string | null; readonly to: string };

/** Milliseconds of a discussion that somebody was there for. */
export const heard = (presence: readonly Presence[], personId: string, from: string, to: string): number => {
  const [start, end] = [Temporal.Instant.from(from), Temporal.Instant.from(to)].map(
    (at) => at.epochMilliseconds,
  ) as [number, number];
  return presence
    .filter((entry) => entry.personId === personId)
    .reduce((sum, { joinedAt, leftAt }) => {
      const joined = Temporal.Instant.from(instantText(joinedAt)).epochMilliseconds;
      const left = leftAt === null ? end : Temporal.Instant.from(instantText(leftAt)).epochMilliseconds;
      return sum + Math.max(0, Math.min(left, end) - Math.max(joined, start));
    }, 0);
};

/**
 * When somebody who is there will have been there for this share of a discussion that goes on, if she stays; null when never. A person
 * who was there for all of it counts at once.
 */
export const countsFrom = (
  presence: readonly Presence[],
  personId: string,
  { from, to }: Discussion,
  share: number,
): string | null => {
  if (from === null || share === 0) return to;
  const whole = Math.max(0, Temporal.Instant.from(from).until(to).total('milliseconds'));
  const lacking = share * whole - heard(presence, personId, from, to);
  if (lacking <= 0) return to;
  if (share >= 1) return null;
  return Temporal.Instant.from(to)
    .add({ milliseconds: Math.ceil(lacking / (1 - share)) })
    .toString();
};
