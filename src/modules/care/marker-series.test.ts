import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import type { Told } from './course.ts';
import { curveOf, markerDays, markerSeries } from './marker-series.ts';
import { markers } from './records/markers.ts';

const visit = (on: string | null, said: object): Told => ({
  id: `visit ${on}`,
  form: 'markers',
  answers: { ...(emptyAnswers(markers) as unknown as AnyAnswers), on, ...said },
});
const value = (amount: number, unit = 'U/mL', comparator: string | null = null) => ({
  value: amount,
  unit,
  comparator,
});
const box = { width: 600, height: 100 };

describe('the series of a marker', () => {
  it('is its values in order of time, each unit by itself, without days that are not known', () => {
    const course = [
      visit('2026-03-01', { ca125: value(20), he4: value(40, 'pmol/L'), ca125Upper: 35 }),
      visit('2026-01-01', { ca125: value(400), cea: value(2, 'ng/mL') }),
      visit('2026-02-01', { ca125: value(90, 'kU/L') }),
      visit('2026-02', { ca125: value(1) }),
      visit(null, { ca125: value(1) }),
    ];
    expect(
      markerSeries(course).map(({ marker, unit, points, upper }) => [marker, unit, points.length, upper]),
    ).toEqual([
      ['ca125', 'U/mL', 2, 35],
      ['ca125', 'kU/L', 1, 35],
      ['he4', 'pmol/L', 1, null],
      ['cea', 'ng/mL', 1, null],
    ]);
    expect(markerSeries(course)[0]?.points.map(({ on }) => on)).toEqual(['2026-01-01', '2026-03-01']);
    expect(markerSeries([])).toEqual([]);
  });

  it('is told day by day, newest first, with what is not known of it', () => {
    const course = [
      visit('2026-01-01', { ca125: value(400, 'U/mL', '>') }),
      visit('2026-03-01', { ca125: value(20), cea: value(2, 'ng/mL') }),
    ];
    expect(markerDays(markerSeries(course))).toEqual([
      { id: 'visit 2026-03-01', on: '2026-03-01', values: ['20', '2'] },
      { id: 'visit 2026-01-01', on: '2026-01-01', values: ['>400', null] },
    ]);
  });
});

const curve = (...values: number[]) => {
  const [series] = markerSeries(
    values.map((amount, index) =>
      visit(addDays('2026-01-01', index * 10), { ca125: value(amount), ca125Upper: 35 }),
    ),
  );
  return series === undefined ? null : curveOf(series, box);
};

describe('its curve', () => {
  it('is drawn by days and values, from zero up', () => {
    expect(curve(100, 50, 0)).toEqual({
      ...box,
      isLogarithmic: false,
      dots: '0,9.1 300,54.5 600,100',
      lines: [
        { value: 0, y: 100 },
        { value: 50, y: 54.5 },
        { value: 100, y: 9.1 },
      ],
      upperAt: 68.2,
    });
  });

  it('is logarithmic when the values span more than twenty times the lowest', () => {
    expect(curve(400, 20)?.isLogarithmic).toBe(false);
    expect(curve(401, 20)).toMatchObject({ isLogarithmic: true, lines: [{ value: 100 }] });
    expect(curve(401, 0)?.isLogarithmic).toBe(false);
  });

  it('is none of a single day, and nothing of it lies outside its box', () => {
    expect(curve(100)).toBeNull();
    expect(curve()).toBeNull();
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 9 }),
        (values) => {
          const drawn = curve(...values);
          const dots = (drawn?.dots ?? '0,0').split(' ').map((dot) => Number(dot.split(',')[1]));
          const places = [...dots, ...(drawn?.lines ?? []).map(({ y }) => y)];
          expect(places.every((y) => y >= 0 && y <= 100)).toBe(true);
        },
      ),
    );
  });
});
