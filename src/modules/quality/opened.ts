import type { Temporal } from 'temporal-polyfill';
import { addDays } from '../../kernel/calendar-day.ts';

/** From which day and to which, both included; `to` null: until it is taken back. */
export type Opened = { readonly from: string; readonly to: string | null };

/** The day by which openings begin and end everywhere, whatever the zones of centre and society: YYYY-MM-DD in UTC. */
export const openingDay = (now: Temporal.Instant): string => now.toString().slice(0, 10);

/** Whether the counts are open on that day. */
export const isOpenOn = ({ from, to }: Opened, day: string): boolean =>
  from <= day && (to === null || to >= day);

/** The same opening ended, so that nothing is open any more on that day. */
export const closedBefore = ({ from }: Opened, day: string): Opened => {
  const last = addDays(day, -1);
  return { from: from < last ? from : last, to: last };
};
