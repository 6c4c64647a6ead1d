import { type SQL, sql } from 'drizzle-orm';
import { isUuid } from '../../kernel/ids.ts';
import { onceFor } from '../../kernel/once-for.ts';
import { dateLiteral, yearColumn } from './fact-expression.ts';
import { gateYears, spanOf } from './period.ts';
import {
  type Column,
  isCounted,
  membership,
  nearPeriod,
  type Question,
  type Stream,
  streams,
} from './population.ts';
import { CentreFact, type IndicatorSet, indicatorKey } from './schema.ts';
import { countedYear } from './year-group.ts';
import { type SurgeonStream, surgeonJoins, surgeonStream, surgeonTables } from './surgeon.ts';

export type Asked = {
  period: Question['period'];
  /** The day on which the question is asked, YYYY-MM-DD. */
  today: string;
  /** Give the ids behind each count too. */
  withCases?: boolean;
  /** One group for each calendar year of the period instead of one for the period; ranges then count whole years. */
  byYear?: boolean;
  /** These owners only; without it, every owner in the reader's scope. */
  owners?: readonly string[];
};
export type Compiled = { statement: SQL; streams: Stream[] };
/** Counts stand in the order of the part's columns; `cases` holds [case id, operation id] for each of them. */
export type CountRow = {
  part: string;
  owner_id: string;
  year: number | null;
  total: number;
  counts: (number | null)[];
  cases: [string, string?][][] | null;
};

/** Questions asked lately of each set: a page asks its question again and again. */
const lately = onceFor<IndicatorSet, Map<string, Compiled>>(() => new Map());
const KEPT = 64;

const view = { case: 'quality.indicator_case', operation: 'quality.indicator_operation' } as const;
const where = (conditions: readonly (string | null)[]): string => {
  const kept = conditions.filter((condition) => condition !== null);
  return kept.length ? `where ${kept.join(' and ')}` : '';
};
const ownedBy = (owners: readonly string[] | undefined): string | null => {
  if (!owners) return null;
  if (!owners.every(isUuid)) throw new Error('not_an_owner_id');
  // Of one owner the planner knows that all rows are of the same group, and sorts none.
  const [only, ...others] = owners;
  if (only !== undefined && others.length === 0) return `r.owner_id = '${only}'::uuid`;
  return `r.owner_id = any('{${owners.join(',')}}'::uuid[])`;
};
const joined = (parts: readonly string[]): string => parts.join(',\n    ');

/**
 * A whole indicator set as one statement over care's published views and the centre's statements: one row of counts for each
 * view and date, owner and (with `byYear`) calendar year, and one for each year of the gate. Facts come from a
 * closed list; every date, year and id travels as a parameter, so that centres, years and days share one text.
 */
export const compile = (set: IndicatorSet, asked: Asked): Compiled => {
  const key = JSON.stringify(asked);
  const known = lately(set);
  const found = known.get(key) ?? compiledAnew(set, asked);
  // What was asked last stands last.
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return found;
};

const compiledAnew = (set: IndicatorSet, asked: Asked): Compiled => {
  const question: Question = {
    period: asked.period,
    today: asked.today,
    withCases: asked.withCases ?? false,
    byYear: asked.byYear ?? false,
  };
  const owned = ownedBy(asked.owners);
  const plain = streams(set, question);
  const surgeons = surgeonStream(set, question);
  const parts = [
    ...plain.map((stream) => streamSelect(stream, question, owned)),
    ...(surgeons ? [surgeonSelect(surgeons, question)] : []),
    ...gateSelect(set, question, owned),
    statementSelect(question, owned),
  ];
  const tables = surgeons ? surgeonTables(set, question, owned) : '';
  const text = `${tables}${parts.join('\nunion all\n')}`;
  return { statement: withParameters(text), streams: surgeons ? [...plain, surgeons] : plain };
};

const value = /'([^']*)'::(date|uuid(?:\[\])?)|'(\d{4}-\d{2}-\d{2})' collate|\b((?:19|20)\d{2})\b/g;

/**
 * The statement with its values apart from its text: the server plans a text once for each connection, and the texts it
 * keeps are as many as there are sets and kinds of period, whoever asks for whatever year on whatever day.
 */
const withParameters = (text: string): SQL => {
  const chunks: SQL[] = [];
  let read = 0;
  for (const found of text.matchAll(value)) {
    const [whole, typed, type, day, year] = found;
    chunks.push(sql.raw(text.slice(read, found.index)));
    if (type !== undefined) chunks.push(sql`${typed}::${sql.raw(type)}`);
    else if (day !== undefined) chunks.push(sql`${day}::text collate`);
    else chunks.push(sql`${year}::integer`);
    read = found.index + whole.length;
  }
  return sql.join([...chunks, sql.raw(text.slice(read))]);
};

