import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openReading } from '../src/kernel/reading.ts';
import { withScope } from '../src/kernel/scope.ts';
import { compile, type Compiled } from '../src/modules/quality/compile.ts';
import { indicatorSet, nationalCounts, type Scorecard } from '../src/modules/quality/index.ts';
import { renewYearCounts } from '../src/modules/quality/year-counts.ts';
import { countRows, scorecardOf } from '../src/modules/quality/queries/scorecard.ts';
import { besideFqm } from './beside-fqm.ts';
import { duckDb } from './duckdb.ts';
import { assertComparable, type Figures, figuresOf, firstDifference } from './figures.ts';
import { median, type Report, reportOf, type Result, result, say, timed } from './measured.ts';
import {
  addCentre,
  type Centre,
  completeOperations,
  fillCentre,
  saveAndRead,
  scorecardOfCentre,
} from './one-centre.ts';
import { databaseCpu } from './process-cpu.ts';
import { scan } from './scan.ts';
import { copyFrom, type TemporaryDatabase, withDatabase } from './temporary-database.ts';
import {
  columnsOf,
  statementColumns,
  today,
  type World,
  worldOf,
  writeRows,
  writeStatements,
} from './fact-rows.ts';

const set = indicatorSet('esgo-ovarian/2016');

/** Sizes can be made small to try the benchmark itself: BENCH_SHARE=0.01. */
const share = Number(process.env['BENCH_SHARE'] ?? '1');
const CENTRE = Math.round(5_000 * share);
const ALL = Math.round(1_000_000 * share);
const OWNERS = Math.max(2, Math.round(200 * Math.min(1, share * 10)));

const oneCentre = async ({ app }: TemporaryDatabase, centre: Centre): Promise<Result> => {
  const card = await scorecardOfCentre(app, centre);
  if (card.computedFrom.operations !== CENTRE)
    throw new Error(`counted ${card.computedFrom.operations} operations`);
  return result('scorecard.5k.ms', 'ms', await timed(100, 10, () => scorecardOfCentre(app, centre)));
};

const figure = (card: Scorecard): number => {
  const found = card.indicators.find(({ id, variant }) => id === '1i' && variant === 'operated');
  return found?.numerator ?? Number.NaN;
};

/** Every run saves another operation and must find one complete resection less than the run before. */
const saveToFigure = async ({ app }: TemporaryDatabase, centre: Centre): Promise<Result> => {
  const { year } = (await scorecardOfCentre(app, centre)).gate.at(-2) ?? { year: 0 };
  const chosen = await completeOperations(app, centre, { year, count: 60 });
  let before = figure(await scorecardOfCentre(app, centre, year));
  const times: number[] = [];
  for (const saved of chosen) {
    const started = performance.now();
    const after = figure(await saveAndRead(app, centre, year, saved));
    times.push(performance.now() - started);
    if (after !== before - 1) throw new Error(`The figure went from ${before} to ${after}.`);
    before = after;
  }
  return result('scorecard.save_to_figure.ms', 'ms', times.slice(10));
};

const load = async ({ owner, files }: TemporaryDatabase, world: World) => {
  const paths = {
    cases: join(files, 'cases.csv'),
    operations: join(files, 'operations.csv'),
    statements: join(files, 'statements.csv'),
  };
  await writeRows(world, world.cases, paths.cases);
  await writeRows(world, world.operations, paths.operations);
  await writeStatements(world, paths.statements);
  // Verdicts without their cases: foreign keys and the journal's triggers rest while the owner loads.
  await owner.query('set session_replication_role = replica');
  await copyFrom(owner, 'quality.case_fact', columnsOf(world.cases), paths.cases);
  await copyFrom(owner, 'quality.operation_fact', columnsOf(world.operations), paths.operations);
  await copyFrom(owner, 'quality.statement', statementColumns, paths.statements);
  await owner.query('set session_replication_role = origin');
  await owner.query('vacuum (analyze) quality.case_fact, quality.operation_fact, quality.statement');
  return paths;
};

const counts = ({ app }: TemporaryDatabase, world: World, compiled: Compiled) =>
  withScope(app, world.owners, (tx) => countRows(tx, compiled));

const compare = (mine: Figures, others: readonly [string, Figures][]): number => {
  for (const [name, figures] of others) {
    const difference = firstDifference(mine, figures);
    if (difference === null) continue;
    say(`FIGURES DIFFER, PostgreSQL and ${name}: ${difference}`);
    process.exitCode = 1;
    return 0;
  }
  say(`${mine.size} figures, all equal`);
  return 1;
};

