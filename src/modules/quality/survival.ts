import { daysBetween } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import { type Followed, medianSurvival, type MedianSurvival } from './kaplan-meier.ts';
import { logRank, type LogRank } from './log-rank.ts';

/** When she was last heard of, on a date or so many days after the diagnosis; null is not known. */
export type Contact = {
  readonly on: PartialDate | null;
  readonly days: number | null;
  readonly status: 'alive' | 'dead' | null;
};

/** What of a case survival is computed from. */
export type Course = {
  readonly diagnosedOn: PartialDate | null;
  readonly operatedOn: PartialDate | null;
  readonly operated: boolean;
  readonly diedOn: PartialDate | null;
  readonly contacts: readonly Contact[];
  /** Days on which something was done to her or with her that only the living have. */
  readonly seenOn: readonly PartialDate[];
};

export const origins = ['diagnosis', 'operation'] as const;
/** From when days are counted: the diagnosis, or the first operation. */
export type Origin = (typeof origins)[number];

export const exclusions = [
  'not_operated',
  'no_follow_up',
  'status_unknown',
  'start_not_exact',
  'end_not_exact',
  'ends_before_start',
  'contradictory',
  'group_unknown',
] as const;
/** Why nothing can be told of a case. */
export type Exclusion = (typeof exclusions)[number];

type Told = Followed | Exclusion;

type When = Pick<Contact, 'on' | 'days'>;

const isExact = (date: PartialDate | null): date is PartialDate => date?.length === 10;

/** Days of a contact from the origin; null when a date that is needed is not known to the day. */
const daysOf = (
  course: Course,
  origin: Origin,
  { on, days }: Pick<Contact, 'on' | 'days'>,
): number | null => {
  const { diagnosedOn, operatedOn } = course;
  const start = origin === 'diagnosis' ? diagnosedOn : operatedOn;
  if (days !== null && origin === 'diagnosis') return days;
  if (!isExact(start)) return null;
  if (isExact(on)) return daysBetween(start, on);
  return days !== null && isExact(diagnosedOn) ? daysBetween(start, diagnosedOn) + days : null;
};

const deathsIn = ({ diedOn, contacts }: Course): When[] => [
  ...(diedOn === null ? [] : [{ on: diedOn, days: null }]),
  ...contacts.filter(({ status }) => status === 'dead'),
];

const aliveIn = ({ contacts }: Course): When[] => contacts.filter(({ status }) => status === 'alive');

const signsIn = ({ seenOn }: Course): When[] => seenOn.map((on) => ({ on, days: null }));

/** Whether one day certainly is after another, by their dates or by their days from the origin. */
const isAfter = (course: Course, origin: Origin, one: When, other: When): boolean => {
  if (one.on !== null && other.on !== null && earliest(one.on) > latest(other.on)) return true;
  if (one.days !== null && other.days !== null) return one.days > other.days;
  const [days, before] = [daysOf(course, origin, one), daysOf(course, origin, other)];
  return days !== null && before !== null && days > before;
};

/** Two days of one death, or alive after it: asked about, never averaged. */
const contradicts = (course: Course, origin: Origin): boolean => {
  const deaths = deathsIn(course);
  const all = [...deaths, ...aliveIn(course), ...signsIn(course)];
  return deaths.some((death) => all.some((other) => isAfter(course, origin, other, death)));
};

/** Whether a follow-up or her death says how long she lived, not what else is dated about her. */
const isFollowedUp = (course: Course): boolean => deathsIn(course).length + aliveIn(course).length > 0;

const startOf = ({ diagnosedOn, operatedOn }: Course, origin: Origin): PartialDate | null =>
  origin === 'diagnosis' ? diagnosedOn : operatedOn;

/** How long she was followed and whether she died; or why that cannot be told. Nothing is taken for an exact day that is none. */
export const followedFrom = (course: Course, origin: Origin): Told => {
  if (origin === 'operation' && !course.operated) return 'not_operated';
  if (contradicts(course, origin)) return 'contradictory';
  const deaths = deathsIn(course);
  const ends = (deaths.length > 0 ? deaths : [...aliveIn(course), ...signsIn(course)]).flatMap(
    (each) => daysOf(course, origin, each) ?? [],
  );
  const days = Math.max(...ends);
  if (days >= 0) return { days, died: deaths.length > 0 };
  if (!isFollowedUp(course)) return course.contacts.length === 0 ? 'no_follow_up' : 'status_unknown';
  if (ends.length > 0) return 'ends_before_start';
  return isExact(startOf(course, origin)) ? 'end_not_exact' : 'start_not_exact';
};

