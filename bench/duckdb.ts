import { availableParallelism } from 'node:os';
import { isCounted, membership, type Stream } from '../src/modules/quality/population.ts';
import { CentreFact, type IndicatorSet } from '../src/modules/quality/schema.ts';
import { countedYear, groupMayLieIn } from '../src/modules/quality/year-group.ts';
import { type Figures, figuresOf } from './figures.ts';
import { peerPackage } from './peers.ts';
import { type Rows, today, type World } from './fact-rows.ts';

type Connection = {
  run: (sql: string) => Promise<unknown>;
  runAndReadAll: (sql: string) => Promise<{ getRowObjectsJson: () => Record<string, unknown>[] }>;
  closeSync: () => void;
};
type DuckDb = {
  DuckDBInstance: {
    create: (path: string) => Promise<{ connect: () => Promise<Connection>; closeSync: () => void }>;
  };
  version: () => string;
};

const tableOf = (rows: Rows, file: string): string => {
  const dates = Object.keys(rows.dates).flatMap((date) => [
    date,
    `left(${date}, 4)::integer as ${date.replace('_on', '_year')}`,
  ]);
  const surgeons =
    rows.unit === 'case'
      ? []
      : [
          'main_surgeon_id::uuid as main_surgeon_id',
          'supervising_surgeon_id::uuid as supervising_surgeon_id',
          'may_from_year::integer as may_from_year',
          'may_until_year::integer as may_until_year',
        ];
  const facts = rows.facts.map((fact) => `${fact}::boolean as ${fact}`);
  return `create table ${rows.unit}s as select owner_id::uuid as owner_id, ${[...dates, ...facts, ...surgeons].join(', ')}
    from read_csv('${file}', header = true, all_varchar = true)`;
};

/** Conditions of the compiled statement in DuckDB's words. */
const inItsWords = (where: string): string =>
  where
    .replaceAll('octet_length(', 'strlen(')
    .replaceAll(' collate "C"', '')
    .replaceAll(' / ', ' // ')
    .replaceAll('r.came_to_centre', 'true');

const streamSelect = ({ name, unit, date, columns }: Stream): string => {
  const year = countedYear(date);
  const counts = columns.map(({ where }) => `count(*) filter (where ${inItsWords(where)})::integer`);
  return `select '${name}' as part, r.owner_id, ${year} as year, count(*)::integer as total, [${counts.join(', ')}] as counts
    from ${unit}s r group by r.owner_id, ${year}`;
};

/** Volumes and certificates by surgeon and year, as the definition reads; certificates have no end here. */
const surgeonTables = (set: IndicatorSet): string => {
  const volume = set.indicators
    .filter(isCounted)
    .find((i) => 'meets' in i && i.meets === 'surgeon_volume_met');
  if (!volume) throw new Error('no indicator asks for the volume');
  const { sure, maybe } = membership(volume, today);
  const least = volume.params.surgeonMinPerYear ?? 0;
  return `with surgery as materialized (
    select owner_id, ${countedYear('done_on')} as year, main_surgeon_id as m, supervising_surgeon_id as s,
      count(*) filter (where ${inItsWords(sure)}) as sure, count(*) filter (where ${inItsWords(maybe)}) as maybe
    from operations r group by all
  ), person_year as materialized (
    select owner_id, year, person, sum(sure) as sure, sum(maybe) as maybe from (
      select owner_id, year, m as person, sure, maybe from surgery
      union all select owner_id, year, s, sure, case when m is null then 0 else maybe end from surgery
      where s is distinct from m) where person is not null group by all
  ), nobody as materialized (select owner_id, year, sum(maybe) as maybe from surgery where m is null group by all),
  undated as materialized (
    select y.owner_id, y.year, y.person, sum(u.maybe) as maybe from person_year y
    join person_year u on u.owner_id = y.owner_id and u.person = y.person and ${inItsWords(groupMayLieIn('u.year', 'y.year'))}
    where y.year > 0 group by all
  ), nobody_undated as materialized (
    select y.owner_id, y.year, sum(u.maybe) as maybe from (select distinct owner_id, year from person_year where year > 0) y
    join nobody u on u.owner_id = y.owner_id and ${inItsWords(groupMayLieIn('u.year', 'y.year'))} group by all
  ), surgeon as materialized (
    select y.owner_id, y.year, y.person, d.from_on, d.holds,
      case when y.sure >= ${least} then true
        when y.maybe + coalesce(a.maybe, 0) + coalesce(b.maybe, 0) + coalesce(c.maybe, 0) < ${least} then false end as volume_met
    from person_year y
    left join nobody a on a.owner_id = y.owner_id and a.year = y.year
    left join undated b on b.owner_id = y.owner_id and b.person = y.person and b.year = y.year
    left join nobody_undated c on c.owner_id = y.owner_id and c.year = y.year
    left join (from statements where fact = 'surgeon_certified') d on d.owner_id = y.owner_id and d.person_id = y.person
    where y.year > 0)`;
};

