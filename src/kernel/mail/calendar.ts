import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** Something in a reader's calendar: by the same `uid` for ever, each change with a greater `sequence`. */
export type CalendarEvent = {
  readonly uid: string;
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  /** Wall time and zone, ISO: it is written as the moment that this is by the rules known today. */
  readonly localStart: string;
  readonly zone: string;
  readonly minutes: number;
  /** What answers are about: the same for all that is said of this event to this attendee. */
  readonly replyId: string;
};

type Means = {
  readonly summary: string;
  readonly description: string;
  /** Where answers go, and whether anybody reads them. */
  readonly organizer: string;
  readonly readsReplies: boolean;
  readonly attendee: string;
  readonly now: Temporal.Instant;
};

/** An event as a calendar message (RFC 5546) to one attendee. */
export const calendarText = (event: CalendarEvent, means: Means): string => {
  const start = Temporal.PlainDateTime.from(event.localStart).toZonedDateTime(event.zone);
  const calendar = ical({
    prodId: { company: 'Consilium', product: 'Consilium' },
    method: ICalCalendarMethod[event.method],
  });
  calendar
    .createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: means.now.toZonedDateTimeISO('UTC'),
      start: start.withTimeZone('UTC'),
      end: start.add({ minutes: event.minutes }).withTimeZone('UTC'),
      summary: means.summary,
      description: means.description,
      status: event.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: 'Consilium', email: means.organizer },
    })
    .createAttendee({
      email: means.attendee,
      rsvp: means.readsReplies,
      status: ICalAttendeeStatus.NEEDSACTION,
    });
  return calendar.toString();
};

/** What somebody answered to an invitation, as the message says. */
export type Reply = {
  readonly uid: string;
  readonly sequence: number;
  readonly attendee: string;
  readonly answer: 'accepted' | 'declined' | 'tentative';
  readonly stamp: string;
};

const answers = { ACCEPTED: 'accepted', DECLINED: 'declined', TENTATIVE: 'tentative' } as const;
const isAnswer = (text: string): text is keyof typeof answers => Object.hasOwn(answers, text);

/** Signs of a calendar message that are read; an answer has some hundred. */
const mostSigns = 100_000;

/** A component as the library parses it: its name, its properties (name, parameters, type, value), and what lies within it. */
type Component = readonly [
  string,
  ReadonlyArray<readonly [string, Record<string, unknown>, string, unknown]>,
  readonly Component[],
];

const valuesOf = ([, properties]: Component, name: string): unknown[] =>
  properties.filter(([each]) => each === name).map(([, , , value]) => value);

/** The one property of that name; undefined where there is none or more. */
const onlyOf = ([, properties]: Component, name: string) => {
  const found = properties.filter(([each]) => each === name);
  return found.length === 1 ? found[0] : undefined;
};

/**
 * The reply that a calendar message is; null where it is none, or no one person's answer to one event. It is read as written: no
 * zone and no recurrence is computed, which whoever wrote the message could make endless.
 */
export const replyIn = (text: string): Reply | null => {
  if (text.length > mostSigns) return null;
  let calendar: Component;
  try {
    calendar = ICAL.parse(text);
  } catch {
    return null;
  }
  if (calendar[0] !== 'vcalendar') return null;
  const events = calendar[2].filter(([name]) => name === 'vevent');
  const [event] = events;
  if (String(valuesOf(calendar, 'method')[0]).toUpperCase() !== 'REPLY') return null;
  if (events.length !== 1 || event === undefined) return null;
  const [attendee, uid, stamp] = [
    onlyOf(event, 'attendee'),
    onlyOf(event, 'uid')?.[3],
    onlyOf(event, 'dtstamp')?.[3],
  ];
  const status = String(attendee?.[1]['partstat']).toUpperCase();
  // In UTC, as the standard wants it.
  if (typeof stamp !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(stamp)) return null;
  if (!isAnswer(status) || typeof uid !== 'string') return null;
  const sequence = onlyOf(event, 'sequence')?.[3];
  return {
    uid,
    sequence: typeof sequence === 'number' ? sequence : 0,
    attendee: String(attendee?.[3])
      .replace(/^mailto:/i, '')
      .toLowerCase(),
    answer: answers[status],
    stamp,
  };
};
