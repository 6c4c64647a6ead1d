import { withScope } from '../src/kernel/scope.ts';
import { compile } from '../src/modules/quality/compile.ts';
import { populationKey } from '../src/modules/quality/population.ts';
import { countRows } from '../src/modules/quality/queries/scorecard.ts';
import { type Indicator, type IndicatorSet, indicatorKey } from '../src/modules/quality/schema.ts';
import { mayLieIn } from '../src/modules/quality/year-group.ts';
import type { Proportion } from './fhir-measure.ts';
import { fhirPatients } from './fhir-patients.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Counts, fqm } from './fqm.ts';
import { median, type Result, result, say, timed } from './measured.ts';
import { databaseCpu } from './process-cpu.ts';
import type { TemporaryDatabase } from './temporary-database.ts';
import { today, type World } from './fact-rows.ts';

const KEY = '1i:referred';
const YEAR = 2024;
const TURNS = 3;
/** The statement is so much quicker that a turn runs it many times. */
const RUNS = 20;

const asked = (indicator: Indicator): indicator is Proportion =>
  indicator.kind === 'proportion' && indicatorKey(indicator) === KEY;

/** The year's counts as its scorecard says them: a case without a date is left out of every year. */
const yearOf = (figures: Figures, indicator: Proportion): Counts => {
  const counts = { denominator: 0, numerator: 0, excluded: 0 };
  for (const [key, count] of figures) {
    const [, , year = '', of, what = ''] = key.split('|');
    const inYear = year === String(YEAR);
    const mayBeInYear = inYear || mayLieIn(year === '' ? null : Number(year), YEAR);
    if (of === KEY && what === 'numerator' && inYear) counts.numerator += count;
    if (of !== populationKey(indicator)) continue;
    if (what === 'members' && inYear) counts.denominator += count;
    if (what.endsWith('_unknown') && mayBeInYear) counts.excluded += count;
  }
  return counts;
};

const assertEqual = (mine: Counts, theirs: Counts, name: string): void => {
  const [here, there] = [JSON.stringify(mine), JSON.stringify(theirs)];
  if (here !== there || mine.numerator === 0) throw new Error(`Counted ${here}, and ${name} ${there}.`);
  say(`${KEY} of ${YEAR} is equal in both: ${here}`);
};

type Side = { run: () => Promise<unknown>; runs: number; wall: number[]; cpu: number[] };
const side = (run: Side['run'], runs: number): Side => ({ run, runs, wall: [], cpu: [] });

/** Reads the milliseconds of CPU used so far by the database and this process. */
const cpuClock = async (owner: TemporaryDatabase['owner']): Promise<() => number> => {
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
  return () => {
    const { user, system } = process.cpuUsage();
    return databaseCpu(rows[0]?.pid ?? 0) + (user + system) / 1000;
  };
};

/** Turn by turn, so that what else the machine does meets both alike; the CPU of a run is the mean of its turn. */
const takeTurns = async (sides: readonly Side[], cpuNow: () => number): Promise<void> => {
  for (let done = 0; done < TURNS; done++)
    for (const { run, runs, wall, cpu } of sides) {
      const before = cpuNow();
      wall.push(...(await timed(runs, 0, run)));
      cpu.push((cpuNow() - before) / runs);
    }
};

/** Our time, and how many times as long fqm-execution took. */
const compared = (
  [ours, ratio]: readonly [string, string],
  mine: readonly number[],
  theirs: readonly number[],
  name: string,
): Result[] => {
  const own = result(ours, 'ms', mine, { name, value: median(theirs), unit: 'ms' });
  const times = theirs.map((time) => time / median(mine));
  return [own, { ...result(ratio, 'times', times), ...(own.peer && { peer: own.peer }) }];
};

/**
 * One centre's cases beside fqm-execution, which calculates one indicator of one year from objects in memory. Ours is the full
 * statement: every indicator and year, from the rows and not from kept counts. Nothing is timed unless both count alike.
 */
export const besideFqm = async (
  { app, owner }: TemporaryDatabase,
  set: IndicatorSet,
  world: World,
): Promise<Result[]> => {
  const indicator = set.indicators.find(asked);
  const [centre] = world.owners;
  if (!indicator || !centre) throw new Error(`The set has no ${KEY}.`);
  const patients = fhirPatients(world, 0, indicator);
  const peer = await fqm(indicator, YEAR, patients);
  const compiled = compile(set, { period: { kind: 'all' }, today, byYear: true, owners: [centre] });
  const run = () => withScope(app, [centre], (tx) => countRows(tx, compiled));
  say(`${peer.name} calculates ${KEY} of ${YEAR} for ${patients.length} patients`);
  assertEqual(yearOf(figuresOf(compiled.streams, await run()), indicator), await peer.run(), peer.name);
  const [mine, theirs] = [side(run, RUNS), side(peer.run, 1)];
  await takeTurns([mine, theirs], await cpuClock(owner));
  const name = `${peer.name}, ${KEY} of ${YEAR} (ours: the whole statement from the rows), ${patients.length} patients`;
  return [
    ...compared(['scorecard.beside_fqm.ms', 'scorecard.vs_fqm'], mine.wall, theirs.wall, name),
    ...compared(
      ['scorecard.beside_fqm.cpu_ms', 'scorecard.cpu_vs_fqm'],
      mine.cpu,
      theirs.cpu,
      `${name}, CPU`,
    ),
  ];
};
