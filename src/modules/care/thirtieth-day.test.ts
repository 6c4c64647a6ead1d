import { expect, test } from 'vitest';
import { thirtiethDay } from './thirtieth-day.ts';

test.each([
  ['2026-01-01', '2026-01-31', { on: '2026-01-31', passed: false }],
  ['2026-01-01', '2026-02-01', { on: '2026-01-31', passed: true }],
  ['2026-01', '2026-02-10', { on: null, passed: null }],
  ['2026-01', '2026-01-15', { on: null, passed: false }],
  ['2026-01', '2026-03-03', { on: null, passed: true }],
  ['2025', '2026-03-03', { on: null, passed: true }],
  [null, '2026-03-03', { on: null, passed: null }],
])('operated on %s, asked on %s', (doneOn, today, expected) => {
  expect(thirtiethDay(doneOn, today)).toEqual(expected);
});
