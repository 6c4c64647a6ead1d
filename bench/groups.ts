import type { CountedIndicator } from '../src/modules/quality/schema.ts';
import type { Rows } from './fact-rows.ts';

/** Years from 2010 on, and one place for rows of no year. */
export const BASE_YEAR = 2010;
export const YEARS = 20;
export const groupOf = (rows: Rows, first: Int32Array, row: number): number => {
  const day = first[row] ?? 0;
  return (rows.owner[row] ?? 0) * (YEARS + 1) + (day === 0 ? YEARS : Math.floor(day / 10_000) - BASE_YEAR);
};

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
