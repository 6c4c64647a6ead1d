import { type SQL, sql } from 'drizzle-orm';
import { isUuid } from '../../kernel/ids.ts';
import { dateLiteral, yearColumn } from './fact-expression.ts';
import { gateYears, spanOf } from './period.ts';
import {
  type Column,
  isCounted,
  membership,
  nearPeriod,
  nearYears,
  type Question,
  type Stream,
  streams,
} from './population.ts';
import { CentreFact, type CountedIndicator, type IndicatorSet, indicatorKey } from './schema.ts';

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
export type Compiled = { statement: SQL; set: IndicatorSet; question: Question; streams: Stream[] };
/** Counts stand in the order of the part's columns; `cases` holds [case id, operation id] for each of them. */
export type CountRow = {
  part: string;
  owner_id: string;
  year: number | null;
  total: number;
  counts: (number | null)[];
  cases: [string, string?][][] | null;
};

const view = { case: 'care.indicator_case', operation: 'care.indicator_operation' } as const;
const where = (conditions: readonly (string | null)[]): string => {
  const kept = conditions.filter((condition) => condition !== null);
  return kept.length ? `where ${kept.join(' and ')}` : '';
};
const ownedBy = (owners: readonly string[] | undefined): string | null => {
  if (!owners) return null;
  if (!owners.every(isUuid)) throw new Error('not_an_owner_id');
  return `r.owner_id = any('{${owners.join(',')}}'::uuid[])`;
};
const joined = (parts: readonly string[]): string => parts.join(',\n    ');

/**
 * A whole indicator set as one statement over care's published views and the centre's statements: one row of counts for each
 * view and date, owner and (with `byYear`) calendar year, and one for each year of the gate. Facts come from a
 * closed list; every value in the text is a checked date, year or id.
 */
export const compile = (set: IndicatorSet, asked: Asked): Compiled => {
  const question: Question = {
    period: asked.period,
    today: asked.today,
    withCases: asked.withCases ?? false,
    byYear: asked.byYear ?? false,
  };
  const owned = ownedBy(asked.owners);
  const counted = streams(set, question);
  const parts = [
    ...counted.map((stream) => streamSelect(stream, set, question, owned)),
    ...gateSelect(set, question, owned),
    statementSelect(question, owned),
  ];
  const text = `${surgeonTables(set, question, owned)}${parts.join('\nunion all\n')}`;
  return { statement: sql.raw(text), set, question, streams: counted };
};

const uses = (set: IndicatorSet, fact: string): CountedIndicator | undefined =>
  set.indicators.filter(isCounted).find((indicator) => 'meets' in indicator && indicator.meets === fact);
const usesSurgeons = (set: IndicatorSet): boolean =>
  uses(set, 'surgeon_certified') !== undefined || uses(set, 'surgeon_volume_met') !== undefined;

const streamSelect = (
  stream: Stream,
  set: IndicatorSet,
  question: Question,
  owned: string | null,
): string => {
  const year = question.byYear ? `r.${yearColumn[stream.date]}` : 'null::integer';
  const cases = question.withCases ? caseLists(stream) : 'null::jsonb';
  const group = question.byYear ? `r.owner_id, ${year}` : 'r.owner_id';
  return `select '${stream.name}' as part, r.owner_id, ${year} as year, count(*)::integer as total, array[
    ${joined(stream.columns.map((column) => `count(*) filter (where ${column.where})`))}]::integer[] as counts, ${cases} as cases
  from ${view[stream.unit]} r ${stream.unit === 'operation' && usesSurgeons(set) ? surgeonJoins : ''}
  ${where([owned, nearPeriod(stream.date, question)])} group by ${group}`;
};

