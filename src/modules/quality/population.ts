import { onceFor } from '../../kernel/once-for.ts';
import {
  canBeUnknown,
  type DateColumn,
  dayLiteral,
  earliestText,
  factExpression,
  isSurgeonFact,
  latestText,
  yearColumn,
} from './fact-expression.ts';
import { dayAfter, spanOf, yearsOf } from './period.ts';
import { mayLieBetween } from './year-group.ts';
import { type CountedIndicator, type Fact, type IndicatorSet, indicatorKey, type Period } from './schema.ts';

/** One number to count: of which population or indicator, what of it, and the rows that make it. */
export type Column = { of: string; what: string; where: string };
/** What is counted in one pass over one view, placed in time by one date. */
export type Stream = { name: string; unit: 'case' | 'operation'; date: DateColumn; columns: Column[] };
export type Question = { period: Period; today: string; withCases: boolean; byYear: boolean };

const unitOf = (indicator: CountedIndicator): Stream['unit'] =>
  indicator.unit === 'case' ? 'case' : 'operation';
const streamName = (indicator: CountedIndicator): string => `${unitOf(indicator)}:${indicator.date}`;
const belongsOf = (indicator: CountedIndicator): Fact[] =>
  indicator.unit === 'patient' ? ['first_of_case', ...indicator.belongs] : indicator.belongs;

/** Indicators with the same members share one population. */
export const populationKey = onceFor((indicator: CountedIndicator): string =>
  [streamName(indicator), ...belongsOf(indicator), 'not', ...indicator.excludes].join(' '),
);

export const isCounted = (indicator: IndicatorSet['indicators'][number]): indicator is CountedIndicator =>
  indicator.kind !== 'statement';

type Term = { fact: Fact; sql: string };
const termsOf = (indicator: CountedIndicator, today: string): Term[] => [
  ...belongsOf(indicator).map((fact) => ({ fact, sql: factExpression(fact, today) })),
  ...indicator.excludes.map((fact) => ({ fact, sql: `(not ${factExpression(fact, today)})` })),
];

/** Conditions for "certainly belongs" and "certainly or possibly belongs". */
export const membership = (indicator: CountedIndicator, today: string): { sure: string; maybe: string } => {
  const terms = termsOf(indicator, today);
  return {
    sure: terms.map((term) => term.sql).join(' and '),
    maybe: terms.map((term) => `(${term.sql}) is not false`).join(' and '),
  };
};

type Placement = { inside: string | null; unknown: string | null; vague: string | null };

/** How a row is placed in the period; rows certainly outside are kept away by `nearPeriod`. */
const placement = (date: DateColumn, { period, byYear }: Question): Placement => {
  if (period.kind === 'all' && !byYear) return { inside: null, unknown: null, vague: null };
  const dated = `r.${date} is not null`;
  const unknown = `r.${date} is null`;
  if (period.kind !== 'range' || byYear) return { inside: dated, unknown, vague: null };
  const after = dayLiteral(dayAfter(period.to));
  const inside = `${earliestText(date)} >= ${dayLiteral(period.from)} and ${latestText(date)} < ${after}`;
  return { inside, unknown, vague: `${dated} and not (${inside})` };
};

const all = (...conditions: (string | null)[]): string =>
  conditions.filter((condition) => condition !== null).join(' and ');

/** Keeps the rows of the period's calendar years and those without a date; null keeps all. */
export const nearYears = (date: DateColumn, period: Period): string | null => {
  const years = yearsOf(period);
  const year = `r.${yearColumn[date]}`;
  return years && `(${year} between ${years.first} and ${years.last} or ${year} is null)`;
};

/** Keeps the rows that are or may be in the period; null keeps all. */
export const nearPeriod = (date: DateColumn, { period, byYear }: Question): string | null => {
  const span = spanOf(period);
  const years = nearYears(date, period);
  // Groups of undated rows are counted whole, for whichever year they are asked.
  if (!span || !years || byYear) return years;
  const [first, last] = [span.first, span.last].map((day) => Number(day.slice(0, 4))) as [number, number];
  const may = all(years, mayLieBetween(date, first, last));
  if (period.kind === 'year') return may;
  const before = `${latestText(date)} < ${dayLiteral(span.first)}`;
  const after = `${earliestText(date)} > ${dayLiteral(span.last)}`;
  return `${may} and (${before} or ${after}) is not true`;
};

