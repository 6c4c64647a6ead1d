import { earliestText, isSurgeonFact } from './fact-expression.ts';
import {
  isCounted,
  type Column,
  memberCondition,
  membership,
  nearYears,
  type Question,
  type Stream,
} from './population.ts';
import { countedYear, groupMayLieIn } from './year-group.ts';
import { type CountedIndicator, type IndicatorSet, indicatorKey } from './schema.ts';

/** Columns over groups of operations of the same surgeons; `members` names the group's count of the indicator. */
export type SurgeonStream = Omit<Stream, 'columns'> & { columns: (Column & { members: string })[] };
type Judged = CountedIndicator & { meets: 'surgeon_certified' | 'surgeon_volume_met' };

const judgedBySurgeon = (set: IndicatorSet): Judged[] =>
  set.indicators
    .filter(isCounted)
    .filter((indicator): indicator is Judged => 'meets' in indicator && isSurgeonFact(indicator.meets));

// A group carries its day where a certificate changes within the year; elsewhere the year's answer holds.
const date = earliestText('done_on').replaceAll('r.done_on', 'r.day');
const lastDay = `case octet_length(r.day) when 10 then r.day::date
  when 7 then ((r.day || '-01')::date + interval '1 month' - interval '1 day')::date
  else make_date(r.year, 12, 31) end`;
const days = `daterange(${date}::date, ${lastDay}, '[]')`;
const certified = (surgeon: 'm' | 's'): string =>
  `case when r.day is null then ${surgeon}.certified when ${surgeon}.held @> ${days} then true
    when ${surgeon}.denied @> ${days} then false end`;

/** Main surgeon or, where one is named, supervising surgeon: one is enough, and both must be known to deny. */
const either = (of: (surgeon: 'm' | 's') => string): string =>
  `(${of('m')} or (r.supervising_surgeon_id is not null and ${of('s')}))`;

const expression = ({ meets }: Judged): string =>
  meets === 'surgeon_certified' ? either(certified) : either((surgeon) => `${surgeon}.volume_met`);

/** What is counted by surgeon; null when the set asks nothing of surgeons. */
export const surgeonStream = (set: IndicatorSet, { withCases }: Question): SurgeonStream | null => {
  const columns = judgedBySurgeon(set).flatMap((indicator, index) => {
    const fact = expression(indicator);
    const column = (what: string, where: string) => ({
      of: indicatorKey(indicator),
      what,
      where,
      members: `r.members_${index}`,
    });
    const failed = withCases ? [column('failed', `not ${fact}`)] : [];
    return [column('numerator', fact), column('notDocumented', `${fact} is null`), ...failed];
  });
  return columns.length ? { name: 'surgeon:done_on', unit: 'operation', date: 'done_on', columns } : null;
};

// The owner is compared in a form that offers no order, so that the planner joins by hash on surgeon and year
// and does not merge on owner and year first, which pairs every operation with every surgeon of the centre.
const joinSurgeon = (alias: 'm' | 's', surgeon: string): string =>
  `left join surgeon ${alias} on ${alias}.person_id = r.${surgeon} and ${alias}.year = r.year
    and (${alias}.owner_id = r.owner_id) is true`;
export const surgeonJoins = `${joinSurgeon('m', 'main_surgeon_id')} ${joinSurgeon('s', 'supervising_surgeon_id')}`;

const where = (...conditions: (string | null)[]): string => {
  const kept = conditions.filter((condition) => condition !== null);
  return kept.length ? `where ${kept.join(' and ')}` : '';
};

/** Surgeons and years in which something said about a certificate begins or ends. */
const changes = (owned: string | null): string => {
  const said = (day: string, ends: string) =>
    `select r.person_id, extract(year from r.${day})::integer from quality.statement r
      ${where(owned, `r.fact = 'surgeon_certified'`, `to_char(r.${day}, 'MM-DD') <> '${ends}'`)}`;
  return `${said('from_on', '01-01')} union all ${said('to_on', '12-31')}`;
};

/** Asked only of known surgeons and years: a null on the left of `in` is compared with every row. */
const changing = (surgeon: string, owned: string | null): string =>
  `case when r.${surgeon} is not null and r.done_year is not null
    then (r.${surgeon}, r.done_year) in (${changes(owned)}) else false end`;

/** The day, for members whose surgeon's certificate changes in that year; nothing else depends on it. */
const dayColumn = (judged: readonly Judged[], question: Question, owned: string | null): string => {
  const members = judged
    .filter(({ meets }) => meets === 'surgeon_certified')
    .map((indicator) => `(${memberCondition(indicator, question)})`);
  if (members.length === 0) return 'null';
  const splits = `(${changing('main_surgeon_id', owned)} or ${changing('supervising_surgeon_id', owned)})`;
  return `(case when (${members.join(' or ')}) and ${splits} then r.done_on end)`;
};