/** A value that cases are compared by, as the record holds it. */
export type GroupValue = string | number | boolean | readonly [number, number | null];

/**
 * Residual disease in the groups surgeons speak of: none, up to 10 mm, more; null while the range leaves it open. As ranges
 * of whole millimetres, which sort and read like any other.
 */
export const residualBand = ([min, max]: readonly [number, number | null]): GroupValue | null => {
  if (max === 0) return [0, 0];
  if (min > 0 && max !== null && max <= 10) return [1, 10];
  return min > 10 ? [11, null] : null;
};

/** One case with the value of hers that groups are made by; null is not known. */
export type Subject = { readonly course: Course; readonly group: GroupValue | null };

/** How many, how many died, and the median with its bounds, in days. */
export type GroupFigures = Omit<MedianSurvival, 'interval'> & {
  readonly low: number | null;
  readonly high: number | null;
};
type Group = GroupFigures & { readonly value: GroupValue };

export const groupFigures = (followed: readonly Followed[]): GroupFigures => {
  const { interval, ...figures } = medianSurvival(followed);
  return { ...figures, low: interval.low, high: interval.high };
};

export type Survival = MedianSurvival & {
  readonly groups: readonly Group[];
  /** Only where cases are compared; null where nothing can be compared. */
  readonly logrank?: LogRank | null;
  readonly excluded: readonly { readonly reason: Exclusion; readonly count: number }[];
};

type Included = {
  readonly followed: Followed;
  readonly group: GroupValue | null;
  readonly bySignsAlone: boolean;
};

const judged = (subjects: readonly Subject[], origin: Origin, grouped: boolean) =>
  subjects.map(({ course, group }): Included | Exclusion => {
    const followed = followedFrom(course, origin);
    if (typeof followed === 'string') return followed;
    if (grouped && group === null) return 'group_unknown';
    return { followed, group, bySignsAlone: !isFollowedUp(course) };
  });

const order = (a: GroupValue, b: GroupValue): number => {
  const [left, right] = [a, b].map((value) => (Array.isArray(value) ? value[0] : value));
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : 1;
};

const groupsOf = (included: readonly Included[]) =>
  [...Map.groupBy(included, ({ group }) => JSON.stringify(group))]
    .map(([, those]) => ({
      value: those[0]?.group as GroupValue,
      followed: those.map(({ followed }) => followed),
    }))
    .toSorted((a, b) => order(a.value, b.value));

/** Who was followed, in groups or as one, and who was left out for which reason: together they are all subjects. */
export const followedGroups = (subjects: readonly Subject[], origin: Origin, grouped: boolean) => {
  const all = judged(subjects, origin, grouped);
  const included = all.filter((each) => typeof each !== 'string');
  const out = all.filter((each) => typeof each === 'string');
  return {
    all: included.map(({ followed }) => followed),
    groups: grouped ? groupsOf(included) : [],
    /** Of whom no follow-up says anything. */
    bySignsAlone: included.filter(({ bySignsAlone }) => bySignsAlone).length,
    excluded: exclusions
      .map((reason) => ({ reason, count: out.filter((each) => each === reason).length }))
      .filter(({ count }) => count > 0),
  };
};

/** Survival of all that can be told of, and of groups beside each other; every other case is counted by its reason. */
export const survivalOf = (subjects: readonly Subject[], origin: Origin, grouped: boolean): Survival => {
  const { all, groups, excluded } = followedGroups(subjects, origin, grouped);
  return {
    ...medianSurvival(all),
    groups: groups.map(({ value, followed }) => ({ value, ...groupFigures(followed) })),
    ...(grouped ? { logrank: logRank(groups.map(({ followed }) => followed)) } : {}),
    excluded,
  };
};