// PostgreSQL takes at most 100 arguments to a function.
const chunk = 50;
const caseLists = (stream: Stream): string => {
  const id = stream.unit === 'case' ? 'r.case_id' : 'r.case_id, r.operation_id';
  const list = ({ where }: Column) =>
    `coalesce(jsonb_agg(jsonb_build_array(${id}) order by ${id}) filter (where ${where}), '[]')`;
  const lists = stream.columns.map(list);
  const chunks = Array.from({ length: Math.ceil(lists.length / chunk) }, (_, index) =>
    lists.slice(index * chunk, (index + 1) * chunk),
  );
  return chunks.map((some) => `jsonb_build_array(${joined(some)})`).join(' || ');
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
    `select 'gate', r.owner_id, ${year}, count(*)::integer,
    array[count(*) filter (where ${sure}), count(*) filter (where ${maybe})]::integer[], null::jsonb
  from ${view[unit]} r ${where([owned, shown])} group by r.owner_id, ${year}`,
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

const surgeonJoins = `
  left join surgeon m on m.owner_id = r.owner_id and m.year = r.done_year and m.person_id = r.main_surgeon_id
  left join surgeon s on s.owner_id = r.owner_id and s.year = r.done_year and s.person_id = r.supervising_surgeon_id`;

/**
 * One row for each surgeon and calendar year: whether the yearly number is reached (null while operations of unknown
 * surgeon, date or kind could decide), and the certificate, as one answer for the year or as ranges where it changes.
 */
const surgeonTables = (set: IndicatorSet, { period, today }: Question, owned: string | null): string => {
  if (!usesSurgeons(set)) return '';
  const volume = uses(set, 'surgeon_volume_met');
  const { sure, maybe } = volume ? membership(volume, today) : { sure: 'true', maybe: 'true' };
  const least = volume?.params.surgeonMinPerYear ?? 0;
  const year = `daterange(make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1))`;
  return `with surgeon_count as (
    select r.owner_id, r.done_year as year, coalesce(r.main_surgeon_id, r.supervising_surgeon_id) as person_id,
      grouping(r.main_surgeon_id) = 0 as as_main,
      case when grouping(r.main_surgeon_id) = 0 then count(*) filter (where ${sure})
        else count(*) filter (where ${sure} and r.supervising_surgeon_id is distinct from r.main_surgeon_id) end as sure,
      case when grouping(r.main_surgeon_id) = 0 then count(*) filter (where ${maybe})
        else count(*) filter (where ${maybe} and r.supervising_surgeon_id <> r.main_surgeon_id) end as maybe
    from care.indicator_operation r ${where([owned, nearYears('done_on', period)])}
    group by grouping sets ((r.owner_id, r.done_year, r.main_surgeon_id), (r.owner_id, r.done_year, r.supervising_surgeon_id))
  ), person_year as (
    select owner_id, year, person_id, sum(sure) as sure, sum(maybe) as maybe
    from surgeon_count where person_id is not null group by owner_id, year, person_id
  ), nobody_year as (
    select owner_id, year, maybe from surgeon_count where person_id is null and as_main and maybe > 0
  ), certificate as (
    select r.owner_id, r.person_id,
      coalesce(range_agg(daterange(r.from_on, r.to_on, '[]')) filter (where r.holds), '{}') as held,
      coalesce(range_agg(daterange(r.from_on, r.to_on, '[]')) filter (where not r.holds), '{}')
        - coalesce(range_agg(daterange(r.from_on, r.to_on, '[]')) filter (where r.holds), '{}') as denied
    from quality.statement r ${where([owned, `r.fact = 'surgeon_certified'`])} group by r.owner_id, r.person_id
  ), surgeon as materialized (
    select y.owner_id, y.year, y.person_id,
      case when y.sure >= ${least} then true
        when y.maybe + coalesce(a.maybe, 0) + coalesce(b.maybe, 0) + coalesce(c.maybe, 0) < ${least} then false end as volume_met,
      case when d.held @> ${year} then true when d.denied @> ${year} then false end as certified,
      d.held && ${year} or d.denied && ${year} as certificate_changes, d.held, d.denied
    from person_year y
    left join nobody_year a on a.owner_id = y.owner_id and a.year = y.year
    left join person_year b on b.owner_id = y.owner_id and b.person_id = y.person_id and b.year is null
    left join nobody_year c on c.owner_id = y.owner_id and c.year is null
    left join certificate d on d.owner_id = y.owner_id and d.person_id = y.person_id
    where y.year is not null
  )
`;
};
