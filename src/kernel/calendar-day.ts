/** A day of the calendar, `YYYY-MM-DD`. Days compare as text; this is what rules add to them. */
export type CalendarDay = string;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, 1 to 12; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);

const written = (year: number, month: number, day: number): CalendarDay =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const read = (day: CalendarDay): [year: number, month: number, day: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

/** The day so many days later, or earlier when negative. */
export const addDays = (day: CalendarDay, days: number): CalendarDay => {
  let [year, month, date] = read(day);
  date += days;
  while (date < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    date += daysInMonth(year, month);
  }
  while (date > daysInMonth(year, month)) {
    date -= daysInMonth(year, month);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return written(year, month, date);
};

/** The same day so many years later; of 29 February in a common year the 28th. */
export const addYears = (day: CalendarDay, years: number): CalendarDay => {
  const [year, month, date] = read(day);
  return written(year + years, month, Math.min(date, daysInMonth(year + years, month)));
};

/** Days since 1 March of the year 0: February, whose length changes, ends the year. */
const dayNumber = (day: CalendarDay): number => {
  const [year, month, date] = read(day);
  const [marchYear, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + Math.floor((153 * months + 2) / 5) + date - 1;
};

/** Whole days from one day to another; negative when that is earlier. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => dayNumber(to) - dayNumber(from);

/** Whole years from one day to a later one. */
export const yearsBetween = (from: CalendarDay, to: CalendarDay): number => {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) && addYears(from, years) > to ? years - 1 : years;
};

/** Whole months from one day to a later one: a month is over on the same day of the next, or on its last where it has none. */
export const monthsBetween = (from: CalendarDay, to: CalendarDay): number => {
  const [[year, month, date], [lastYear, lastMonth, lastDate]] = [read(from), read(to)];
  const isOver = lastDate >= Math.min(date, daysInMonth(lastYear, lastMonth));
  return 12 * (lastYear - year) + lastMonth - month - (isOver ? 0 : 1);
};
