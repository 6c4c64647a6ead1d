import { addDays } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import type { Truth } from '../../kernel/truth.ts';

export type ThirtiethDay = {
  /** The 30th day after the operation; null unless its date is known to the day. */
  on: PartialDate | null;
  passed: Truth;
};

/** Whether the 30th day after an operation has passed on this day; null while the date leaves it open. */
export const thirtiethDay = (doneOn: PartialDate | null, today: PartialDate): ThirtiethDay => {
  if (doneOn === null) return { on: null, passed: null };
  const [first, last] = [addDays(earliest(doneOn), 30), addDays(latest(doneOn), 30)];
  const on = doneOn.length === 10 ? first : null;
  if (last < today) return { on, passed: true };
  return { on, passed: first >= today ? false : null };
};
