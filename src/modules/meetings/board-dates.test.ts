import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { datesOf, isBesideRule, isDateOf, nextDates, plannedInstant, plannedTimes } from './board-dates.ts';

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

describe('a weekday of every month', () => {
  const berlin = { zone: 'Europe/Berlin', startsOn: '2026-01-01', localTime: '17:00' };
  const monthly = (day: string) => ({ ...berlin, rule: `FREQ=MONTHLY;BYDAY=${day}` });

  it('is counted from its beginning, or is the last one', () => {
    const seoul = { ...monthly('2TH'), zone: 'Asia/Seoul' };
    expect(nextDates(seoul, '2026-11-01', 3)).toEqual([
      '2026-11-12T17:00',
      '2026-12-10T17:00',
      '2027-01-14T17:00',
    ]);
    expect(nextDates(monthly('1SU'), '2026-11-01', 2)).toEqual(['2026-11-01T17:00', '2026-12-06T17:00']);
    expect(nextDates(monthly('-1FR'), '2026-10-31', 2)).toEqual(['2026-11-27T17:00', '2026-12-25T17:00']);
    // The fourth and the last Friday of a month with five are two days.
    expect(isDateOf(monthly('4FR'), '2026-10-23T17:00')).toBe(true);
    expect(isDateOf(monthly('-1FR'), '2026-10-23T17:00')).toBe(false);
  });

  it('keeps its wall time where clocks change', () => {
    const dates = nextDates(monthly('-1SU'), '2026-03-01', 2);
    expect(dates.map((date) => [date, plannedInstant(date, 'Europe/Berlin').toString()])).toEqual([
      ['2026-03-29T17:00', '2026-03-29T15:00:00Z'],
      ['2026-04-26T17:00', '2026-04-26T15:00:00Z'],
    ]);
    const [winter = ''] = nextDates(monthly('-1SU'), '2026-11-01', 1);
    expect(plannedInstant(winter, 'Europe/Berlin').toString()).toBe('2026-11-29T16:00:00Z');
  });

  it('agrees with looking at every day', () => {
    const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
    const start = Temporal.PlainDate.from('2024-01-01');
    const which = fc.constantFrom(1, 2, 3, 4, -1);
    fc.assert(
      fc.property(fc.nat(6), which, fc.nat(1500), (weekday, nth, days) => {
        const from = start.add({ days });
        const isIt = (date: Temporal.PlainDate) =>
          date.dayOfWeek === weekday + 1 &&
          (nth === -1 ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === nth);
        const expected = Array.from({ length: 100 }, (_, ahead) => from.add({ days: ahead })).filter(isIt);
        const found = nextDates(
          { ...monthly(`${nth}${week[weekday]}`), startsOn: '2024-01-01' },
          from.toString(),
          2,
        );
        expect(found).toEqual(expected.slice(0, 2).map((date) => `${date.toString()}T17:00`));
      }),
      { numRuns: 100 },
    );
  });
});

describe('dates of a board that changes', () => {
  const first = { ...thursdays, fromOn: null };
  const tuesdays = {
    ...thursdays,
    fromOn: '2026-12-01',
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    startsOn: '2026-11-24',
  };
  const late = { ...thursdays, fromOn: '2026-12-15', localTime: '17:00' };

  it('are those of each version from its day on, until that of the next', () => {
    expect(datesOf([first, tuesdays, late], '2026-11-21', 4)).toEqual([
      '2026-11-26T08:00',
      '2026-12-08T08:00',
      '2026-12-17T17:00',
      '2026-12-24T17:00',
    ]);
    expect(datesOf([first, tuesdays, late], '2026-11-27', 1)).toEqual(['2026-12-08T08:00']);
    expect(datesOf([first, tuesdays, late], '2027-01-01', 1)).toEqual(['2027-01-07T17:00']);
    expect(datesOf([first], '2026-11-21', 1)).toEqual(nextDates(thursdays, '2026-11-21', 1));
  });

  it('are each a date of the version that holds on their day', () => {
    const versions = [first, tuesdays, late];
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 8 }), (days, count) => {
        const from = Temporal.PlainDate.from('2026-11-01').add({ days }).toString();
        const dates = datesOf(versions, from, count);
        expect(dates).toHaveLength(count);
        for (const date of dates) {
          const on = versions.findLast(({ fromOn }) => fromOn === null || fromOn <= date.slice(0, 10));
          expect(isDateOf(on ?? first, date)).toBe(true);
        }
        expect(dates).toEqual(dates.toSorted());
      }),
    );
  });

  it('leave a planned meeting beside them that passed for one; a special or moved one is beside them already', () => {
    const usual = { localStart: '2026-12-03T08:00', zone: 'Asia/Seoul', movedFrom: null, extra: null };
    expect(isBesideRule(first, usual)).toBe(false);
    expect(isBesideRule(tuesdays, usual)).toBe(true);
    expect(isBesideRule({ ...first, zone: 'Asia/Tokyo' }, usual)).toBe(true);
    expect(isBesideRule({ ...first, localTime: '09:00' }, usual)).toBe(true);
    expect(isBesideRule(tuesdays, { ...usual, extra: true })).toBe(false);
    expect(isBesideRule(tuesdays, { ...usual, movedFrom: '2026-12-10T08:00' })).toBe(false);
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
