import { expect, test } from 'vitest';
import { birthDoubts } from './birth-doubts.ts';

const asked = (bornOn: string | null, ...cameOn: string[]) =>
  birthDoubts(bornOn, { cameOn, today: '2026-11-29' }).length > 0;

test('somebody older than anybody, or an infant, is asked about', () => {
  expect(asked('1850', '2026-11-02')).toBe(true);
  expect(asked('1905-11-01', '2026-11-02')).toBe(true);
  expect(asked('2026-03-01', '2026-11-02')).toBe(true);
  expect(asked('1850')).toBe(true);
});

test('what may be is not: a girl, a very old woman, a vague date, an unknown one', () => {
  expect(asked('2025-11-02', '2026-11-02')).toBe(false);
  expect(asked('2015', '2026-11')).toBe(false);
  // 120 years and no more, for all that is known.
  expect(asked('1905-11-03', '2026-11-02')).toBe(false);
  expect(asked('1906', '2026-11-02')).toBe(false);
  expect(asked('2026', '2027')).toBe(false);
  expect(asked(null, '2026-11-02')).toBe(false);
});

test('of several days on which she came the one that says it is taken', () => {
  expect(asked('2026-03-01', '2026-11-02', '2040-01-01')).toBe(false);
  expect(asked('1900', '2030-01-01', '2022-01-01')).toBe(true);
});

test('after the day she came nothing is said of an age: that is another fault', () => {
  expect(asked('2027-01-01', '2026-11-02')).toBe(false);
});