const first = `(r.done_on || substr('0000-01-01', strlen(r.done_on) + 1))`;
const certified = (surgeon: string): string =>
  `case when ${first} >= ${surgeon}.from_on then ${surgeon}.holds end`;
const either = (of: (surgeon: string) => string): string =>
  `(${of('m')} or (r.supervising_surgeon_id is not null and ${of('s')}))`;

const surgeonSelect = (set: IndicatorSet): string => {
  const counts = set.indicators.filter(isCounted).flatMap((indicator) => {
    if (!('meets' in indicator) || !indicator.meets.startsWith('surgeon_')) return [];
    const met =
      indicator.meets === 'surgeon_certified' ? either(certified) : either((name) => `${name}.volume_met`);
    const member = `${inItsWords(membership(indicator, today).sure)} and r.done_on is not null`;
    return [met, `${met} is null`].map((fact) => `count(*) filter (where ${member} and ${fact})::integer`);
  });
  return `select 'surgeon:done_on', r.owner_id, r.done_year, count(*)::integer, [${counts.join(', ')}] from operations r
    left join surgeon m on m.owner_id = r.owner_id and m.year = r.done_year and m.person = r.main_surgeon_id
    left join surgeon s on s.owner_id = r.owner_id and s.year = r.done_year and s.person = r.supervising_surgeon_id
    group by r.owner_id, r.done_year`;
};

const statementSelect = (): string => {
  const stated = CentreFact.options.map((fact) =>
    fact === 'mm_conference'
      ? `bool_or(r.holds) filter (where r.fact = '${fact}')::integer`
      : `((list(r.holds order by r.from_on desc, r.holds) filter (where r.fact = '${fact}'))[1])::integer`,
  );
  return `select 'statement', r.owner_id, r.year, count(*)::integer, [${stated.join(', ')}] from (
      select *, unnest(generate_series(left(from_on, 4)::bigint, ${today.slice(0, 4)}))::integer as year
      from statements where from_on <= '${today}' and fact <> 'surgeon_certified') r
    group by r.owner_id, r.year`;
};

export type Peer = {
  name: string;
  /** Runs the statement and gives its figures; `layout` says which column is which. */
  figures: () => Promise<Figures>;
  run: () => Promise<unknown>;
  close: () => void;
};

/** DuckDB with the same rows in memory, all of the machine's cores, and one statement for the whole set. */
export const duckDb = async (
  set: IndicatorSet,
  streams: readonly Stream[],
  world: World,
  files: { cases: string; operations: string; statements: string },
): Promise<Peer> => {
  const { DuckDBInstance, version } = (await peerPackage('@duckdb/node-api')).module as DuckDb;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`set threads = ${availableParallelism()}`);
  await connection.run(tableOf(world.cases, files.cases));
  await connection.run(tableOf(world.operations, files.operations));
  await connection.run(`create table statements as select owner_id::uuid as owner_id, fact, person_id::uuid as person_id,
    holds::boolean as holds, from_on from read_csv('${files.statements}', header = true, all_varchar = true)`);
  const plain = streams.filter(({ name }) => !name.startsWith('surgeon:'));
  const parts = [...plain.map(streamSelect), surgeonSelect(set), statementSelect()];
  const text = `${surgeonTables(set)}\n${parts.join('\nunion all\n')}`;
  const run = async () => (await connection.runAndReadAll(text)).getRowObjectsJson();
  return {
    name: `DuckDB ${version().replace(/^v/, '')}, ${availableParallelism()} threads`,
    run,
    figures: async () => figuresOf(streams, (await run()) as never),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};
