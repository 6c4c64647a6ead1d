import { certainlyAfter, earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import { allOf, anyOf, not, type Truth } from '../../kernel/truth.ts';
import { type GivenTreatment, isExploration } from './fulfilment.ts';

/** A contact that was agreed with her. */
export type Agreed = {
  readonly id: string;
  /** The day it was agreed; null is not known. */
  readonly on: PartialDate | null;
  readonly due: PartialDate;
  /** Whoever of the house is to see her. */
  readonly personId: string | null;
};

/** The decision that she is asked after no more. */
export type Lost = { readonly id: string; readonly on: PartialDate };

/** What the record holds of whether she is seen again. */
export type ContactCourse = {
  readonly agreed: readonly Agreed[];
  readonly lost: readonly Lost[];
  /** Days on which somebody saw, treated or heard of her alive. */
  readonly signs: readonly PartialDate[];
  readonly given: readonly GivenTreatment[];
  readonly hasDied: boolean;
  /** Whether something else about her waits for somebody: a question for a board, a recommendation, or one of which nothing can be told. */
  readonly isOpen: boolean;
  /** Who answers for her: the consultant of the newest question; null for a case about which nothing was asked here. */
  readonly consultantId: string | null;
};

/** How she is to be seen again: a contact is agreed, none is though her treatment has ended, or nobody asks after her any more. */
export type Contact = {
  readonly state: 'agreed' | 'missing' | 'lost';
  /** The entry that says so. */
  readonly byId: string | null;
  readonly due: PartialDate | null;
  readonly personId: string | null;
  /** The last day that an agreed contact may mean: from then on it is asked about. */
  readonly askedFrom: string | null;
  /** When she was last seen or heard of, as far as that is dated; of a decision its day. */
  readonly since: PartialDate | null;
};

const daysOf = ({ from, to }: GivenTreatment): PartialDate[] => [from, to].filter((day) => day !== null);

/** All days on which she was certainly there. */
const seenOn = ({ signs, given }: Pick<ContactCourse, 'signs' | 'given'>): readonly PartialDate[] => [
  ...signs,
  ...given.flatMap(daysOf),
];

const newest = (days: readonly PartialDate[]): PartialDate | null =>
  days.toSorted((a, b) => latest(a).localeCompare(latest(b)) || a.length - b.length).at(-1) ?? null;

/** The decision that stands: nothing of her is certainly dated later, so that she was found again. */
export const lostOf = ({
  lost,
  agreed,
  ...course
}: Pick<ContactCourse, 'lost' | 'agreed' | 'signs' | 'given'>): Lost | null => {
  const days = [...seenOn(course), ...agreed.flatMap(({ on }) => on ?? [])];
  return (
    lost
      .filter(({ on }) => !days.some((day) => certainlyAfter(day, on)))
      .toSorted((a, b) => latest(a.on).localeCompare(latest(b.on)) || (a.id < b.id ? -1 : 1))
      .at(-1) ?? null
  );
};

const isFrom = (day: PartialDate | null, first: string): boolean => day !== null && earliest(day) >= first;

/** Whether another was agreed after it, or once it was due. */
const isReplacedBy =
  (one: Agreed) =>
  (other: Agreed): boolean =>
    certainlyAfter(other.on, one.on) ||
    (other.id !== one.id && isFrom(other.on, earliest(one.due)) && !certainlyAfter(one.on, other.on));

/** Whether she was there from the day on which it was due; what came before that leaves it standing. */
const isFulfilled = ({ on, due }: Agreed, days: readonly PartialDate[]): boolean =>
  days.some((day) => isFrom(day, earliest(due)) && (on === null || certainlyAfter(day, on)));

/** The contact that is agreed and still to come, or over without anything recorded; of several the one that is due first. */
const agreedOf = ({ agreed, ...course }: ContactCourse): Agreed | null => {
  const days = seenOn(course);
  return (
    agreed
      .filter((one) => !agreed.some(isReplacedBy(one)) && !isFulfilled(one, days))
      .toSorted((a, b) => latest(a.due).localeCompare(latest(b.due)) || (a.id < b.id ? -1 : 1))[0] ?? null
  );
};

const hasEnded = ({ modality, ongoing, to }: GivenTreatment): Truth =>
  modality === 'surgery' || modality === 'hipec' || to !== null ? true : not(ongoing);

/** Whether she was treated and all of it has ended. A trial is no treatment by itself; while she is in one she is treated. */
const isAfterTreatment = (given: readonly GivenTreatment[]): Truth => {
  const treatments = given.filter(({ modality }) => modality !== 'trial');
  return allOf([
    anyOf(treatments.map((one) => !isExploration(one))),
    ...treatments.map(hasEnded),
    ...given.map(({ ongoing }) => ongoing !== true),
  ]);
};

const nothing = { byId: null, due: null, personId: null, askedFrom: null, since: null };

/**
 * Whether and how she is to be seen again, or that nobody has said it though she was treated; null for whom nothing is asked: she has
 * died, is being treated, waits for a board or for what it recommended, or nothing certain is known. How long may lie between two
 * contacts is no rule of ours.
 */
export const contactOf = (course: ContactCourse): Contact | null => {
  if (course.hasDied) return null;
  const lost = lostOf(course);
  if (lost !== null) return { ...nothing, state: 'lost', byId: lost.id, since: lost.on };
  const since = newest(seenOn(course));
  const agreed = agreedOf(course);
  if (agreed !== null) {
    const { id: byId, due, personId } = agreed;
    return { state: 'agreed', byId, due, personId, askedFrom: latest(due), since };
  }
  const isMissing = course.consultantId !== null && !course.isOpen && isAfterTreatment(course.given) === true;
  return isMissing ? { ...nothing, state: 'missing', since } : null;
};