/** Operations in groups of the same year and surgeons, one by one when their ids are asked for. */
const surgeryTable = (set: IndicatorSet, question: Question, owned: string | null): string => {
  const judged = judgedBySurgeon(set);
  const volume = judged.find(({ meets }) => meets === 'surgeon_volume_met');
  const { sure, maybe } = volume ? membership(volume, question.today) : { sure: 'true', maybe: 'true' };
  const day = dayColumn(judged, question, owned);
  const ids = question.withCases ? ', r.case_id, r.operation_id' : '';
  const members = judged.map(
    (indicator, index) =>
      `count(*) filter (where ${memberCondition(indicator, question)})::integer as members_${index}`,
  );
  return `surgery as materialized (
    select r.owner_id, ${countedYear('done_on')} as year, r.main_surgeon_id, r.supervising_surgeon_id, ${day}::text as day${ids},
      count(*) filter (where ${sure})::integer as sure, count(*) filter (where ${maybe})::integer as maybe, ${members.join(', ')}
    from quality.indicator_operation r ${where(owned, nearYears('done_on', question.period))}
    group by r.owner_id, 2, r.main_surgeon_id, r.supervising_surgeon_id, 5${ids}
  )`;
};

const ranges = `coalesce(range_agg(daterange(r.from_on, r.to_on, '[]')) filter (where r.holds), '{}')`;
const denials = ranges.replace('where r.holds', 'where not r.holds');
const yearDays = `daterange(make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1))`;

/**
 * The tables behind surgeons' facts. One row of `surgeon` for each surgeon and calendar year: whether the yearly
 * number is reached (null while operations of unknown surgeon, date or kind could decide; one without a date may lie in the years
 * that it is known to lie between, and is certain in none) and what is said of the
 * certificate: for the whole year, and as ranges of days.
 */
export const surgeonTables = (set: IndicatorSet, question: Question, owned: string | null): string => {
  const least =
    judgedBySurgeon(set).find(({ meets }) => meets === 'surgeon_volume_met')?.params.surgeonMinPerYear ?? 0;
  return `with ${surgeryTable(set, question, owned)}, person_year as materialized (
    select owner_id, year, person_id, sum(sure) as sure, sum(maybe) as maybe from (
      select owner_id, year, main_surgeon_id as person_id, sure, maybe from surgery
      union all
      select owner_id, year, supervising_surgeon_id, sure, case when main_surgeon_id is null then 0 else maybe end
      from surgery where supervising_surgeon_id is distinct from main_surgeon_id
    ) each where person_id is not null group by owner_id, year, person_id
  ), nobody_year as materialized (
    select owner_id, year, sum(maybe) as maybe from surgery where main_surgeon_id is null group by owner_id, year
  ), undated as materialized (
    select y.owner_id, y.year, y.person_id, sum(u.maybe) as maybe from person_year y
    join person_year u on u.owner_id = y.owner_id and u.person_id = y.person_id and ${groupMayLieIn('u.year', 'y.year')}
    where y.year > 0 group by y.owner_id, y.year, y.person_id
  ), nobody_undated as materialized (
    select y.owner_id, y.year, sum(u.maybe) as maybe from (select distinct owner_id, year from person_year where year > 0) y
    join nobody_year u on u.owner_id = y.owner_id and ${groupMayLieIn('u.year', 'y.year')} group by y.owner_id, y.year
  ), certificate as materialized (
    select r.owner_id, r.person_id, ${ranges} as held, ${denials} - ${ranges} as denied
    from quality.statement r ${where(owned, `r.fact = 'surgeon_certified'`)} group by r.owner_id, r.person_id
  ), surgeon as materialized (
    select y.owner_id, y.year, y.person_id, d.held, d.denied,
      case when y.sure >= ${least} then true
        when y.maybe + coalesce(a.maybe, 0) + coalesce(b.maybe, 0) + coalesce(c.maybe, 0) < ${least} then false end as volume_met,
      case when d.held @> ${yearDays} then true when d.denied @> ${yearDays} then false end as certified
    from person_year y
    left join nobody_year a on a.owner_id = y.owner_id and a.year = y.year
    left join undated b on b.owner_id = y.owner_id and b.person_id = y.person_id and b.year = y.year
    left join nobody_undated c on c.owner_id = y.owner_id and c.year = y.year
    left join certificate d on d.owner_id = y.owner_id and d.person_id = y.person_id
    where y.year > 0
  )
`;
};
