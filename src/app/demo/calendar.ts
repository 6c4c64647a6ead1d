import { Temporal } from 'temporal-polyfill';
import { daysBetween } from '../../kernel/calendar-day.ts';
import { fixedHolidays, lunarHolidays } from './parameters.ts';
import type { Day } from './shapes.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');

export const dayOf = (date: string): Day => daysBetween('1970-01-01', date);
const dates = new Map<Day, string>();
export const dateOf = (day: Day): string => {
  const date = dates.get(day) ?? epoch.add({ days: day }).toString();
  dates.set(day, date);
  return date;
};
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;
/** A day of the clinic: what falls on a weekend is on the Monday after. */
export const clinicDay = (day: Day): Day => (weekdayOf(day) > 5 ? day + 8 - weekdayOf(day) : day);
/** What falls on a weekend was on the Friday before. */
export const clinicDayBefore = (day: Day): Day => day - Math.max(0, weekdayOf(day) - 5);
export const yearOf = (day: Day): number => Number(dateOf(day).slice(0, 4));

/** Whole years from birth to `on`. */
export const ageOn = (bornOn: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (on.slice(5) < bornOn.slice(5) ? 1 : 0);

export type Calendar = {
  isHoliday(day: Day): boolean;
  /** Elective operations: Monday to Friday, no public holiday. */
  isTheatreDay(day: Day): boolean;
  theatreDayFrom(day: Day): Day;
  /** Days the board sits, in order; the last one is today. */
  boards: readonly Day[];
  /** Last board on or before the day. */
  boardUpTo(day: Day): Day;
  /** First board on or after the day, also beyond today. */
  boardFrom(day: Day): Day;
};

/** Public holidays of Korea as days, for the years given. */
export const holidaysOf = (years: readonly number[]): ReadonlySet<Day> => {
  const days = new Set<Day>();
  for (const year of years) {
    for (const monthDay of fixedHolidays.value) days.add(dayOf(`${year}-${monthDay}`));
    for (const monthDay of lunarHolidays.value[year] ?? [])
      for (const by of [-1, 0, 1]) days.add(dayOf(`${year}-${monthDay}`) + by);
  }
  return days;
};

/** Tuesday, week after week. */
export const boardWeekday = 2;

/** On which weekday a board sits, how many weeks apart, and whether one is held today, whatever day it is. */
export type Rhythm = { readonly weekday: number; readonly weeks: number; readonly isToday: boolean };
const ofTheOvary: Rhythm = { weekday: boardWeekday, weeks: 1, isToday: true };

/** The first day from this one on that is such a weekday. */
export const weekdayFrom = (day: Day, weekday: number): Day =>
  day + ((((weekday - weekdayOf(day)) % 7) + 7) % 7);

/** A board falling on a holiday moves to the next day that is none. */
const boardDays = (
  first: Day,
  today: Day,
  holidays: ReadonlySet<Day>,
  { weekday, weeks, isToday }: Rhythm,
): Day[] => {
  const workingDayFrom = (day: Day): Day => (holidays.has(day) ? workingDayFrom(day + 1) : day);
  const boards = new Set(isToday ? [today] : []);
  for (let day = weekdayFrom(first, weekday); day <= today + 364; day += 7 * weeks) {
    const held = workingDayFrom(day);
    if (isToday || held !== today) boards.add(held);
  }
  return [...boards].toSorted((a, b) => a - b);
};

/** The centre's calendar; boards sit in their rhythm from `first` on. */
export const calendarOf = (first: Day, today: Day, rhythm: Rhythm = ofTheOvary): Calendar => {
  const years: number[] = [];
  for (let year = yearOf(first) - 1; year <= yearOf(today) + 3; year += 1) years.push(year);
  const holidays = holidaysOf(years);
  const all = boardDays(first, today, holidays, rhythm);
  const isTheatreDay = (day: Day): boolean => weekdayOf(day) <= 5 && !holidays.has(day);
  const theatreDayFrom = (day: Day): Day => (isTheatreDay(day) ? day : theatreDayFrom(day + 1));
  return {
    isHoliday: (day) => holidays.has(day),
    isTheatreDay,
    theatreDayFrom,
    boards: all.filter((day) => day <= today),
    boardUpTo: (day) => all.findLast((board) => board <= day) ?? (all[0] as Day),
    boardFrom: (day) => all.find((board) => board >= day) ?? (all.at(-1) as Day),
  };
};
