import { yearsBetween } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';

/** Whole years somebody has lived on a day, as narrow as the birth date allows. */
export type Age = { readonly from: number; readonly to: number };

/** Nobody has certainly lived longer: an age above it is asked about. */
export const oldestAge = 120;

/** Age in whole years on a day; a range when the birth date is vague, null when it is unknown or after the day. */
export const ageOn = (bornOn: PartialDate | null, day: string): Age | null => {
  if (bornOn === null) return null;
  if (earliest(bornOn) > day) return null;
  return { from: Math.max(0, yearsBetween(latest(bornOn), day)), to: yearsBetween(earliest(bornOn), day) };
};
