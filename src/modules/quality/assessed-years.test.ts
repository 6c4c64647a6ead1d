import { expect, test } from 'vitest';
import { assessedYears } from './assessed-years.ts';

const told = (last: number) =>
  assessedYears(last, 2026).map((one) => `${one.year}${one.running ? ' runs' : ''}`);

test('the last three complete years, and the one that runs', () => {
  expect(told(2025)).toEqual(['2023', '2024', '2025', '2026 runs']);
});

test('asked for another last year it is of the three up to that one', () => {
  expect(told(2020)).toEqual(['2018', '2019', '2020', '2026 runs']);
  expect(told(2026)).toEqual(['2024', '2025', '2026 runs']);
});
