import { addDays } from '../../kernel/calendar-day.ts';
import type { Period } from './schema.ts';

export type Span = { first: string; last: string };

/** First and last day of a period, both included; null for everything. */
export const spanOf = (period: Period): Span | null => {
  if (period.kind === 'all') return null;
  if (period.kind === 'range') return { first: period.from, last: period.to };
  return { first: `${period.year}-01-01`, last: `${period.year}-12-31` };
};

/** First and last calendar year that a period touches; null for everything. */
export const yearsOf = (period: Period): { first: number; last: number } | null => {
  const span = spanOf(period);
  return span && { first: Number(span.first.slice(0, 4)), last: Number(span.last.slice(0, 4)) };
};

/**
 * The calendar years whose gate is shown: the set's years up to the one asked for; each year a range touches;
 * for everything, each year from the first to the last that holds a counted row.
 */
export const gateYears = (period: Period, years: number, found: readonly number[]): number[] => {
  const touched = yearsOf(period);
  const first = touched?.first ?? Math.min(...found);
  const last = touched?.last ?? Math.max(...found);
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
  const from = period.kind === 'year' ? last - years + 1 : first;
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
};

export const dayAfter = (day: string): string => addDays(day, 1);

/** Operations before this day have their 30th postoperative day behind them on `today`. */
export const outcomeCutoff = (today: string): string => addDays(today, -30);
