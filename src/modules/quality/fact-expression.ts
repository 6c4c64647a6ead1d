import { outcomeCutoff } from './period.ts';
import type { Fact } from './schema.ts';

/** Facts that are never unknown, so that no row can be left out for them. */
const alwaysKnown: ReadonlySet<Fact> = new Set<Fact>(['came_to_centre', 'first_of_case']);
export const canBeUnknown = (fact: Fact): boolean => !alwaysKnown.has(fact);

export type DateColumn = 'presented_on' | 'treated_on' | 'done_on';
export type YearColumn = 'presented_year' | 'treated_year' | 'done_year';
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

const lastDay = `case octet_length(r.done_on) when 10 then r.done_on::date
  when 7 then ((r.done_on || '-01')::date + interval '1 month' - interval '1 day')::date
  else make_date(r.done_year, 12, 31) end`;
const doneDays = `daterange(${earliestText('done_on')}::date, ${lastDay}, '[]')`;

/** Whether the surgeon joined as `alias` is certified on the day; null when nobody said so for that day. */
const certified = (alias: 'm' | 's'): string =>
  `case when ${alias}.certified is not null then ${alias}.certified
    when ${alias}.certificate_changes then case when ${alias}.held @> ${doneDays} then true
      when ${alias}.denied @> ${doneDays} then false end end`;

const eitherSurgeon = (main: string, supervising: string): string =>
  `(${main} or (r.supervising_surgeon_id is not null and ${supervising}))`;

/** The 30th postoperative day is behind us; the year decides for nearly every row. */
const outcomeDue = (today: string): string => {
  const cutoff = dayLiteral(outcomeCutoff(today));
  const year = Number(outcomeCutoff(today).slice(0, 4));
  return `(case when r.done_year <> ${year} then r.done_year < ${year}
    when ${latestText('done_on')} < ${cutoff} then true when ${earliestText('done_on')} >= ${cutoff} then false end)`;
};

/** A fact of row `r` as an SQL expression that is true, false or null. */
export const factExpression = (fact: Fact, today: string): string => {
  if (fact === 'surgeon_certified') return eitherSurgeon(certified('m'), certified('s'));
  if (fact === 'surgeon_volume_met') return eitherSurgeon('m.volume_met', 's.volume_met');
  return fact === 'outcome_due' ? outcomeDue(today) : `r.${fact}`;
};
