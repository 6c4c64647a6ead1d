import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { refused } from '../../kernel/errors.ts';

/** When a series meets: RFC 5545 rule without start, first day, wall time and IANA zone. */
export type SeriesRule = { rule: string; startsOn: string; localTime: string; zone: string };

const compact = (text: string): string => text.replaceAll(/[-:]/g, '');

/**
 * The rule is run in UTC as a calendar without a zone: a board keeps its wall time, so a change of clocks must not
 * shift a date. The library brings its own Temporal, hence strings between the two.
 */
const calendarOf = ({ rule, startsOn, localTime }: SeriesRule): RRuleTemporal => {
  try {
    const rruleString = `DTSTART:${compact(startsOn)}T${compact(localTime)}00Z\nRRULE:${rule}`;
    return new RRuleTemporal({ rruleString });
  } catch {
    throw refused('recurrence_rule_unknown', {}, { field: 'rule' });
  }
};

/**
 * Wall times (`YYYY-MM-DDTHH:MM`) of the next meetings from a day on, that day included, at most `count`; fewer when
 * the rule ends. Refused as `recurrence_rule_unknown` when the rule cannot be read.
 */
export const nextDates = (series: SeriesRule, from: string, count: number): string[] => {
  const calendar = calendarOf(series);
  const found: string[] = [];
  let next = calendar.next(Temporal.PlainDate.from(from).toZonedDateTime('UTC'), true);
  while (next !== null && found.length < count) {
    found.push(next.toString().slice(0, 16));
    next = calendar.next(next);
  }
  return found;
};

/**
 * The same of a series in all its versions, in the order of their days: each gives its dates from its day on, until that of the next.
 */
export const datesOf = (
  versions: ReadonlyArray<SeriesRule & { readonly fromOn: string | null }>,
  from: string,
  count: number,
): string[] =>
  versions.reduce<string[]>((found, version, index) => {
    const { fromOn } = version;
    const until = versions[index + 1]?.fromOn ?? null;
    const start = fromOn !== null && fromOn > from ? fromOn : from;
    if (until !== null && until <= start) return found;
    const dates = nextDates(version, start, count - found.length);
    return [...found, ...dates.filter((date) => until === null || date < until)];
  }, []);

/** Whether the series meets at this wall time (`YYYY-MM-DDTHH:MM`). */
export const isDateOf = (series: SeriesRule, localStart: string): boolean =>
  nextDates(series, localStart.slice(0, 10), 1)[0] === localStart;

/** A planned meeting, as its place among the dates of its series asks for it. */
type Planned = Pick<SeriesRule, 'zone'> & {
  readonly localStart: string;
  readonly movedFrom: string | null;
  readonly extra: boolean | null;
};

/** Whether a meeting that passes for a date of the series stands at a time that the series does not have. */
export const isBesideRule = (series: SeriesRule, { localStart, zone, movedFrom, extra }: Planned): boolean =>
  extra !== true && movedFrom === null && !(zone === series.zone && isDateOf(series, localStart));

/**
 * The instant of a wall time in a zone. A time skipped by a change of clocks means the same time counted on from
 * before it, a repeated one the first (RFC 5545 section 3.3.5).
 */
export const plannedInstant = (localStart: string, zone: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(localStart).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();

/** Planned wall times (HH:MM) of items of these lengths in minutes, one after the other from the start. */
export const plannedTimes = (localStart: string, minutes: readonly number[]): string[] => {
  let time = Temporal.PlainDateTime.from(localStart);
  return minutes.map((length) => {
    const planned = time.toPlainTime().toString({ smallestUnit: 'minute' });
    time = time.add({ minutes: length });
    return planned;
  });
};
