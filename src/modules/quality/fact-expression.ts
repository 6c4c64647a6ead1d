import { outcomeCutoff } from './period.ts';
import type { Fact } from './schema.ts';

/** Facts that are never unknown, so that no row can be left out for them. */
const alwaysKnown: ReadonlySet<Fact> = new Set<Fact>(['came_to_centre', 'first_of_case']);
export const canBeUnknown = (fact: Fact): boolean => !alwaysKnown.has(fact);

export type DateColumn = 'presented_on' | 'treated_on' | 'done_on';
export const yearColumn = {
  presented_on: 'presented_year',
  treated_on: 'treated_year',
  done_on: 'done_year',
} as const;

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
/** A checked day as an SQL literal, compared byte by byte whatever the database's collation. */
export const dayLiteral = (day: string): string => `'${checkedDay(day)}' collate "C"`;
/** A checked day as an SQL date. */
export const dateLiteral = (day: string): string => `'${checkedDay(day)}'::date`;

const checkedDay = (day: string): string => {
  if (!isoDay.test(day)) throw new Error('not_a_day');
  return day;
};

/** First day that the partial date may mean, as text. */
export const earliestText = (date: DateColumn): string =>
  `(r.${date} || substr('0000-01-01', octet_length(r.${date}) + 1))`;
/**
 * Text after every day that the partial date may mean and not after the day that follows: month ends are written
 * as 31, so it may only be compared by `<` with a day that exists.
 */
export const latestText = (date: DateColumn): string =>
  `(r.${date} || substr('0000-12-31', octet_length(r.${date}) + 1))`;

/** The 30th postoperative day is behind us; the year decides for nearly every row. */
const outcomeDue = (today: string): string => {
  const cutoff = dayLiteral(outcomeCutoff(today));
  const year = Number(outcomeCutoff(today).slice(0, 4));
  return `(case when r.done_year <> ${year} then r.done_year < ${year}
    when ${latestText('done_on')} < ${cutoff} then true when ${earliestText('done_on')} >= ${cutoff} then false end)`;
};

/** Facts about who operated; they are found by surgeon, not by row (see `surgeon.ts`). */
export const isSurgeonFact = (fact: Fact): fact is 'surgeon_certified' | 'surgeon_volume_met' =>
  fact === 'surgeon_certified' || fact === 'surgeon_volume_met';

/** A fact of row `r` of a published view as an SQL expression that is true, false or null. */
export const factExpression = (fact: Fact, today: string): string => {
  if (isSurgeonFact(fact)) throw new Error('fact_of_surgeon');
  return fact === 'outcome_due' ? outcomeDue(today) : `r.${fact}`;
};
