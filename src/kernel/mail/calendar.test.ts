import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { calendarText, replyIn } from './calendar.ts';

const now = Temporal.Instant.from('2026-11-19T00:00:00Z');
const event = {
  uid: 'a@consilium',
  sequence: 3,
  method: 'REQUEST' as const,
  localStart: '2026-11-26T08:00',
  zone: 'Asia/Seoul',
  minutes: 60,
  replyId: '00000000-0000-7000-8000-000000000001',
};
const means = {
  summary: 'Invitation to a meeting · 회의 초대',
  description: 'Line one\n\n둘째 줄; with, signs\\',
  organizer: 'consilium+r-x@hospital.example',
  attendee: 'somebody@house.example',
  readsReplies: true,
  now,
};

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const [vevent] = calendar.getAllSubcomponents('vevent');
  return { calendar, value: (name: string) => vevent?.getFirstPropertyValue(name), vevent };
};

test('an event says the moment that its wall time is, with its number, its attendee and where answers go', () => {
  const { calendar, value, vevent } = read(calendarText(event, means));
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  expect(String(value('dtstart'))).toBe('2026-11-25T23:00:00Z');
  expect(String(value('dtend'))).toBe('2026-11-26T00:00:00Z');
  expect(value('uid')).toBe('a@consilium');
  expect(value('sequence')).toBe(3);
  expect(value('description')).toBe(means.description);
  expect(vevent?.getFirstProperty('attendee')?.getFirstValue()).toMatch(/^mailto:somebody@house\.example$/i);
  expect(vevent?.getFirstProperty('organizer')?.getFirstValue()).toContain('consilium+r-x@hospital.example');
});

test('across the change of a clock the end stays as many minutes after the start', () => {
  const zone = 'Europe/Berlin';
  const { value } = read(
    calendarText({ ...event, zone, localStart: '2026-10-25T01:30', minutes: 120 }, means),
  );
  expect(String(value('dtstart'))).toBe('2026-10-24T23:30:00Z');
  expect(String(value('dtend'))).toBe('2026-10-25T01:30:00Z');
});

test('what is cancelled says so, by the same name', () => {
  const { calendar, value } = read(calendarText({ ...event, method: 'CANCEL' }, means));
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(value('status')).toBe('CANCELLED');
  expect(value('uid')).toBe('a@consilium');
});

const reply = (more: { method?: string; partstat?: string; second?: string; stamp?: string } = {}) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Somebody//EN',
    `METHOD:${more.method ?? 'REPLY'}`,
    'BEGIN:VEVENT',
    'UID:a@consilium',
    'SEQUENCE:3',
    ...(more.stamp === '' ? [] : [`DTSTAMP:${more.stamp ?? '20261119T080000Z'}`]),
    `ATTENDEE;PARTSTAT=${more.partstat ?? 'ACCEPTED'};CN="Somebody":MAILTO:Somebody@House.Example`,
    ...(more.second === undefined ? [] : [more.second]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

test('a reply says who answers what to which number, and when', () => {
  expect(replyIn(reply())).toEqual({
    uid: 'a@consilium',
    sequence: 3,
    attendee: 'somebody@house.example',
    answer: 'accepted',
    stamp: '2026-11-19T08:00:00Z',
  });
  expect(replyIn(reply({ partstat: 'declined' }))?.answer).toBe('declined');
  expect(replyIn(reply({ partstat: 'TENTATIVE' }))?.answer).toBe('tentative');
});

test.each([
  ['a request', reply({ method: 'REQUEST' })],
  ['an answer that is none', reply({ partstat: 'DELEGATED' })],
  ['two attendees', reply({ second: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@house.example' })],
  ['no time', reply({ stamp: '' })],
  ['two events', reply().replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT\r\nEND:VCALENDAR')],
  ['no attendee', reply().replace(/ATTENDEE.*\r\n/, '')],
  ['nothing', ''],
  ['no calendar', 'Thank you, I come.'],
  [
    'a time in a zone that never ends',
    reply()
      .replace('DTSTAMP:20261119T080000Z', 'DTSTAMP;TZID=E:20261119T000000')
      .replace(
        'BEGIN:VEVENT',
        'BEGIN:VTIMEZONE\r\nTZID:E\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT',
      ),
  ],
  ['a great one', reply({ second: `X-A:${'x'.repeat(100_000)}` })],
])('%s is no reply', (_what, text) => expect(replyIn(text)).toBe(null));
