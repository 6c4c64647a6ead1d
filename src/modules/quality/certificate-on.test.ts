import { expect, test } from 'vitest';
import { certificateOn } from './certificate-on.ts';

const held = (from: string, to: string | null = null) => ({ holds: true, from, to });
const denied = (from: string, to: string | null = null) => ({ holds: false, from, to });

test('a certificate is that of the day of the operation, its first and last day within', () => {
  const one = [held('2026-03-01', '2026-06-30')];
  expect(certificateOn(one, '2026-02-28')).toBeNull();
  expect(certificateOn(one, '2026-03-01')).toEqual({ holds: true, since: '2026-03-01' });
  expect(certificateOn(one, '2026-06-30')).toEqual({ holds: true, since: '2026-03-01' });
  expect(certificateOn(one, '2026-07-01')).toBeNull();
  expect(certificateOn(one, null)).toBeNull();
  expect(certificateOn([], '2026-03-01')).toBeNull();
});

test('of an operation known to the month or the year it is told only where it is the same on every day of it', () => {
  expect(certificateOn([held('2026-03-01')], '2026-03')).toEqual({ holds: true, since: '2026-03-01' });
  expect(certificateOn([held('2026-03-02')], '2026-03')).toBeNull();
  expect(certificateOn([held('2020-01-01', '2026-11-30')], '2026')).toBeNull();
  expect(certificateOn([denied('2026-02-01')], '2026')).toBeNull();
  expect(certificateOn([denied('2026-01-01')], '2026')).toEqual({ holds: false, since: '2026-01-01' });
});

test('statements that follow each other are one, those with a day between are not', () => {
  const renewed = [held('2026-07-01'), held('2020-03-01', '2026-06-30')];
  expect(certificateOn(renewed, '2026')).toEqual({ holds: true, since: '2020-03-01' });
  const lapsed = [held('2026-07-02'), held('2020-03-01', '2026-06-30')];
  expect(certificateOn(lapsed, '2026')).toBeNull();
  expect(certificateOn(lapsed, '2026-08-01')).toEqual({ holds: true, since: '2026-07-02' });
  const within = [held('2020-01-01'), held('2021-01-01', '2021-12-31')];
  expect(certificateOn(within, '2026-01-01')).toEqual({ holds: true, since: '2020-01-01' });
  const inside = [held('2020-01-01', '2026-12-31'), held('2021-01-01', '2021-12-31')];
  expect(certificateOn(inside, '2026-01-01')).toEqual({ holds: true, since: '2020-01-01' });
});

test('what holds outweighs what does not, as the figures count it; of a span in which both stand nothing is told', () => {
  const both = [held('2026-01-01', '2026-06-30'), denied('2025-01-01')];
  expect(certificateOn(both, '2026-05-01')).toEqual({ holds: true, since: '2026-01-01' });
  expect(certificateOn(both, '2026-07-01')).toEqual({ holds: false, since: '2025-01-01' });
  expect(certificateOn(both, '2026')).toBeNull();
});