/** Rows whose membership hangs on `term`: unknown there, true before it, nowhere false. One reason per row. */
const leftOut = (terms: readonly Term[], index: number): string =>
  all(
    `(${terms[index]?.sql}) is null`,
    ...terms.slice(0, index).map((term) => term.sql),
    ...terms.slice(index + 1).map((term) => `(${term.sql}) is not false`),
  );

/** What an operation answers: of a woman whose treatment goes on it is open, not forgotten. */
const settledByTreatment: ReadonlySet<Fact> = new Set<Fact>(['operated', 'complete_resection']);
const goesOn = 'r.in_treatment is true';

/** Rows left out for one term, those whose treatment goes on apart. */
const reasonColumns = (of: string, terms: readonly Term[], index: number): Column[] => {
  const fact = terms[index]?.fact;
  if (fact === undefined || !canBeUnknown(fact)) return [];
  const [what, where] = [`${fact}_unknown`, leftOut(terms, index)];
  if (!settledByTreatment.has(fact)) return [{ of, what, where }];
  return [
    { of, what, where: all(where, `not (${goesOn})`) },
    { of, what: 'in_treatment', where: all(where, goesOn) },
  ];
};

const populationColumns = (indicator: CountedIndicator, question: Question): Column[] => {
  const of = populationKey(indicator);
  const terms = termsOf(indicator, question.today);
  const { sure } = membership(indicator, question.today);
  const place = placement(indicator.date, question);
  const reasons = terms.flatMap((_, index) => reasonColumns(of, terms, index));
  const undated = place.unknown ? [{ of, what: 'date_unknown', where: all(place.unknown, sure) }] : [];
  const vague = place.vague ? [{ of, what: 'date_too_vague', where: all(place.vague, sure) }] : [];
  return [
    { of, what: 'members', where: memberCondition(indicator, question) },
    ...reasons,
    ...undated,
    ...vague,
  ];
};

/** Members within the period: who certainly belongs and certainly lies in it. */
export const memberCondition = (indicator: CountedIndicator, question: Question): string =>
  all(membership(indicator, question.today).sure, placement(indicator.date, question).inside);

const outcomeColumns = (indicator: CountedIndicator, question: Question): Column[] => {
  if (indicator.kind === 'count' || isSurgeonFact(indicator.meets)) return [];
  const of = indicatorKey(indicator);
  const { sure } = membership(indicator, question.today);
  const { inside } = placement(indicator.date, question);
  const meets = factExpression(indicator.meets, question.today);
  const column = (what: string, condition: string): Column => ({
    of,
    what,
    where: all(sure, inside, condition),
  });
  const failed = question.withCases ? [column('failed', `not (${meets})`)] : [];
  const unknown = `(${meets}) is null`;
  const open = settledByTreatment.has(indicator.meets) ? [column('inTreatment', all(unknown, goesOn))] : [];
  return [column('numerator', meets), column('notDocumented', unknown), ...failed, ...open];
};

/** Everything the set counts, one stream for each unit and date. */
export const streams = (set: IndicatorSet, question: Question): Stream[] => {
  const found = new Map<string, Stream>();
  const populations = new Set<string>();
  for (const indicator of set.indicators.filter(isCounted)) {
    const name = streamName(indicator);
    const stream = found.get(name) ?? { name, unit: unitOf(indicator), date: indicator.date, columns: [] };
    found.set(name, stream);
    if (!populations.has(populationKey(indicator)))
      stream.columns.push(...populationColumns(indicator, question));
    populations.add(populationKey(indicator));
    stream.columns.push(...outcomeColumns(indicator, question));
  }
  return [...found.values()];
};
