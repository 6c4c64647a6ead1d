import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '../../testing/centre.ts';
import { closedBefore, isOpenOn, openingDay } from './opened.ts';

test('an opening holds on its first and last day, and without a last day for ever', () => {
  const opened = { from: '2026-03-01', to: '2026-03-31' };
  for (const [day, is] of [
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ] as const)
    expect([day, isOpenOn(opened, day)]).toEqual([day, is]);
  expect(isOpenOn({ from: '2026-03-01', to: null }, '2999-01-01')).toBe(true);
});

test('what is taken back is open on no day from then on, and never ends before it begins', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => at('1990-01-01T12:00:00Z').add({ hours: 24 * days }))
    .map((now) => openingDay(now));
  fc.assert(
    fc.property(day, day, day, (from, today, later) => {
      const closed = closedBefore({ from, to: null }, today);
      expect(closed.from <= (closed.to ?? '')).toBe(true);
      for (const one of [today, later]) if (one >= today) expect(isOpenOn(closed, one)).toBe(false);
    }),
  );
});
