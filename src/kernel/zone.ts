import { Temporal } from 'temporal-polyfill';

/** An instant as text: ISO 8601 or the database's own form ("2026-11-21 07:30:00+00"). */
export const instantOf = (text: string): Temporal.Instant =>
  Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));

const inUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d*[1-9])?)\+00$/;

/** An instant of the database's as ISO 8601 in UTC. Rewritten as text where it is in UTC: long courses have hundreds. */
export const utcText = (text: string): string => {
  const [, day, time] = inUtc.exec(text) ?? [];
  return day === undefined ? instantOf(text).toString() : `${day}T${time}Z`;
};

/** Whether a time zone of that name is known here. */
export const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export const localDay = (instant: string | Temporal.Instant, zone: string): string =>
  (typeof instant === 'string' ? instantOf(instant) : instant)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();

/** Wall time of an instant in a zone, HH:MM. */
export const localTime = (instant: string | Temporal.Instant, zone: string): string =>
  (typeof instant === 'string' ? instantOf(instant) : instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
