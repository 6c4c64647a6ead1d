import { Temporal } from 'temporal-polyfill';
import { dateOf } from './calendar.ts';
import { itemIdOf } from './cases.ts';
import type { AskedBefore } from './asked-before.ts';
import type { Course } from './course.ts';
import { conclusionWeights, deferredLately, minutesPerCase } from './parameters.ts';
import { quorum, withoutObservers } from '../../modules/meetings/index.ts';
import { instantOf, presenceOf, type Second } from './presence.ts';
import type { Random } from './random.ts';
import type { Day, MeetingRecord, Member, Person, Series } from './shapes.ts';

type Item = MeetingRecord['items'][number];

/** Seconds one case takes. */
export const secondsOfCase = (random: Random): number => {
  const { mu, sigma, low, high } = minutesPerCase.value;
  return Math.round(60 * Math.min(high, Math.max(low, random.lognormal(Math.exp(mu), sigma))));
};

/** Wall time of the centre as a second. */
export const secondAt = (day: Day, series: Series): Second =>
  Temporal.PlainDateTime.from(`${dateOf(day)}T${series.localTime}`).toZonedDateTime(series.zone)
    .epochMilliseconds / 1000;

export const deferralReasonOf = (random: Random): NonNullable<Item['deferralReason']> => {
  const { imaging, pathology, both } = deferredLately.value;
  const reason = random.weighted({
    imaging_missing: imaging + both / 2,
    pathology_missing: pathology,
    fitness_unknown: both / 2,
  });
  return reason;
};

export const factsOf = ({ biopsied }: Course): Item['facts'] =>
  biopsied === null ? {} : { biopsy: biopsied };

const itemOf = (
  seed: string,
  course: Course,
  deferred: boolean,
  opened: Second,
  closed: Second,
  random: Random,
): Item => ({
  id: itemIdOf(seed, course),
  minutes: 5,
  facts: factsOf(course),
  openedAt: instantOf(opened),
  closedAt: instantOf(closed),
  conclusion: deferred ? 'deferred' : random.weighted(conclusionWeights.value),
  deferralReason: deferred ? deferralReasonOf(random) : null,
});

export type PastBoard = {
  day: Day;
  week: number;
  courses: readonly Course[];
  /** What it was asked again, after the new ones. */
  again: readonly AskedBefore[];
  deferred: ReadonlySet<Course>;
};

/** One past board: its cases one after the other, each with its own minutes. */
export const pastBoard = (
  { day, week, courses, again, deferred }: PastBoard,
  series: Series,
  seed: string,
  people: readonly Person[],
  random: Random,
): MeetingRecord => {
  const opened = secondAt(day, series) + random.whole(0, 300);
  let clock = opened + random.whole(20, 90);
  const items = random.shuffled(courses).map((course) => {
    const closed = clock + secondsOfCase(random);
    const item = itemOf(seed, course, deferred.has(course), clock, closed, random);
    clock = closed + random.whole(3, 25);
    return item;
  });
  for (const { itemId, course } of again) {
    const draw = random.fork(itemId);
    const until = clock + secondsOfCase(draw);
    items.push({ ...itemOf(seed, course, false, clock, until, draw), id: itemId });
    clock = until + draw.whole(3, 25);
  }
  const closed = clock + random.whole(20, 120);
  return {
    seriesId: series.id,
    localStart: `${dateOf(day)}T${series.localTime}`,
    zone: series.zone,
    minutes: series.minutes,
    openedAt: instantOf(opened),
    closedAt: instantOf(closed),
    presence: presenceOf(people, week, opened, closed, random.fork('presence')),
    items,
  };
};

const withoutQuorum = [
  '불참한 위원이 미리 보낸 서면 의견을 회의에서 읽음.',
  '불참한 위원에게 전화하여 동의를 받음.',
  '한 주를 더 기다릴 수 없어 불참한 위원에게 전화하여 동의를 받음.',
];

/** The same board with the reason why it recommended something for a case without a quorum. */
export const withReasons = (
  board: MeetingRecord,
  { policy }: Series,
  members: readonly Member[],
  random: Random,
): MeetingRecord => {
  const counted = withoutObservers(board.presence, members);
  const items = board.items.map((item) => {
    const { conclusion, openedAt, closedAt } = item;
    const isReached = conclusion === 'reached' || conclusion === 'reached_conditionally';
    if (!isReached || openedAt === null || closedAt === null) return item;
    const { met } = quorum(policy, item.facts, counted, { from: openedAt, to: closedAt });
    return met === true ? item : { ...item, quorumReason: random.fork(item.id).pick(withoutQuorum) };
  });
  return { ...board, items };
};
