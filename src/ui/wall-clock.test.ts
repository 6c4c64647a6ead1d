import { expect, test } from 'vitest';
import { localTime, minutesLater } from './wall-clock.ts';

test.each([
  ['2026-11-21T15:00:00Z', 'Asia/Seoul', '00:00'],
  ['2026-11-21T15:00:59.9Z', 'Asia/Kathmandu', '20:45'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '03:00'],
])('%s in %s is %s', (instant, zone, time) => expect(localTime(instant, zone)).toBe(time));

test.each([
  ['08:00', 90, '09:30'],
  ['23:30', 45, '00:15'],
  ['00:00', 0, '00:00'],
])('%s and %i minutes is %s', (time, minutes, later) => expect(minutesLater(time, minutes)).toBe(later));
