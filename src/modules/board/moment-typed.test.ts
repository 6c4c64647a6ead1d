import { expect, test } from 'vitest';
import { momentTyped } from './moment-typed.ts';

const meeting = {
  zone: 'Asia/Seoul',
  localStart: '2026-11-19T08:00',
  openedAt: '2026-11-18T23:01:07Z',
  closedAt: '2026-11-19T00:30:41Z',
};

test('a moment is typed by the clock of the meeting', () => {
  expect(momentTyped('08:15', meeting, null, 'joinedAt')).toBe('2026-11-18T23:15:00Z');
  expect(momentTyped(null, meeting, '2026-11-18T23:15:00Z', 'leftAt')).toBeNull();
});

test('what reads the same as what stood there, or as the beginning or end of the meeting, is meant to the second', () => {
  expect(momentTyped('08:15', meeting, '2026-11-18T23:15:22Z', 'joinedAt')).toBe('2026-11-18T23:15:22Z');
  expect(momentTyped('08:01', meeting, '2026-11-18T23:15:22Z', 'joinedAt')).toBe(meeting.openedAt);
  expect(momentTyped('09:30', meeting, null, 'leftAt')).toBe(meeting.closedAt);
});

test('what is no time of day is refused at its field', () => {
  for (const typed of ['8:15', '24:00', 'soon'])
    expect(() => momentTyped(typed, meeting, null, 'leftAt')).toThrow(
      expect.objectContaining({ code: 'time_unreadable', place: { field: 'leftAt' } }),
    );
});
