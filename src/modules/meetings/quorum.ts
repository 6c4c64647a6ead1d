import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../kernel/instant-text.ts';
import { countsFrom, type Discussion, presentAt, type Presence } from './presence.ts';
import type { PresenceMode, SeriesPolicy } from './series-policy.ts';
import type { ClauseVerdict, ItemFacts, QuorumVerdict } from './schema.ts';

type Clause = SeriesPolicy['clauses'][number];
type Person = Pick<Presence, 'personId' | 'discipline' | 'mode'>;
/** One place of a clause that one person may fill. */
type Seat = { clause: string; fits: readonly Person[] };

const fits = (clause: Clause, { discipline, mode }: Person): boolean =>
  clause.anyOf.some((wanted) => wanted === discipline) && clause.modes.includes(mode);

/** Whether the clause applies to the item: null when the fact it depends on is unknown. */
const applies = ({ condition }: Clause, facts: ItemFacts): boolean | null =>
  condition === undefined ? true : (facts[condition] ?? null);

/** Finds a person for the seat, moving others between seats where that frees one (augmenting path). */
const fill = (seat: Seat, taken: Map<Person, Seat>, tried = new Set<Person>()): boolean =>
  seat.fits.some((person) => {
    if (tried.has(person)) return false;
    tried.add(person);
    const holder = taken.get(person);
    if (holder !== undefined && !fill(holder, taken, tried)) return false;
    taken.set(person, seat);
    return true;
  });

/** Seats filled per clause, each person in one seat; earlier clauses are served first, the number filled is greatest. */
const seated = (clauses: readonly Clause[], people: readonly Person[]): Map<string, number> => {
  const taken = new Map<Person, Seat>();
  const counts = new Map<string, number>();
  for (const clause of clauses) {
    const seat = () => ({ clause: clause.id, fits: people.filter((person) => fits(clause, person)) });
    const filled = Array.from({ length: clause.minimum }, seat).filter((one) => fill(one, taken)).length;
    counts.set(clause.id, filled);
  }
  return counts;
};

const verdictOf = (clause: Clause, applying: boolean | null, present: number): ClauseVerdict => {
  if (applying === false) return { clause: clause.id, met: true, present: 0, needed: 0 };
  const full = present >= clause.minimum;
  return {
    clause: clause.id,
    met: full ? true : applying === null ? null : false,
    present,
    needed: clause.minimum,
  };
};

const decide = (policy: SeriesPolicy, facts: ItemFacts, people: readonly Person[]): QuorumVerdict => {
  const applying = new Map(policy.clauses.map((clause) => [clause, applies(clause, facts)]));
  // Clauses that certainly apply are served first, so that an open one never takes their people.
  const counts = seated(
    [true, null].flatMap((state) => policy.clauses.filter((clause) => applying.get(clause) === state)),
    people,
  );
  const clauses = policy.clauses.map((clause) =>
    verdictOf(clause, applying.get(clause) ?? null, counts.get(clause.id) ?? 0),
  );
  if (clauses.some(({ met }) => met === false)) return { met: false, clauses };
  return { met: clauses.some(({ met }) => met === null) ? null : true, clauses };
};

/** Who is there at the end of a discussion, and from when each counts by the policy; null for whoever never will. */
const attending = (policy: SeriesPolicy, presence: readonly Presence[], discussion: Discussion) =>
  presentAt(presence, discussion.to).map((person) => ({
    person,
    from: countsFrom(presence, person.personId, discussion, policy.heardAtLeast ?? 0),
  }));

const isCounted =
  ({ to }: Discussion) =>
  ({ from }: { readonly from: string | null }): boolean =>
    from !== null && instantText(from) <= instantText(to);

/**
 * Quorum of one item over its discussion: those count who are there at its end, which is its conclusion or, while it is open, now, and were there
 * for the share of it that the policy asks for. So nobody counts who left before the conclusion, or came in for it alone; pieces of time
 * add up. Each person fills one seat. A clause whose condition is unknown is unknown unless it is met anyway.
 */
export const quorum = (
  policy: SeriesPolicy,
  facts: ItemFacts,
  presence: readonly Presence[],
  discussion: Discussion,
): QuorumVerdict =>
  decide(
    policy,
    facts,
    attending(policy, presence, discussion)
      .filter(isCounted(discussion))
      .map(({ person }) => person),
  );

/** Somebody who is there and does not count yet, and from when she will if she stays; null for never. */
export type Late = { readonly personId: string; readonly from: string | null };
export type Cure = { clause: string; personIds: string[]; late: Late[] };

/**
 * For each clause not met: the members of the series who are not there and whose joining would fill one more of its
 * seats, and those who are there and came too late to count yet. Observers never count.
 */
export const cures = (
  policy: SeriesPolicy,
  facts: ItemFacts,
  members: readonly { personId: string; discipline: string; role: string }[],
  presence: readonly Presence[],
  discussion: Discussion,
): Cure[] => {
  const all = attending(policy, presence, discussion);
  const there = all.filter(isCounted(discussion)).map(({ person }) => person);
  const late = all.filter((one) => !isCounted(discussion)(one));
  const away = members.filter(
    ({ personId, role }) => role !== 'observer' && !all.some(({ person }) => person.personId === personId),
  );
  const helps = (people: readonly Person[], { clause, present }: ClauseVerdict): boolean =>
    people.some((person) => {
      const then = decide(policy, facts, [...there, person]).clauses;
      return (then.find((one) => one.clause === clause)?.present ?? 0) > present;
    });
  const joining = (member: Omit<Person, 'mode'>): Person[] =>
    (['room', 'video'] satisfies PresenceMode[]).map((mode) => ({ ...member, mode }));
  return decide(policy, facts, there)
    .clauses.filter(({ met }) => met !== true)
    .map((failing) => ({
      clause: failing.clause,
      personIds: away.filter((member) => helps(joining(member), failing)).map(({ personId }) => personId),
      late: late
        .filter(({ person }) => helps([person], failing))
        .map(({ person: { personId }, from }) => ({ personId, from })),
    }));
};

/** From when the quorum is met if nobody leaves and the discussion goes on; null when it is met now, or would not be. */
export const metFrom = (
  policy: SeriesPolicy,
  facts: ItemFacts,
  presence: readonly Presence[],
  discussion: Discussion,
): string | null => {
  const all = attending(policy, presence, discussion);
  const moments = all.filter((one) => !isCounted(discussion)(one)).flatMap(({ from }) => from ?? []);
  const counting = (at: string) =>
    all.filter(isCounted({ ...discussion, to: at })).map(({ person }) => person);
  if (decide(policy, facts, counting(discussion.to)).met === true) return null;
  return (
    moments
      .toSorted((a, b) => Temporal.Instant.compare(a, b))
      .find((at) => decide(policy, facts, counting(at)).met === true) ?? null
  );
};
