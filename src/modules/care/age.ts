import { Temporal } from 'temporal-polyfill';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';

/** Whole years somebody has lived on a day, as narrow as the birth date allows. */
export type Age = { readonly from: number; readonly to: number };

const years = (born: Temporal.PlainDate, day: Temporal.PlainDate): number =>
  born.until(day, { largestUnit: 'year' }).years;

/** Age in whole years on a day; a range when the birth date is vague, null when it is unknown or after the day. */
export const ageOn = (bornOn: PartialDate | null, day: string): Age | null => {
  if (bornOn === null) return null;
  const on = Temporal.PlainDate.from(day);
  if (Temporal.PlainDate.compare(earliest(bornOn), on) > 0) return null;
  return { from: Math.max(0, years(latest(bornOn), on)), to: years(earliest(bornOn), on) };
};
