import { Temporal } from 'temporal-polyfill';

type Planned = { readonly localStart: string; readonly zone: string };

/** The moment at which a meeting is planned to begin, by the rules of its zone as they are known today. */
export const beginsAt = ({ localStart, zone }: Planned): Temporal.Instant =>
  Temporal.PlainDateTime.from(localStart).toZonedDateTime(zone).toInstant();

/** Whether that moment has come. */
export const isPast = (planned: Planned, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(beginsAt(planned), now) <= 0;

/** When whoever has not answered is reminded: a day before; null where that has passed. */
export const reminderAt = (planned: Planned, now: Temporal.Instant): Temporal.Instant | null => {
  const at = beginsAt(planned).toZonedDateTimeISO(planned.zone).subtract({ days: 1 }).toInstant();
  return Temporal.Instant.compare(at, now) > 0 ? at : null;
};
