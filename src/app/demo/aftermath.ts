import { dateOf, dayOf } from './calendar.ts';
import type { Course } from './course.ts';
import {
  deathIn30Days,
  mildWeights,
  missingShare,
  severeEarlyShare,
  severeShare,
  severeWeights,
  survival,
} from './parameters.ts';
import { pathologyOf } from './pathology.ts';
import { scoreOf } from './procedures.ts';
import type { Random } from './random.ts';
import type { CaseRecord, Day, OperationReport, PathologyReport } from './shapes.ts';

type Outcome = NonNullable<CaseRecord['operations'][number]['outcome30']>;
type Complication = Outcome['complications'][number];

const severeKinds: Readonly<Record<'IIIa' | 'IIIb' | 'IVa' | 'IVb', Complication['kind']>> = {
  IIIa: 'interventional_radiology',
  IIIb: 'reoperation',
  IVa: 'transfer_icu',
  IVb: 'transfer_icu',
};

const complicationOf = (report: OperationReport, operation: Day, random: Random): Complication | null => {
  const on = dateOf(operation + random.whole(1, 24));
  const debulking = report.kind !== 'staging';
  if (debulking && random.chance(deathIn30Days.value)) return { kind: 'death', grade: 'V', on };
  const severe = scoreOf(report.procedures ?? []) >= 8 ? severeShare.value.from8 : severeShare.value.below8;
  if (random.chance(debulking ? severe : severeEarlyShare.value)) {
    const grade = random.weighted(severeWeights.value);
    return { kind: severeKinds[grade], grade, on };
  }
  const mild = random.weighted(mildWeights.value);
  if (mild === 'none') return null;
  return { kind: mild === 'II' && random.chance(0.12) ? 'readmission' : 'other', grade: mild, on };
};

export type Aftermath = { pathology: PathologyReport; outcome30: Outcome | null; died: Day | null };

const closedForm = (operation: Day, complications: Complication[], random: Random): Outcome | null => {
  const late = random.chance(missingShare.value.formNotClosed);
  return late ? null : { closedOn: dateOf(operation + random.whole(30, 44)), complications };
};

const days = (months: number): number => Math.round(months * 30.4375);

/** Months from treatment to death: progression first, then the time after it. */
const monthsToDeath = (course: Course, random: Random): number => {
  if (course.path === 'early') return random.weibull(survival.value.early.shape, survival.value.early.scale);
  const group = course.path === 'never' ? 'never' : course.residual === 'none' ? 'none' : 'some';
  const { mu, sigma, deathFirst, shape, scale } = survival.value[group];
  const free = random.lognormal(Math.exp(mu), sigma) * survival.value.progressionFactor;
  if (random.chance(deathFirst)) return free;
  return free + random.weibull(shape, scale) * survival.value.afterFactor;
};

/** Day of death after `from`, if the centre ever hears of it; at least 46 days later, as the form covers the rest. */
export const deathAfter = (course: Course, from: Day, random: Random): Day | null => {
  const day = from + Math.max(46, days(monthsToDeath(course, random)));
  return random.chance(survival.value.unheard) ? null : day;
};

/** What follows an operation: pathology, the 30-day form, and death, now or years later. */
export const aftermathOf = (
  course: Course,
  report: OperationReport,
  operation: Day,
  random: Random,
): Aftermath => {
  const complication = complicationOf(report, operation, random.fork('complication'));
  const complications = complication ? [complication] : [];
  const outcome30 = closedForm(operation, complications, random.fork('form'));
  const diedOn = complication?.kind === 'death' ? complication.on : null;
  return {
    pathology: pathologyOf(course, report, operation, random.fork('pathology')),
    outcome30,
    died: diedOn ? dayOf(diedOn) : deathAfter(course, operation, random.fork('death')),
  };
};
