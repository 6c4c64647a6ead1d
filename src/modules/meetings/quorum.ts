import { presentAt, type Presence } from './presence.ts';
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

/**
 * Quorum of one item: who is there when it is concluded, each person counted for one clause only. A clause whose
 * condition is unknown is unknown unless it is met anyway. Whoever left before the conclusion did not take it, so
 * only presence `at` its conclusion counts; for an open item that is now.
 */
export const quorum = (
  policy: SeriesPolicy,
  facts: ItemFacts,
  presence: readonly Presence[],
  at: string,
): QuorumVerdict => decide(policy, facts, presentAt(presence, at));

export type Cure = { clause: string; personIds: string[] };

/**
 * For each clause not met, the members of the series who are not there and whose joining would fill one more of its
 * seats. Observers never count.
 */
export const couldJoin = (
  policy: SeriesPolicy,
  facts: ItemFacts,
  members: readonly { personId: string; discipline: string; role: string }[],
  presence: readonly Presence[],
  at: string,
): Cure[] => {
  const there = presentAt(presence, at);
  const away = members.filter(
    ({ personId, role }) => role !== 'observer' && !there.some((person) => person.personId === personId),
  );
  const now = decide(policy, facts, there).clauses;
  const helps = (member: Omit<Person, 'mode'>, { clause, present }: ClauseVerdict) =>
    (['room', 'video'] satisfies PresenceMode[]).some((mode) => {
      const then = decide(policy, facts, [...there, { ...member, mode }]).clauses;
      return (then.find((one) => one.clause === clause)?.present ?? 0) > present;
    });
  return now
    .filter(({ met }) => met !== true)
    .map((failing) => ({
      clause: failing.clause,
      personIds: away.filter((member) => helps(member, failing)).map(({ personId }) => personId),
    }));
};
