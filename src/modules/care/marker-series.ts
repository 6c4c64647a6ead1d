import type { Quantity } from '../../kernel/forms/answers.ts';
import { daysBetween } from '../../kernel/calendar-day.ts';
import { type Told, toldOf } from './course.ts';
import { markers } from './records/markers.ts';

/** Markers in the order of their record. */
export const markerNames = ['ca125', 'he4', 'cea', 'ca199', 'afp', 'hcg', 'ldh', 'inhibinB', 'scc'] as const;
export type MarkerName = (typeof markerNames)[number];

export type MarkerPoint = { readonly id: string; readonly on: string } & Quantity;
export type MarkerSeries = {
  readonly marker: MarkerName;
  readonly unit: string;
  /** In order of time; known to the day. */
  readonly points: readonly MarkerPoint[];
  /** Highest normal value the laboratory gave last; null when it gave none. */
  readonly upper: number | null;
};

/** The values of each marker and unit that are known to the day, in order of time. */
export const markerSeries = (course: readonly Told[]): readonly MarkerSeries[] => {
  const visits = toldOf(markers, course)
    .filter(({ said }) => said.on?.length === 10)
    .toSorted((a, b) => (a.said.on ?? '').localeCompare(b.said.on ?? ''));
  const upper = visits.findLast(({ said }) => said.ca125Upper !== null)?.said.ca125Upper ?? null;
  return markerNames.flatMap((marker) => {
    const points = visits.flatMap(({ id, said }) => {
      const value = said[marker];
      return value === null ? [] : [{ id, on: said.on ?? '', ...value }];
    });
    return [...Map.groupBy(points, ({ unit }) => unit)].map(([unit, of]) => ({
      marker,
      unit,
      points: of,
      upper: marker === 'ca125' ? upper : null,
    }));
  });
};

/** What each series says of every day, newest first; null where it says nothing. */
export const markerDays = (series: readonly MarkerSeries[]) => {
  const days = new Map<string, { id: string; on: string; values: (string | null)[] }>();
  for (const [index, { points }] of series.entries())
    for (const { id, on, comparator, value } of points) {
      const day = days.get(id) ?? { id, on, values: series.map(() => null) };
      day.values[index] = `${comparator ?? ''}${value}`;
      days.set(id, day);
    }
  return [...days.values()].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
};

export type Curve = {
  readonly width: number;
  readonly height: number;
  readonly isLogarithmic: boolean;
  /** Points as SVG writes them: `x,y x,y`. */
  readonly dots: string;
  /** Values at which a line is drawn across. */
  readonly lines: ReadonlyArray<{ readonly y: number; readonly value: number }>;
  /** Where the highest normal value lies; null when it is not known or not within the picture. */
  readonly upperAt: number | null;
};

/** From so many times the lowest value on, small values would lie on one line. */
const widest = 20;

const steps = [1, 2, 5];
const powers = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7];
const round = powers.flatMap((power) => steps.map((step) => step * 10 ** power));

/** Round values across the picture, four or so. */
const lineValues = (low: number, high: number, isLogarithmic: boolean): number[] => {
  const known = isLogarithmic ? powers.map((power) => 10 ** power) : [];
  const step = round.find((each) => (high - low) / each <= 4) ?? high;
  const even = Array.from({ length: 6 }, (_, index) => index * step);
  return (isLogarithmic ? known : even).filter((value) => value >= low && value <= high);
};

/**
 * A series as points within a box, by time across and by value up; logarithmic when the values span more than a factor of
 * 20. Null for fewer than two days, of which no curve can be drawn.
 */
export const curveOf = (
  { points, upper }: MarkerSeries,
  box: { readonly width: number; readonly height: number },
): Curve | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first.on === last.on) return null;
  const values = points.map(({ value }) => value);
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  const isLogarithmic = smallest > 0 && largest / smallest > widest;
  const low = isLogarithmic ? smallest / 1.5 : 0;
  const high = largest === 0 ? 1 : isLogarithmic ? largest * 1.5 : largest * 1.1;
  const scaled = isLogarithmic ? Math.log : (value: number) => value;
  const whole = daysBetween(first.on, last.on);
  const x = (on: string): number => Math.round((box.width * daysBetween(first.on, on) * 10) / whole) / 10;
  const y = (value: number): number =>
    Math.round(box.height * (1 - (scaled(value) - scaled(low)) / (scaled(high) - scaled(low))) * 10) / 10;
  return {
    ...box,
    isLogarithmic,
    dots: points.map(({ on, value }) => `${x(on)},${y(value)}`).join(' '),
    lines: lineValues(low, high, isLogarithmic).map((value) => ({ value, y: y(value) })),
    upperAt: upper !== null && upper > low && upper < high ? y(upper) : null,
  };
};
