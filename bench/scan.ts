import { canBeUnknown } from '../src/modules/quality/fact-expression.ts';
import { outcomeCutoff } from '../src/modules/quality/period.ts';
import { isCounted, populationKey } from '../src/modules/quality/population.ts';
import {
  CentreFact,
  type CountedIndicator,
  type IndicatorSet,
  indicatorKey,
} from '../src/modules/quality/schema.ts';
import { type Figures, put, putStated } from './figures.ts';
import { BASE_YEAR, belongsOf, bitOf, groupOf, maskOf, PLACES, stored, yearOfPlace } from './groups.ts';
import { scanSurgeons } from './scan-surgeons.ts';
import { type Rows, today, type World } from './fact-rows.ts';

const compact = (day: string): number => Number(day.replaceAll('-', ''));

/** What an operation answers: of a woman whose treatment goes on it is open and counted apart. */
const settledByTreatment: readonly string[] = ['operated', 'complete_resection'];

type Outcome = {
  key: string;
  bit: number;
  numerator: Int32Array;
  notDocumented: Int32Array;
  inTreatment: Int32Array | null;
};
type Term = { bit: number; unknown: Int32Array; what: string; inTreatment: Int32Array | null };
type Population = {
  key: string;
  mask: number;
  due: boolean;
  terms: Term[];
  members: Int32Array;
  undated: Int32Array;
  outcomes: Outcome[];
};

const populationsOf = (rows: Rows, indicators: readonly CountedIndicator[], groups: number): Population[] => {
  const found = new Map<string, Population>();
  const counts = () => new Int32Array(groups);
  for (const indicator of indicators) {
    const key = populationKey(indicator);
    const facts = belongsOf(indicator);
    const population = found.get(key) ?? {
      key,
      mask: maskOf(rows, facts),
      due: facts.includes('outcome_due'),
      terms: facts
        .filter((fact) => canBeUnknown(fact as never))
        .map((fact) => ({
          bit: stored(fact) ? bitOf(rows, fact) : 0,
          unknown: counts(),
          what: `${fact}_unknown`,
          inTreatment: settledByTreatment.includes(fact) ? counts() : null,
        })),
      members: counts(),
      undated: counts(),
      outcomes: [],
    };
    found.set(key, population);
    if (indicator.kind === 'count' || indicator.meets.startsWith('surgeon_')) continue;
    population.outcomes.push({
      key: indicatorKey(indicator),
      bit: bitOf(rows, indicator.meets),
      numerator: counts(),
      notDocumented: counts(),
      inTreatment: settledByTreatment.includes(indicator.meets) ? counts() : null,
    });
  }
  return [...found.values()];
};

const add = (counts: Int32Array, group: number): void => {
  counts[group] = (counts[group] ?? 0) + 1;
};

/** Whether the 30th day after the operation is behind us: 1 yes, -1 no, 0 unknown. */
const dueOf = (first: number, last: number, cutoff: number): number => {
  if (first === 0) return 0;
  const [year, limit] = [Math.floor(first / 10_000), Math.floor(cutoff / 10_000)];
  if (year !== limit) return year < limit ? 1 : -1;
  return last < cutoff ? 1 : first >= cutoff ? -1 : 0;
};

const addOutcome = (outcome: Outcome, group: number, yes: number, no: number, goesOn: boolean): void => {
  if (yes & outcome.bit) return add(outcome.numerator, group);
  if (no & outcome.bit) return;
  add(outcome.notDocumented, group);
  if (goesOn && outcome.inTreatment) add(outcome.inTreatment, group);
};

