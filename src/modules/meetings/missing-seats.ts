import { type Discussion, withoutObservers, type Presence } from './presence.ts';
import { type Cure, cures as curesOf, type Late, metFrom, quorum } from './quorum.ts';
import type { SeriesPolicy } from './series-policy.ts';
import type { ItemFacts, QuorumVerdict } from './schema.ts';

/** Seats of one clause that nobody fills, and who of the members could. */
export type MissingSeat = {
  clause: string;
  /** Any of these fills a seat. */
  disciplines: readonly string[];
  seats: number;
  /** False when it is not known whether the clause applies to the item. */
  certain: boolean;
  couldJoin: readonly string[];
  /** Who is there and came too late to count yet. */
  late: readonly Late[];
};
export type QuorumState = {
  met: boolean | null;
  missing: readonly MissingSeat[];
  /** From when it is met if nobody leaves; null unless time alone cures it. */
  metFrom: string | null;
};

/** What stands between a verdict and a quorum, clause by clause in the policy's order. */
export const missingSeats = (
  policy: SeriesPolicy,
  verdict: QuorumVerdict,
  cures: readonly Cure[] = [],
): MissingSeat[] =>
  verdict.clauses
    .filter(({ met }) => met !== true)
    .map(({ clause, met, needed, present }) => ({
      clause,
      disciplines: policy.clauses.find(({ id }) => id === clause)?.anyOf ?? [],
      seats: needed - present,
      certain: met === false,
      couldJoin: cures.find((cure) => cure.clause === clause)?.personIds ?? [],
      late: cures.find((cure) => cure.clause === clause)?.late ?? [],
    }));

/** Quorum of an item over its discussion so far, with who of the series' members could still join. */
export const quorumAt = (
  policy: SeriesPolicy,
  facts: ItemFacts,
  members: readonly { personId: string; discipline: string; role: string }[],
  presence: readonly Presence[],
  discussion: Discussion,
): QuorumState => {
  const counted = withoutObservers(presence, members);
  const verdict = quorum(policy, facts, counted, discussion);
  const cures = curesOf(policy, facts, members, counted, discussion);
  return {
    met: verdict.met,
    missing: missingSeats(policy, verdict, cures),
    metFrom: metFrom(policy, facts, counted, discussion),
  };
};
