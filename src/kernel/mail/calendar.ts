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
};

type Means = {
  readonly summary: string;
  readonly description: string;
  /** Where answers go. */
  readonly organizer: string;
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
    .createAttendee({ email: means.attendee, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION });
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

/** The reply that a calendar message is; null where it is none, or no one person's answer to one event. */
export const replyIn = (text: string): Reply | null => {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
    const events = calendar.getAllSubcomponents('vevent');
    const [event] = events;
    if (String(calendar.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return null;
    if (events.length !== 1 || event === undefined) return null;
    const attendees = event.getAllProperties('attendee');
    const [attendee] = attendees;
    if (attendees.length !== 1 || attendee === undefined) return null;
    const status = attendee.getFirstParameter('partstat').toUpperCase();
    const stamp = event.getFirstPropertyValue('dtstamp');
    const [uid, sequence] = [event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('sequence')];
    if (!isAnswer(status) || typeof uid !== 'string' || !(stamp instanceof ICAL.Time)) return null;
    return {
      uid,
      sequence: typeof sequence === 'number' ? sequence : 0,
      attendee: String(attendee.getFirstValue())
        .replace(/^mailto:/i, '')
        .toLowerCase(),
      answer: answers[status],
      stamp: Temporal.Instant.fromEpochMilliseconds(stamp.toUnixTime() * 1000).toString(),
    };
  } catch {
    return null;
  }
};
