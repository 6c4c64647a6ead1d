import { type Column, sql } from 'drizzle-orm';
import type { PartialDate } from './partial-date.ts';

/**
 * The latest of many partial dates as two aggregates: by the first day each may mean, and among those known to the day. A
 * year or a month sorts before its days.
 */
export const lastDays = (date: Column) => ({
  lastOn: sql<PartialDate | null>`max(${date})`,
  lastExactlyOn: sql<PartialDate | null>`max(${date}) filter (where length(${date}) = 10)`,
});

/** What `lastDays` gave, as days. */
export const daysIn = (row: {
  readonly lastOn: PartialDate | null;
  readonly lastExactlyOn: PartialDate | null;
}): readonly PartialDate[] => [...new Set([row.lastOn, row.lastExactlyOn])].filter((day) => day !== null);
