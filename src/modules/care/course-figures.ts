import { earliest, latest, notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import { type Span, spanOf, type Told, toldOf } from './course.ts';
import { brachytherapy } from './records/brachytherapy.ts';
import { diagnosis } from './records/diagnosis.ts';
import { followUp } from './records/follow-up.ts';
import { hormone } from './records/hormone.ts';
import { radiotherapy } from './records/radiotherapy.ts';
import { systemic } from './records/systemic.ts';

/** What a case holds beside its entries. */
export type CourseAround = {
  readonly presentedOn: PartialDate | null;
  readonly diedOn: PartialDate | null;
  readonly referredOn: readonly PartialDate[];
  /** Meetings that have concluded something, and conversations in which she decided. */
  readonly boardsOn: readonly PartialDate[];
  readonly decidedOn: readonly PartialDate[];
  readonly operatedOn: ReadonlyArray<PartialDate | null>;
};

/**
 * How many lines of systemic treatment: numbers that were said, at least the highest of them (earlier lines may have been given
 * elsewhere), and as many again as treatments without one may be. Maintenance and what surrounds an operation bear the number of
 * their line.
 */
export const linesOfTreatment = (course: readonly Told[]): Span | null => {
  const treatments = toldOf(systemic, course).map(({ said }) => said);
  if (treatments.length === 0) return null;
  const numbers = treatments.flatMap(({ line }) => line ?? []);
  const highest = Math.max(0, ...numbers);
  const unsaid = treatments.length - numbers.length;
  return { min: Math.max(highest, 1), max: highest + unsaid };
};

/** The first of several days; null when nobody can say which it is, or one of them is not known at all. */
const firstOf = (dates: ReadonlyArray<PartialDate | null>): PartialDate | null =>
  dates.includes(null)
    ? null
    : (dates.find(
        (date, index) =>
          date !== null &&
          dates.every(
            (other, at) =>
              at === index || other === date || (other !== null && notAfter(date, other) === true),
          ),
      ) ?? null);

/** Leaves out what is certainly earlier than something. */
const notBefore =
  (start: PartialDate | null) =>
  (date: PartialDate): boolean =>
    start === null || notAfter(start, date) !== false;

const treatedOn = (
  course: readonly Told[],
  { operatedOn }: CourseAround,
): ReadonlyArray<PartialDate | null> => [
  ...operatedOn,
  ...toldOf(systemic, course).map(({ said }) => said.from),
  ...toldOf(radiotherapy, course).map(({ said }) => said.from),
  ...toldOf(brachytherapy, course).map(({ said }) => said.from),
  ...toldOf(hormone, course).map(({ said }) => said.from),
];

export const waitSteps = ['referral', 'board', 'decision', 'treatment'] as const;
type WaitStep = (typeof waitSteps)[number];
export type Wait = {
  readonly step: WaitStep;
  readonly on: PartialDate | null;
  /** Since the step before it whose day is known. */
  readonly days: Span | null;
};

/**
 * The way from the first referral over the first board that concluded and her first decision after it to the first treatment since,
 * with the days between; null where a day is not known.
 */
export const waits = (course: readonly Told[], around: CourseAround): readonly Wait[] => {
  const referral = firstOf(around.referredOn);
  const board = firstOf(around.boardsOn.filter(notBefore(referral)));
  const decision = firstOf(around.decidedOn.filter(notBefore(board)));
  const treatment = firstOf(
    treatedOn(course, around).filter((date) => date === null || notBefore(referral)(date)),
  );
  const dates: Readonly<Record<WaitStep, PartialDate | null>> = { referral, board, decision, treatment };
  let before: PartialDate | null = null;
  return waitSteps.map((step) => {
    const on = dates[step];
    const days = spanOf(before, on);
    before = on ?? before;
    return { step, on, days };
  });
};

export type Followed = {
  /** The last day something was known of her; the day she died when she has, null while nobody can say which. */
  readonly on: PartialDate | null;
  readonly status: 'alive' | 'dead' | null;
  readonly disease: 'none' | 'present' | null;
  /** The first diagnosis, else the day she presented. */
  readonly since: PartialDate | null;
  readonly days: Span | null;
};

/** A date that is only a year or a month counts from where it may begin. */
const laterOf = (a: PartialDate, b: PartialDate): boolean =>
  `${earliest(a)}${latest(a)}` > `${earliest(b)}${latest(b)}`;

/**
 * What was last known of her; null when nobody has followed her. Whoever says that she died outweighs every later date; what is
 * alive after a death is asked about (`contradictions.ts`). Contacts without a date stand in the entries alone.
 */
export const followed = (course: readonly Told[], around: CourseAround): Followed | null => {
  const contacts = toldOf(followUp, course).map(({ said }) => said);
  const dated = contacts.flatMap((said) => (said.on === null ? [] : [{ ...said, on: said.on }]));
  const last = dated.reduce<(typeof dated)[number] | null>(
    (found, each) => (found === null || laterOf(each.on, found.on) ? each : found),
    null,
  );
  const since = firstOf(toldOf(diagnosis, course).flatMap(({ said }) => said.on ?? [])) ?? around.presentedOn;
  const deaths = contacts.filter(({ status }) => status === 'dead');
  if (around.diedOn !== null || deaths.length > 0) {
    const on = around.diedOn ?? firstOf(deaths.map((said) => said.on));
    return { on, status: 'dead', disease: last?.disease ?? null, since, days: spanOf(since, on) };
  }
  if (last === null) return null;
  return { on: last.on, status: last.status, disease: last.disease, since, days: spanOf(since, last.on) };
};

/**
 * The entry of a record that was in force on a day: the latest that is certainly not after it. Entries without a date, and
 * those of which nobody can say whether they had happened, are none.
 */
export const inForce = <E extends Told>(entries: readonly E[], on: PartialDate, date: string): E | null => {
  const dated = entries.flatMap((entry) => {
    const said = entry.answers[date];
    return typeof said === 'string' && notAfter(said, on) === true ? [{ entry, said }] : [];
  });
  return (
    dated.reduce<(typeof dated)[number] | null>(
      (found, each) => (found === null || laterOf(each.said, found.said) ? each : found),
      null,
    )?.entry ?? null
  );
};
