import { type CalendarDay, daysInMonth } from './calendar-day.ts';

/** A date known to the day, the month or the year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type PartialDate = string;

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for a date of the three shapes that exists in the calendar (2026-02-30 does not), from 1850 to 2200. */
export const isPartialDate = (text: string): boolean => {
  const parts = shape.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  return year >= 1850 && year <= 2200 && day >= 1 && day <= daysInMonth(year, month);
};

/** First day the date may mean. */
export const earliest = (date: PartialDate): CalendarDay =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;

/** Last day the date may mean. */
export const latest = (date: PartialDate): CalendarDay => {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  return `${date}-${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)))}`;
};

/** Whether `a` is certainly before or on the same day as `b`; null when the dates are too vague to tell. */
export const notAfter = (a: PartialDate, b: PartialDate): boolean | null => {
  if (latest(a) <= earliest(b)) return true;
  return earliest(a) > latest(b) ? false : null;
};

/** Whether `a` lies after `b` however partial the two are; false where either is unknown. */
export const certainlyAfter = (a: PartialDate | null, b: PartialDate | null | undefined): boolean =>
  a !== null && b !== null && b !== undefined && notAfter(a, b) === false;
