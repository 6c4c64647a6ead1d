import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, addYears, daysBetween, daysInMonth, monthsBetween, yearsBetween } from './calendar-day.ts';
import { earliest, isPartialDate, latest, notAfter } from './partial-date.ts';

const first = Temporal.PlainDate.from('1850-01-01');
const day = fc.integer({ min: 0, max: 128_000 }).map((days) => first.add({ days }).toString());
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
const runs = { numRuns: 5_000 };

test('days and years are added and counted as Temporal does', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -900, max: 900 }), (from, days) => {
      expect(addDays(from, days)).toBe(Temporal.PlainDate.from(from).add({ days }).toString());
    }),
    runs,
  );
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), (from, years) => {
      expect(addYears(from, years)).toBe(Temporal.PlainDate.from(from).add({ years }).toString());
    }),
    runs,
  );
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const years = yearsBetween(from, to);
      const after = (n: number) => Temporal.PlainDate.from(from).add({ years: n }).toString();
      expect(after(years) <= to).toBe(true);
      expect(after(years + 1) > to).toBe(true);
    }),
    runs,
  );
});

test('29 February is a year older on 28 February of a common year', () => {
  expect(yearsBetween('2024-02-29', '2025-02-27')).toBe(0);
  expect(yearsBetween('2024-02-29', '2025-02-28')).toBe(1);
  expect(daysInMonth(1900, 2)).toBe(28);
  expect(daysInMonth(2000, 2)).toBe(29);
  expect(daysInMonth(2026, 13)).toBe(0);
});

test('the first and last day a partial date may mean, and what is certainly not after what', () => {
  fc.assert(
    fc.property(partial, partial, (a, b) => {
      expect(isPartialDate(a)).toBe(true);
      expect(earliest(a) <= latest(a)).toBe(true);
      expect(earliest(a).slice(0, a.length)).toBe(a);
      expect(latest(a).slice(0, a.length)).toBe(a);
      if (a.length < 10) expect(addDays(latest(a), 1).slice(0, a.length)).not.toBe(a);
      expect(notAfter(a, b)).toBe(latest(a) <= earliest(b) ? true : earliest(a) > latest(b) ? false : null);
    }),
    runs,
  );
});

test.each([
  '',
  '26',
  '2026-',
  '2026-13',
  '2026-00',
  '2026-02-29',
  '2026-1-1',
  '1849',
  '2201-01-01',
  '2026-04-31',
  '2026-01-00',
])('"%s" is no date', (text) => expect(isPartialDate(text)).toBe(false));

test('days from one day to another are what must be added to come from the one to the other', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -50_000, max: 50_000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days);
    }),
    { numRuns: 300 },
  );
  expect(daysBetween('1900-02-28', '1900-03-01')).toBe(1);
  expect(daysBetween('2000-02-28', '2000-03-01')).toBe(2);
});

test.each([
  ['2026-06-02', '2027-03-03', 9],
  ['2026-06-02', '2027-03-01', 8],
  ['2026-02-28', '2026-08-28', 6],
  ['2026-02-28', '2026-08-27', 5],
  ['2026-08-31', '2027-02-28', 6],
  ['2024-02-29', '2025-02-28', 12],
  ['2026-01-15', '2026-01-15', 0],
])('from %s to %s whole months', (from, to, months) => expect(monthsBetween(from, to)).toBe(months));
