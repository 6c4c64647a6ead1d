import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, utcText } from './zone.ts';

test('an instant of the database is told in UTC, whatever it is written in', () => {
  expect(utcText('2026-11-21 07:30:00+00')).toBe('2026-11-21T07:30:00Z');
  expect(utcText('2026-11-21 07:30:00.12+00')).toBe('2026-11-21T07:30:00.12Z');
  expect(utcText('2026-11-21 16:30:00.120+09')).toBe('2026-11-21T07:30:00.12Z');
  expect(utcText('2026-11-21T07:30:00.000Z')).toBe('2026-11-21T07:30:00Z');
  const moments = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const text = moment.toISOString().replace('T', ' ').replace('Z', '+00');
      expect(utcText(text)).toBe(instantOf(text).toString());
      const short = text.replace(/\.?0*\+/, '+');
      if (/:\d\d:\d\d(\.|\+)/.test(short)) expect(utcText(short)).toBe(instantOf(short).toString());
    }),
  );
});
