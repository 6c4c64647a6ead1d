import { Temporal } from 'temporal-polyfill';

/** A date known to the day, the month or the year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type PartialDate = string;

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for a date of the three shapes that exists in the calendar (2026-02-30 does not). */
export const isPartialDate = (text: string): boolean => {
  const parts = shape.exec(text);
  if (!parts) return false;
  try {
    Temporal.PlainDate.from(
      { year: Number(parts[1]), month: Number(parts[2] ?? 1), day: Number(parts[3] ?? 1) },
      { overflow: 'reject' },
    );
    return Number(parts[1]) >= 1850 && Number(parts[1]) <= 2200;
  } catch {
    return false;
  }
};

/** First day the date may mean. */
export const earliest = (date: PartialDate): Temporal.PlainDate =>
  Temporal.PlainDate.from(date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);

/** Last day the date may mean. */
export const latest = (date: PartialDate): Temporal.PlainDate => {
  const first = earliest(date);
  if (date.length === 4) return first.add({ years: 1 }).subtract({ days: 1 });
  return date.length === 7 ? first.add({ months: 1 }).subtract({ days: 1 }) : first;
};

/** Whether `a` is certainly before or on the same day as `b`; null when the dates are too vague to tell. */
export const notAfter = (a: PartialDate, b: PartialDate): boolean | null => {
  if (Temporal.PlainDate.compare(latest(a), earliest(b)) <= 0) return true;
  return Temporal.PlainDate.compare(earliest(a), latest(b)) > 0 ? false : null;
};
