import { addDays, daysBetween } from '../calendar-day.ts';

const dayLength = 86_400_000;
/** 31 December 9999. */
const lastSerial = 2_958_465;
/** The system that begins in 1904, in days of the one that begins in 1900. */
const since1904 = 1462;

const clock = (milliseconds: number): string => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [seconds, rest] = [Math.floor(milliseconds / 1000), milliseconds % 1000];
  const text = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`;
};

const known = new Map<number, string>();
/** `addDays` goes month by month, and the days of a table come again. */
const added = (serial: number): string => {
  const found = known.get(serial);
  if (found !== undefined) return found;
  const day = addDays('2000-01-01', (serial < 60 ? serial + 1 : serial) - 36_526);
  if (known.size < 50_000) known.set(serial, day);
  return day;
};

/** 60 is 29 February 1900, which was no day; before it each day has one number less. */
const dayOf = (serial: number): string | null => {
  if (serial < 1 || serial === 60 || serial > lastSerial) return null;
  return added(serial);
};

/**
 * A day as a spreadsheet counts it, as ISO text, with the time where there is one; a time alone where it may stand alone.
 * Null for a day that no calendar has.
 */
export const dayText = (
  serial: number,
  { from1904, alone }: { from1904: boolean; alone: boolean },
): string | null => {
  const whole = Math.round(serial * dayLength);
  if (!Number.isSafeInteger(whole) || whole < 0) return null;
  const [days, time] = [Math.floor(whole / dayLength), whole % dayLength];
  if (days === 0 && alone) return clock(time);
  const day = dayOf(from1904 ? days + since1904 : days);
  if (day === null) return null;
  return time === 0 ? day : `${day}T${clock(time)}`;
};

/** The number of a day (YYYY-MM-DD); null for one before 1 March 1900, where spreadsheets differ. */
export const serialOf = (day: string): number | null => {
  const serial = daysBetween('1899-12-30', day);
  return serial > 60 && serial <= lastSerial ? serial : null;
};
