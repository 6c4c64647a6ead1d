import { type DateColumn, yearColumn } from './fact-expression.ts';

/** The calendar years that rows without a date may lie in, as SQL; null is no bound. */
const mayLie = {
  presented_on: null,
  // Nobody is treated here before she came.
  treated_on: { from: 'r.presented_year', until: null },
  done_on: { from: 'r.may_from_year', until: 'r.may_until_year' },
} as const satisfies Record<DateColumn, { from: string; until: string | null } | null>;

// Both years in one number, below every year: four digits each, 0 and 9999 where there is no bound.
const noUntil = 9999;
const shift = 10_000;

/**
 * The group a row is counted in by calendar years, as an SQL expression: its year; without a date the years it may lie in as one
 * negative number; null where it may lie in any.
 */
export const countedYear = (date: DateColumn): string => {
  const [year, may] = [`r.${yearColumn[date]}`, mayLie[date]];
  if (may === null) return year;
  const until = may.until === null ? noUntil : `coalesce(${may.until}, ${noUntil})`;
  return `coalesce(${year}, nullif(-(coalesce(${may.from}, 0) * ${shift} + ${until}), ${-noUntil}))`;
};

/** Leaves out rows without a date that lie in none of these years; null where they may lie in any. */
export const mayLieBetween = (date: DateColumn, first: number, last: number): string | null => {
  const may = mayLie[date];
  if (may === null) return null;
  const until = may.until === null ? '' : ` and (${may.until} >= ${first}) is not false`;
  return `(r.${yearColumn[date]} is not null or ((${may.from} <= ${last}) is not false${until}))`;
};

/** Whether rows of a group that is no year may lie in a year. */
export const mayLieIn = (group: number | null, year: number): boolean => {
  if (group === null) return true;
  const [from, until] = [Math.floor(-group / shift), -group % shift];
  return group < 0 && from <= year && year <= until;
};

/** The same in SQL, of a column that holds groups; the year may be a column too. */
export const groupMayLieIn = (column: string, year: number | string): string =>
  `(${column} is null or (${column} < 0 and -${column} / ${shift} <= ${year} and -${column} % ${shift} >= ${year}))`;
