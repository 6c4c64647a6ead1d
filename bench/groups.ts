import type { CountedIndicator } from '../src/modules/quality/schema.ts';
import type { Rows } from './fact-rows.ts';

/** An owner's groups: first one for each of the years from 2010 on, then those of rows without a date. */
export const BASE_YEAR = 2010;
export const YEARS = 20;
// The first and the last year that a row without a date may lie in, each one of the years or none.
const BOUNDS = YEARS + 1;
export const PLACES = YEARS + BOUNDS * BOUNDS;

const bound = (year: number): number => (year === 0 ? 0 : year - BASE_YEAR + 1);

/** The place of a row in its owner's groups by one of its dates. */
const placeOf = (rows: Rows, date: string, row: number): number => {
  const day = rows.dates[date]?.first[row] ?? 0;
  if (day !== 0) return Math.floor(day / 10_000) - BASE_YEAR;
  const may = rows.mayLie[date];
  return YEARS + bound(may?.from[row] ?? 0) * BOUNDS + bound(may?.until[row] ?? 0);
};

export const groupOf = (rows: Rows, date: string, row: number): number =>
  (rows.owner[row] ?? 0) * PLACES + placeOf(rows, date, row);

/** The years between which a place's rows may lie; null is no bound. */
const boundsOf = (place: number): readonly [number | null, number | null] => {
  if (place < YEARS) return [BASE_YEAR + place, BASE_YEAR + place];
  const [from, until] = [Math.floor((place - YEARS) / BOUNDS), (place - YEARS) % BOUNDS];
  return [from === 0 ? null : BASE_YEAR + from - 1, until === 0 ? null : BASE_YEAR + until - 1];
};

/** How the product writes a place: a year, null, or both bounds in one negative number of four digits each. */
export const yearOfPlace = (place: number): number | null => {
  if (place < YEARS) return BASE_YEAR + place;
  const [from, until] = boundsOf(place);
  return from === null && until === null ? null : -((from ?? 0) * 10_000 + (until ?? 9999));
};

/** Places without a date whose rows may lie in the year of this one. */
export const undatedPlaces: readonly (readonly number[])[] = Array.from({ length: YEARS }, (_, place) =>
  Array.from({ length: PLACES - YEARS }, (__, index) => YEARS + index).filter((undated) => {
    const [from, until] = boundsOf(undated);
    return (from ?? 0) <= BASE_YEAR + place && BASE_YEAR + place <= (until ?? 9999);
  }),
);

export const belongsOf = (indicator: CountedIndicator): string[] =>
  indicator.unit === 'patient' ? ['first_of_case', ...indicator.belongs] : [...indicator.belongs];

export const bitOf = (rows: Rows, fact: string): number => {
  const bit = rows.facts.indexOf(fact);
  if (bit < 0) throw new Error(`The rows know no fact ${fact}.`);
  return 1 << bit;
};
/** Facts that stand in a row; the others are always true or follow from the date. */
export const stored = (fact: string): boolean => fact !== 'came_to_centre' && fact !== 'outcome_due';
export const maskOf = (rows: Rows, facts: readonly string[]): number =>
  facts.filter(stored).reduce((mask, fact) => mask | bitOf(rows, fact), 0);
