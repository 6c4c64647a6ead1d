import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextDates, plannedInstant, plannedTimes } from './board-dates.ts';

const thursdays = {
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  startsOn: '2026-01-01',
  localTime: '08:00',
  zone: 'Asia/Seoul',
};

describe('dates of a board', () => {
  it('are the next ones, the day asked included', () => {
    expect(nextDates(thursdays, '2026-11-21', 2)).toEqual(['2026-11-26T08:00', '2026-12-03T08:00']);
    expect(nextDates(thursdays, '2026-11-26', 1)).toEqual(['2026-11-26T08:00']);
    const midnight = { ...thursdays, localTime: '00:00' };
    expect(nextDates(midnight, '2026-11-26', 1)).toEqual(['2026-11-26T00:00']);
    expect(nextDates(thursdays, '2020-01-01', 1)).toEqual(['2026-01-01T08:00']);
    expect(nextDates(thursdays, '2026-11-21', 0)).toEqual([]);
  });

  it('count fortnights from the start and stop where the rule ends', () => {
    const fortnight = { ...thursdays, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' };
    expect(nextDates(fortnight, '2026-01-02', 2)).toEqual(['2026-01-15T08:00', '2026-01-29T08:00']);
    const twice = { ...thursdays, rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2' };
    expect(nextDates(twice, '2026-01-02', 5)).toEqual(['2026-01-08T08:00']);
  });

  it('keep the wall time where clocks change, also at a time that is skipped', () => {
    const berlin = {
      rule: 'FREQ=WEEKLY;BYDAY=SU',
      startsOn: '2026-03-01',
      localTime: '02:30',
      zone: 'Europe/Berlin',
    };
    const dates = nextDates(berlin, '2026-03-22', 3);
    expect(dates).toEqual(['2026-03-22T02:30', '2026-03-29T02:30', '2026-04-05T02:30']);
    expect(dates.map((date) => plannedInstant(date, berlin.zone).toString())).toEqual([
      '2026-03-22T01:30:00Z',
      '2026-03-29T01:30:00Z',
      '2026-04-05T00:30:00Z',
    ]);
  });

  it.each(['', 'FREQ=SOMETIMES', 'nonsense', 'FREQ=WEEKLY;BYDAY=XX'])('refuse the rule %j', (rule) =>
    expect(() => nextDates({ ...thursdays, rule }, '2026-11-21', 1)).toThrow('recurrence_rule_unknown'),
  );

  it('agree with looking at every day', () => {
    const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
    const start = Temporal.PlainDate.from('2024-01-01');
    const day = fc.nat(1500).map((days) => start.add({ days }));
    fc.assert(
      fc.property(
        fc.nat(6),
        fc.integer({ min: 1, max: 3 }),
        day,
        day,
        (weekday, interval, startsOn, from) => {
          const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${week[weekday]}`;
          const found = nextDates({ ...thursdays, rule, startsOn: startsOn.toString() }, from.toString(), 3);
          const monday = startsOn.subtract({ days: startsOn.dayOfWeek - 1 });
          const expected: string[] = [];
          let date = Temporal.PlainDate.compare(startsOn, from) > 0 ? startsOn : from;
          while (expected.length < 3) {
            const weeks = Math.floor(monday.until(date).days / 7);
            if (date.dayOfWeek === weekday + 1 && weeks % interval === 0)
              expected.push(`${date.toString()}T08:00`);
            date = date.add({ days: 1 });
          }
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the instant of a wall time', () => {
  it('takes the first of a repeated hour', () =>
    expect(plannedInstant('2026-10-25T02:30', 'Europe/Berlin').toString()).toBe('2026-10-25T00:30:00Z'));

  it('shows the same wall time again in zones without a change of clocks', () => {
    const zone = fc.constantFrom('Asia/Seoul', 'Asia/Ulaanbaatar', 'Asia/Ho_Chi_Minh', 'Asia/Tashkent');
    fc.assert(
      fc.property(zone, fc.nat(500_000), (name, minutes) => {
        const local = Temporal.PlainDateTime.from('2026-01-01T00:00').add({ minutes });
        const there = plannedInstant(local.toString(), name).toZonedDateTimeISO(name).toPlainDateTime();
        expect(there.toString()).toBe(local.toString());
      }),
    );
  });
});

describe('planned times of items', () => {
  it('follow each other without overlap, over the hour and over midnight', () => {
    expect(plannedTimes('2026-11-19T07:30', [6, 24, 5])).toEqual(['07:30', '07:36', '08:00']);
    expect(plannedTimes('2026-11-19T23:50', [15, 5])).toEqual(['23:50', '00:05']);
    expect(plannedTimes('2026-11-19T07:30', [])).toEqual([]);
  });
});
