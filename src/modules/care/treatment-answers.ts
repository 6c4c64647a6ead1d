import { earliest, latest, notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import { monthsBetween } from '../../kernel/calendar-day.ts';
import { type AnswerRule, certainlyNewest, isDated, type Told, toldOf } from './course.ts';
import { linesOfTreatment } from './course-figures.ts';
import { lastPlatinum } from './platinum-interval.ts';
import { systemic } from './records/systemic.ts';

type Treatment = ReturnType<typeof toldOf<(typeof systemic)['items']>>[number];
const treatmentsIn = (course: readonly Told[]) => toldOf(systemic, course);

/** The treatment that certainly began last; null as soon as one of them has no beginning. */
export const lastTreatment = (course: readonly Told[]): Treatment | null => {
  const begun = treatmentsIn(course).map((each) => ({ ...each, on: each.said.from }));
  return begun.every(isDated) ? certainlyNewest(begun, (a, b) => a.id === b.id) : null;
};

/** The last dose of a treatment that has certainly ended by a day. */
const endOf = ({ said: { to, ongoing } }: Treatment, day: string): PartialDate | null =>
  to !== null && ongoing !== true && notAfter(to, day) === true ? to : null;

/** The treatments of the line of one of them; null while another may belong to it. */
export const lineOf = (course: readonly Told[], one: Treatment): readonly Treatment[] | null => {
  const all = treatmentsIn(course);
  if (all.length === 1) return all;
  return all.some(({ said }) => said.line === null)
    ? null
    : all.filter(({ said }) => said.line === one.said.line);
};

export const lastPlatinumOn: AnswerRule = (course, day) => {
  const last = lastPlatinum(course, day);
  return last && { value: last.on, takenOn: last.on, entry: last.id };
};

/** Whole months, of the day up to which they are counted. */
export const monthsSincePlatinum: AnswerRule = (course, day) => {
  const last = lastPlatinum(course, day);
  if (last === null) return null;
  const [most, fewest] = [earliest(last.on), latest(last.on)].map((from) => monthsBetween(from, day));
  return most === undefined || most !== fewest ? null : { value: most, takenOn: day, entry: last.id };
};

export const treatmentLines: AnswerRule = (course) => {
  const lines = linesOfTreatment(course);
  const last = lastTreatment(course);
  if (lines === null || lines.min !== lines.max || last === null) return null;
  return { value: lines.min, takenOn: last.said.from ?? '', entry: last.id };
};

/** Treatments before an operation that have all ended, the last of them last; null when one may go on or another belong to them. */
const neoadjuvant = (course: readonly Told[], day: string) => {
  const all = treatmentsIn(course);
  const given = all
    .filter(({ said }) => said.setting === 'neoadjuvant')
    .map((each) => ({ ...each, on: endOf(each, day) }));
  const lines = new Set(given.map(({ said }) => said.line));
  const isOne = given.length === 1 || (lines.size === 1 && !lines.has(null));
  if (!isOne || all.some(({ said }) => said.setting === null) || !given.every(isDated)) return null;
  const last = certainlyNewest(given, (a, b) => a.on === b.on);
  return last && { given, last };
};

export const neoadjuvantCycles: AnswerRule = (course, day) => {
  const found = neoadjuvant(course, day);
  const cycles = found?.given.map(({ said }) => said.cycles) ?? [];
  if (found === null || cycles.includes(null)) return null;
  const value = cycles.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return { value, takenOn: found.last.on, entry: found.last.id };
};

export const neoadjuvantLastCycle: AnswerRule = (course, day) => {
  const last = neoadjuvant(course, day)?.last;
  return last === undefined ? null : { value: last.on, takenOn: last.on, entry: last.id };
};

/** What goes on is known since it began: nothing says of which later day it was last true. */
export const chemotherapyRegimen: AnswerRule = (course, day) => {
  const last = lastTreatment(course);
  const takenOn = last && (endOf(last, day) ?? last.said.from);
  if (last === null || takenOn === null || last.said.regimen === null) return null;
  return { value: last.said.regimen, takenOn, entry: last.id };
};

export const worstToxicity: AnswerRule = (course, day) => {
  const last = lastTreatment(course);
  const grades = last && lineOf(course, last)?.map(({ said }) => said.worstToxicity);
  const takenOn = last && (endOf(last, day) ?? last.said.from);
  if (last === null || takenOn === null || grades === null || grades === undefined || grades.includes(null))
    return null;
  return { value: Math.max(...grades.map(Number)), takenOn, entry: last.id };
};

export const lineStopReason: AnswerRule = (course, day) => {
  const last = lastTreatment(course);
  const takenOn = last && endOf(last, day);
  if (last === null || takenOn === null || last.said.stopReason === null) return null;
  return { value: last.said.stopReason, takenOn, entry: last.id };
};
