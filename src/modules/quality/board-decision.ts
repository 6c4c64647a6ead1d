import { earliest, latest, notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import { addDays } from '../../kernel/calendar-day.ts';
import { allOf, anyOf, not, type Truth } from '../../kernel/truth.ts';
import type { ListingFacts } from './case-facts.ts';
import type { Intervention } from './interventions.ts';

/**
 * Whether a board with a quorum decided something; `undecided` are the days on which it may have begun when no board is
 * known of, as the database writes a range: from when a centre's boards are all recorded here, that is "no".
 */
export type Decided = { readonly decided: Truth; readonly undecided: string | null };
const open: Decided = { decided: null, undecided: null };

const decides = ({ conclusion }: ListingFacts): boolean =>
  conclusion === 'reached' || conclusion === 'reached_conditionally';

/** The days a partial date may mean, as PostgreSQL writes a range of days. */
const daysOf = (date: PartialDate): string => `[${earliest(date)},${addDays(latest(date), 1)})`;

type Conclusion = { readonly quorumMet: Truth; readonly counts: Truth };

/**
 * True by one conclusion that had a quorum and counts; false when all that may count lacked it, one of them for certain;
 * else unknown, and undecided when none may count.
 */
const judged = (conclusions: readonly Conclusion[], on: PartialDate): Decided => {
  const candidates = conclusions.filter(({ counts }) => counts !== false);
  if (candidates.length === 0) return { decided: null, undecided: daysOf(on) };
  if (!candidates.some(({ counts }) => counts)) return open;
  return {
    decided: anyOf(candidates.map(({ quorumMet, counts }) => allOf([quorumMet, counts]))),
    undecided: null,
  };
};

const inTime = ({ concludedOn }: ListingFacts, on: PartialDate): Truth =>
  concludedOn === null ? null : notAfter(concludedOn, on);

/** Whether a board decided before treatment began, whatever it advised. */
export const firstDecided = (listings: readonly ListingFacts[], treatedOn: PartialDate | null): Decided => {
  if (treatedOn === null) return open;
  const all = listings.filter(decides);
  return judged(
    all.map((each) => ({ quorumMet: each.quorumMet, counts: inTime(each, treatedOn) })),
    treatedOn,
  );
};

const isBefore = (a: PartialDate | null, b: PartialDate): Truth => (a === null ? null : not(notAfter(b, a)));

/** Whether the conclusion advised this kind of treatment; without a word of advice, or with a trial, nobody can say. */
const advises = ({ advised }: ListingFacts, { modality }: Intervention): Truth => {
  if (advised.includes(modality) || (modality === 'surgery' && advised.includes('hipec'))) return true;
  return advised.length === 0 || advised.includes('trial') ? null : false;
};

/** Whether nothing else began between the conclusion and the intervention. */
const isNext = ({ concludedOn }: ListingFacts, on: PartialDate, others: readonly Intervention[]): Truth =>
  allOf(
    others.map((other) => {
      const since = concludedOn === null || other.on === null ? null : notAfter(concludedOn, other.on);
      return not(allOf([other.belongs, since, isBefore(other.on, on)]));
    }),
  );

/** Of one intervention: by a conclusion not after it that advised it, or after which nothing else began before it. */
const interventionDecided = (
  intervention: Intervention,
  others: readonly Intervention[],
  listings: readonly ListingFacts[],
): Decided => {
  const { on } = intervention;
  if (on === null) return open;
  return judged(
    listings.filter(decides).map((each) => ({
      quorumMet: each.quorumMet,
      counts: allOf([inTime(each, on), anyOf([advises(each, intervention), isNext(each, on, others)])]),
    })),
    on,
  );
};

/** Whether a board with a quorum decided each intervention of a course. There must be one. */
export const everyDecided = (
  listings: readonly ListingFacts[],
  interventions: readonly Intervention[],
): Decided => {
  const each = interventions.map((intervention, index) => ({
    belongs: intervention.belongs,
    ...interventionDecided(intervention, interventions.toSpliced(index, 1), listings),
  }));
  const decided = allOf(each.map((one) => anyOf([not(one.belongs), one.decided])));
  const missing = each.flatMap(({ belongs, undecided }) =>
    belongs === true && undecided ? [undecided] : [],
  );
  return { decided, undecided: decided === null ? (missing.toSorted().at(-1) ?? null) : null };
};
