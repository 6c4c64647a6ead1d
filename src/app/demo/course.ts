import { ageOn, clinicDayBefore, dateOf, type Calendar } from './calendar.ts';
import type { Disease } from './disease.ts';
import { biopsyShare, cycles, intervalGap, laparoscopyShare, waits, type Path } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day } from './shapes.ts';
import type { NotOperated, Plan, ResidualKind } from './year-plan.ts';

/** One woman's course, whole, as if the future were known; the record is cut at today. */
export type Course = {
  name: string;
  path: Path;
  disease: Disease;
  residual: ResidualKind;
  reason: NotOperated | null;
  bornOn: string;
  received: Day;
  board: Day;
  /** Somebody spoke with her; never before the board. */
  spoken: Day;
  chemotherapy: { cycles: number; first: Day; last: Day } | null;
  operation: Day | null;
  /** A look with a scope before chemotherapy. */
  laparoscopy: Day | null;
  /** The day it was plain that she will not be operated. */
  settled: Day | null;
  /** Tissue exists when the board meets; null: nobody said. */
  biopsied: boolean | null;
};

type Wait = { median: number; deviation: number; low: number; high: number };
const waitOf = (wait: Wait, random: Random): number =>
  Math.min(wait.high, Math.max(wait.low, Math.round(random.lognormal(wait.median, wait.deviation))));

const bornBefore = (received: Day, ageYears: number, random: Random): string =>
  dateOf(received - Math.floor(ageYears * 365.25) - random.whole(0, 360));

/** Chemotherapy backwards from the operation: 21-day cycles, now and then a week late. */
const chemotherapyBefore = (operation: Day, random: Random): NonNullable<Course['chemotherapy']> => {
  const number = Number(random.weighted(cycles.value));
  const last = clinicDayBefore(operation - random.whole(intervalGap.value.low, intervalGap.value.high));
  const delay = random.chance(0.2) ? 7 : 0;
  return { cycles: number, first: last - (number - 1) * 21 - delay, last };
};

/** Somebody looks with a scope where a few days are left before the first cycle. */
const lookBefore = (spoken: Day, first: Day, calendar: Calendar, random: Random): Day | null => {
  const day = calendar.theatreDayFrom(spoken + random.whole(1, 3));
  return random.chance(laparoscopyShare.value) && day + 3 <= first ? day : null;
};

/** Backwards from the first treatment to the board and the referral. */
const beforeTreatment = (plan: Plan, calendar: Calendar, random: Random) => {
  const chemotherapy = plan.path === 'interval' ? chemotherapyBefore(plan.day, random) : null;
  const treatment = chemotherapy?.first ?? plan.day;
  const wait = waitOf(chemotherapy ? waits.value.boardToChemotherapy : waits.value.boardToSurgery, random);
  const board = calendar.boardUpTo(treatment - wait);
  const received = clinicDayBefore(board - waitOf(waits.value.referralToBoard, random));
  const spoken = clinicDayBefore(board + random.whole(0, Math.min(6, treatment - board - 1)));
  const laparoscopy = chemotherapy && lookBefore(spoken, chemotherapy.first, calendar, random.fork('look'));
  return { received, board, spoken, chemotherapy, operation: plan.day, laparoscopy, settled: null };
};

/** Forwards from the referral of a woman who is never operated. */
const withoutOperation = (day: Day, calendar: Calendar, random: Random) => {
  const received = clinicDayBefore(day);
  const board = calendar.boardFrom(received + waitOf(waits.value.referralToBoard, random));
  const spoken = clinicDayBefore(board + random.whole(0, 6));
  return {
    received,
    board,
    spoken,
    chemotherapy: null,
    operation: null,
    laparoscopy: null,
    settled: spoken + random.whole(5, 75),
  };
};

/** Every date of one woman in order; a board is always one of the calendar. */
export const courseOf = (plan: Plan, calendar: Calendar, random: Random): Course => {
  const dates =
    plan.path === 'never'
      ? withoutOperation(plan.day, calendar, random)
      : beforeTreatment(plan, calendar, random);
  const biopsied = random.chance(biopsyShare.value[plan.path]);
  return {
    name: plan.name,
    path: plan.path,
    disease: plan.disease,
    residual: plan.residual,
    reason: plan.reason,
    bornOn: bornBefore(dates.received, plan.disease.ageYears, random),
    ...dates,
    biopsied: !biopsied && random.chance(0.02) ? null : biopsied,
  };
};

/** A woman whose board is today: nothing after it is known. */
export const courseToday = (
  name: string,
  path: Path,
  disease: Disease,
  biopsied: boolean,
  today: Day,
  random: Random,
): Course => {
  const received = clinicDayBefore(today - random.whole(3, 13));
  return {
    name,
    path,
    disease,
    biopsied,
    residual: 'unknown',
    reason: null,
    bornOn: bornBefore(received, disease.ageYears, random),
    received,
    board: today,
    spoken: today + 1,
    chemotherapy: null,
    operation: null,
    laparoscopy: null,
    settled: null,
  };
};

/** Whole years of age when she was referred. */
export const ageAtReferral = (course: Course): number => ageOn(course.bornOn, dateOf(course.received));
