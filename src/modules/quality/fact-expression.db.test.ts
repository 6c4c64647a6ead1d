import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { earliest, latest } from '../../kernel/partial-date.ts';
import { testDatabase } from '../../testing/database.ts';
import { factExpression } from './fact-expression.ts';
import { nearPeriod } from './population.ts';

const owner = new Client(testDatabase().owner);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** What an expression over `r.done_on` says of these dates. */
const said = async (expression: string, dates: readonly (string | null)[]) => {
  const { rows } = await owner.query<{ done_on: string | null; is: boolean | null }>(
    `select r.done_on, ${expression} as is
     from (select d collate "C" as done_on, left(d, 4)::integer as done_year,
       null::integer as may_from_year, null::integer as may_until_year from unnest($1::text[]) as d) r`,
    [dates],
  );
  return new Map(rows.map((row) => [row.done_on, row.is]));
};

// Ordinary days, the ends of months and years, and leap years: each with every day and month around its 30th day before.
const todays = [
  '2026-11-19',
  '2026-01-30',
  '2026-01-31',
  '2026-01-29',
  '2024-03-30',
  '2025-03-30',
  '2026-12-31',
];
const around = (today: string): string[] => {
  const days = Array.from({ length: 9 }, (_, index) => addDays(today, index - 34));
  return [...new Set(days.flatMap((day) => [day, day.slice(0, 7), day.slice(0, 4)]))];
};

/** Whether the 30th day after the operation lies before today, day by day of those the date may mean. */
const passed = (date: string, today: string): boolean | null => {
  if (addDays(latest(date), 30) < today) return true;
  return addDays(earliest(date), 30) < today ? null : false;
};

test.each(todays)(
  'on %s the outcome is due exactly where the 30th day has passed, on the day itself too',
  async (today) => {
    const dates = around(today);
    const found = await said(factExpression('outcome_due', today), [...dates, null]);
    for (const date of dates)
      expect({ date, due: found.get(date) }).toEqual({ date, due: passed(date, today) });
    expect(found.get(null)).toBeNull();
    const [before, on] = [addDays(today, -31), addDays(today, -30)];
    expect([found.get(before), found.get(on)]).toEqual([true, false]);
  },
);

test('a period takes its first and last day, and neither neighbour', async () => {
  const days = ['2023-04-30', '2023-05-01', '2023-05-31', '2023-06-01'];
  const period = { kind: 'range', from: days[1] ?? '', to: days[2] ?? '' } as const;
  const near = nearPeriod('done_on', { period, today: '2026-11-19', withCases: false, byYear: false });
  expect(near).not.toBeNull();
  const found = await said(`(${near})`, days);
  expect(days.map((day) => found.get(day))).toEqual([false, true, true, false]);
});
