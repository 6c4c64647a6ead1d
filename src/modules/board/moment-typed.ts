import { Temporal } from 'temporal-polyfill';
import { refused } from '../../kernel/errors.ts';
import { localDay, localTime } from '../../kernel/zone.ts';

type Meeting = {
  readonly zone: string;
  readonly localStart: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
};

/**
 * The moment of a meeting that is typed as HH:MM by its own clock; null where nothing is typed. A moment that reads the same, what stood there, when
 * it was opened or when it ended, is meant to the second.
 */
export const momentTyped = (
  typed: string | null,
  meeting: Meeting,
  stood: string | null,
  field: string,
): string | null => {
  if (typed === null) return null;
  const { zone, localStart, openedAt, closedAt } = meeting;
  const known = [stood, openedAt, closedAt].find((at) => at !== null && localTime(at, zone) === typed);
  if (known) return known;
  const day = openedAt === null ? localStart.slice(0, 10) : localDay(openedAt, zone);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed)) throw refused('time_unreadable', {}, { field });
  return Temporal.PlainDateTime.from(`${day}T${typed}`).toZonedDateTime(zone).toInstant().toString();
};