const streamSelect = (stream: Stream, question: Question, owned: string | null): string => {
  const year = question.byYear ? countedYear(stream.date) : 'null::integer';
  const cases = question.withCases ? caseLists(stream.unit, stream.columns) : 'null::jsonb';
  const group = question.byYear ? `r.owner_id, ${year}` : 'r.owner_id';
  return `select '${stream.name}' as part, r.owner_id, ${year} as year, count(*)::integer as total, array[
    ${joined(stream.columns.map((column) => `count(*) filter (where ${column.where})`))}]::integer[] as counts, ${cases} as cases
  from ${view[stream.unit]} r ${where([owned, nearPeriod(stream.date, question)])} group by ${group}`;
};

// PostgreSQL takes at most 100 arguments to a function.
const chunk = 50;
const caseLists = (unit: Stream['unit'], columns: readonly Column[]): string => {
  const id = unit === 'case' ? 'r.case_id' : 'r.case_id, r.operation_id';
  const list = ({ where }: Column) =>
    `coalesce(jsonb_agg(jsonb_build_array(${id}) order by ${id}) filter (where ${where}), '[]')`;
  const lists = columns.map(list);
  const chunks = Array.from({ length: Math.ceil(lists.length / chunk) }, (_, index) =>
    lists.slice(index * chunk, (index + 1) * chunk),
  );
  return chunks.map((some) => `jsonb_build_array(${joined(some)})`).join(' || ');
};

const surgeonSelect = ({ name, unit, columns }: SurgeonStream, { byYear, withCases }: Question): string => {
  const counts = columns.map(({ members, where }) => `coalesce(sum(${members}) filter (where ${where}), 0)`);
  const counted = columns.map((column) => ({
    ...column,
    where: `${column.members} > 0 and ${column.where}`,
  }));
  return `select '${name}', r.owner_id, ${byYear ? 'r.year' : 'null::integer'}, count(*)::integer, array[
    ${joined(counts)}]::integer[], ${withCases ? caseLists(unit, counted) : 'null::jsonb'}
  from surgery r ${surgeonJoins} group by r.owner_id${byYear ? ', r.year' : ''}`;
};

/** Certain and possible counts of each calendar year; a group by year holds them already. */
const gateSelect = (set: IndicatorSet, question: Question, owned: string | null): string[] => {
  const counted = set.indicators.filter(isCounted).find((i) => indicatorKey(i) === set.gate?.indicator);
  if (!set.gate || !counted || question.byYear) return [];
  const { sure, maybe } = membership(counted, question.today);
  const year = `r.${yearColumn[counted.date]}`;
  const years = question.period.kind === 'all' ? [] : gateYears(question.period, set.gate.years, []);
  const shown = years.length ? `(${year} between ${years[0]} and ${years.at(-1)} or ${year} is null)` : null;
  const unit = counted.unit === 'case' ? 'case' : 'operation';
  return [
    `select 'gate', r.owner_id, ${countedYear(counted.date)}, count(*)::integer,
    array[count(*) filter (where ${sure}), count(*) filter (where ${maybe})]::integer[], null::jsonb
  from ${view[unit]} r ${where([owned, shown])} group by r.owner_id, ${countedYear(counted.date)}`,
  ];
};

/** What the centre states. Of states the latest within the period counts; one conference in the period is enough. */
const stated = (fact: CentreFact): string =>
  fact === 'mm_conference'
    ? `bool_or(r.holds) filter (where r.fact = '${fact}')`
    : `(array_agg(r.holds order by r.from_on desc, r.holds) filter (where r.fact = '${fact}'))[1]`;

const statementSelect = ({ period, today, byYear }: Question, owned: string | null): string => {
  const span = spanOf(period);
  const day = dateLiteral(today);
  const years = `cross join lateral generate_series(extract(year from r.from_on)::integer,
    extract(year from least(r.to_on, ${day}))::integer) as y (year)`;
  const overlap = [
    `r.from_on <= ${day}`,
    span && `r.from_on <= ${dateLiteral(span.last)}`,
    span && `(r.to_on is null or r.to_on >= ${dateLiteral(span.first)})`,
  ];
  return `select 'statement', r.owner_id, ${byYear ? 'y.year' : 'null::integer'}, count(*)::integer,
    array[${joined(CentreFact.options.map((fact) => `${stated(fact)}::integer`))}]::integer[], null::jsonb
  from quality.statement r ${byYear ? years : ''}
  ${where([owned, `r.fact <> 'surgeon_certified'`, ...overlap])} group by r.owner_id${byYear ? ', y.year' : ''}`;
};