/** One year of all centres, as a society reads it from the kept counts. */
const nation = async ({ app, owner }: TemporaryDatabase, world: World): Promise<Result> => {
  for (const ownerId of world.owners)
    await withScope(app, [ownerId], (tx) => renewYearCounts({ tx, ownerId, today }, []));
  const society = randomUUID();
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into quality.opening (owner_id, id, entry_id, to_id, from_on)
     select id, gen_random_uuid(), gen_random_uuid(), $2, '2020-01-01' from unnest($1::uuid[]) as id`,
    [world.owners, society],
  );
  await owner.query('set session_replication_role = origin');
  await owner.query('vacuum (analyze) quality.year_count, quality.counted, quality.opening');
  const centres = world.owners.map((id) => ({ id, slug: id, name: id }));
  const read = () => withScope(app, [society], (tx) => nationalCounts(tx, { set, year: 2024, centres }));
  const found = await read();
  if (found.centres.length !== centres.length) throw new Error(`${found.centres.length} centres`);
  return result('scorecard.nation.ms', 'ms', await timed(30, 3, read));
};

/** One year of one centre, read as its page reads: through the readers' pool, whose statements are planned once. */
const centreYear = async ({ app }: TemporaryDatabase, centre: Centre): Promise<Result> => {
  const whole = await scorecardOfCentre(app, centre);
  const { year } = whole.gate.at(-2) ?? { year: 0 };
  const question = { centre: 'bench', ownerId: centre.ownerId, set, today } as const;
  const read = async () => {
    const reading = openReading(app);
    try {
      return await reading.read(centre.ownerId, (tx) =>
        scorecardOf(tx, { ...question, period: { kind: 'year', year } }),
      );
    } finally {
      await reading.close();
    }
  };
  const card = await read();
  if (card.computedFrom.operations === 0) throw new Error(`nothing counted in ${year}`);
  return result('scorecard.centre_year.ms', 'ms', await timed(100, 10, read), {
    name: 'limit',
    value: 5,
    unit: 'ms',
  });
};

/** One statement for the whole set, all centres and years, beside DuckDB and a bare scan of the same rows. */
const everyCentre = async (database: TemporaryDatabase): Promise<Result[]> => {
  assertComparable(set);
  say(`making ${ALL} operations and cases of ${OWNERS} centres`);
  const world = worldOf(ALL, OWNERS);
  const files = await load(database, world);
  const compiled = compile(set, { period: { kind: 'all' }, today, byYear: true });
  const run = () => counts(database, world, compiled);
  const peer = await duckDb(set, compiled.streams, world, files);
  say('comparing figures');
  const equal = compare(figuresOf(compiled.streams, await run()), [
    [peer.name, await peer.figures()],
    ['the scan', scan(set, world)],
  ]);
  say('measuring');
  // Turn by turn, so that what else the machine does meets both alike.
  const mine: number[] = [];
  const duck: number[] = [];
  const bare: number[] = [];
  const cpu: { mine: number[]; duck: number[] } = { mine: [], duck: [] };
  const { rows } = await database.owner.query<{ pid: number }>('select pg_backend_pid() as pid');
  const cpuNow = () => databaseCpu(rows[0]?.pid ?? 0);
  for (let turn = 0; turn < 9; turn++) {
    const before = cpuNow();
    mine.push(...(await timed(1, turn === 0 ? 1 : 0, run)));
    cpu.mine.push((cpuNow() - before) / (turn === 0 ? 2 : 1));
    const began = process.cpuUsage();
    duck.push(...(await timed(1, turn === 0 ? 1 : 0, peer.run)));
    const { user, system } = process.cpuUsage(began);
    cpu.duck.push((user + system) / 1000 / (turn === 0 ? 2 : 1));
    bare.push(...(await timed(1, turn === 0 ? 1 : 0, () => scan(set, world))));
  }
  peer.close();
  const fqm = await besideFqm(database, set, world);
  return [
    await nation(database, world),
    result('scorecard.1m.ms', 'ms', mine),
    versus('scorecard.1m.vs_duckdb', mine, duck, peer.name),
    versus('scorecard.1m.cpu_vs_duckdb', cpu.mine, cpu.duck, `${peer.name}, CPU of the process`),
    versus('scorecard.1m.vs_scan', mine, bare, 'typed-array scan'),
    { metric: 'scorecard.1m.figures_equal', value: equal, unit: 'yes=1', n: 1, spread: 0 },
    ...fqm,
  ];
};

/** How many times as long as the peer's median each of our runs took. */
const versus = (metric: string, mine: readonly number[], theirs: readonly number[], name: string): Result => {
  const peer = { name, value: median(theirs), unit: 'ms' };
  const times = result(
    metric,
    'times',
    mine.map((time) => time / peer.value),
  );
  return { ...times, peer: result('', 'ms', theirs, peer).peer ?? peer, ratio: times.value };
};

export const scorecard = async (): Promise<Report> => {
  const results: Result[] = [];
  let postgres = '';
  await withDatabase(async (database) => {
    postgres = database.version;
    say(`importing ${CENTRE} operations into one centre`);
    const centre = await addCentre(database.app);
    await fillCentre(database.app, centre, CENTRE);
    const all = await everyCentre(database);
    await database.owner.query('vacuum (analyze)');
    results.push(
      await oneCentre(database, centre),
      await centreYear(database, centre),
      ...all,
      await saveToFigure(database, centre),
    );
  });
  return reportOf('scorecard', postgres, results);
};