const scanRows = (rows: Rows, name: string, populations: readonly Population[], totals: Int32Array): void => {
  const { isTrue, isFalse } = rows;
  const cutoff = compact(outcomeCutoff(today));
  const treated = rows.facts.includes('in_treatment') ? bitOf(rows, 'in_treatment') : 0;
  const date = rows.dates[name];
  if (!date) throw new Error(`The rows know no date ${name}.`);
  for (let row = 0; row < rows.count; row++) {
    const group = groupOf(rows, name, row);
    const dated = date.first[row] !== 0;
    const yes = isTrue[row] ?? 0;
    const no = isFalse[row] ?? 0;
    const goesOn = (yes & treated) !== 0;
    totals[group] = (totals[group] ?? 0) + 1;
    for (const population of populations) {
      if ((no & population.mask) !== 0) continue;
      const due = population.due ? dueOf(date.first[row] ?? 0, date.last[row] ?? 0, cutoff) : 1;
      if (due < 0) continue;
      const open = population.mask & ~yes;
      if (open !== 0 || due === 0) {
        const reason = population.terms.find(({ bit }) => (bit === 0 ? due === 0 : (open & bit) !== 0));
        if (reason) add((goesOn && reason.inTreatment) || reason.unknown, group);
      } else if (dated) {
        add(population.members, group);
        for (const outcome of population.outcomes) addOutcome(outcome, group, yes, no, goesOn);
      } else add(population.undated, group);
    }
  }
};

const collect = (
  figures: Figures,
  world: World,
  part: string,
  named: readonly [string, Int32Array][],
): void => {
  for (const [what, counts] of named)
    counts.forEach((count, index) => {
      const owner = world.owners[Math.floor(index / PLACES)] ?? '';
      put(figures, { part, owner, year: yearOfPlace(index % PLACES) }, what, count);
    });
};

const scanStream = (
  figures: Figures,
  world: World,
  part: string,
  indicators: readonly CountedIndicator[],
): void => {
  const [unit = '', name = ''] = part.split(':');
  const rows = unit === 'case' ? world.cases : world.operations;
  const groups = world.owners.length * PLACES;
  const populations = populationsOf(rows, indicators, groups);
  const totals = new Int32Array(groups);
  scanRows(rows, name, populations, totals);
  collect(figures, world, part, [
    ['total', totals],
    ...populations.flatMap(({ key, members, undated, terms, outcomes }): [string, Int32Array][] => [
      [`${key}|members`, members],
      [`${key}|date_unknown`, undated],
      ...terms.flatMap(({ what, unknown, inTreatment }): [string, Int32Array][] => [
        [`${key}|${what}`, unknown],
        ...(inTreatment ? [[`${key}|in_treatment`, inTreatment] as [string, Int32Array]] : []),
      ]),
      ...outcomes.flatMap((outcome): [string, Int32Array][] => [
        [`${outcome.key}|numerator`, outcome.numerator],
        [`${outcome.key}|notDocumented`, outcome.notDocumented],
        ...(outcome.inTreatment
          ? [[`${outcome.key}|inTreatment`, outcome.inTreatment] as [string, Int32Array]]
          : []),
      ]),
    ]),
  ]);
};

const scanStatements = (figures: Figures, world: World): void => {
  const thisYear = Number(today.slice(0, 4));
  world.owners.forEach((owner, index) => {
    const own = world.statements.filter((said) => said.owner === index && said.surgeon === 0);
    for (let year = BASE_YEAR; year <= thisYear; year++) {
      const said = own.filter(({ from }) => Math.floor(from / 10_000) <= year);
      const group = { part: 'statement', owner, year };
      put(figures, group, 'total', said.length);
      for (const fact of CentreFact.options) {
        const about = said
          .filter((one) => one.fact === fact)
          .toSorted((a, b) => b.from - a.from || Number(a.holds) - Number(b.holds));
        const holds = fact === 'mm_conference' ? about.some((one) => one.holds) : about[0]?.holds;
        putStated(figures, group, fact, about.length === 0 ? null : (holds ?? null));
      }
    }
  });
};

/** The same figures as the statement's by one pass over typed arrays for each unit and date: the bare minimum of work. */
export const scan = (set: IndicatorSet, world: World): Figures => {
  const figures: Figures = new Map();
  const counted = set.indicators.filter(isCounted);
  const parts = Map.groupBy(counted, ({ unit, date }) => `${unit === 'case' ? 'case' : 'operation'}:${date}`);
  for (const [part, indicators] of parts) scanStream(figures, world, part, indicators);
  const surgeons = scanSurgeons(counted, world);
  collect(figures, world, 'surgeon:done_on', surgeons);
  scanStatements(figures, world);
  return figures;
};
