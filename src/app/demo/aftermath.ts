import { clinicDay, dateOf, dayOf } from './calendar.ts';
import type { Course } from './course.ts';
import { earlyDeath, missingShare, survival } from './parameters.ts';
import { complicationOf } from './complication.ts';
import { pathologyOf } from './pathology.ts';
import type { Random } from './random.ts';
import type { Complication, Day, OperationReport, Outcome30, PathologyReport } from './shapes.ts';

export type Aftermath = { pathology: PathologyReport; outcome30: Outcome30 | null; fate: Fate };

/** The list as it is closed, after thirty days and mostly after ninety; null where nobody writes it. */
const closedForm = (
  operation: Day,
  complications: Complication[],
  died: Day | null,
  random: Random,
): Outcome30 | null => {
  if (random.chance(missingShare.value.formNotClosed)) return null;
  const closed30On = dateOf(clinicDay(operation + random.whole(31, 45)));
  const later = random.fork('ninety');
  // A death after the thirty days is no line of the list, so that the ninety stay open.
  const lost = died !== null && died - operation <= 90 && complications.every(({ kind }) => kind !== 'death');
  const open = lost || later.chance(missingShare.value.ninetyNotClosed);
  const closed90On = open ? null : dateOf(clinicDay(operation + later.whole(91, 112)));
  return { complications, closed30On, closed90On, absent: {} };
};

const days = (months: number): number => Math.round(months * 30.4375);

/** Months from treatment to death, and to progression before it; null for whom it does not come back. */
const monthsOf = (course: Course, random: Random): { grown: number | null; death: number } => {
  if (course.path === 'early') {
    const death = random.weibull(survival.value.early.shape, survival.value.early.scale);
    return { grown: death < earlyDeath.value.within ? death * earlyDeath.value.relapseAt : null, death };
  }
  const group = course.path === 'never' ? 'never' : course.residual === 'none' ? 'none' : 'some';
  const { mu, sigma, deathFirst, shape, scale } = survival.value[group];
  const free = random.lognormal(Math.exp(mu), sigma) * survival.value.progressionFactor;
  if (random.chance(deathFirst)) return { grown: null, death: free };
  return { grown: free, death: free + random.weibull(shape, scale) * survival.value.afterFactor };
};

/** What becomes of her: the day the disease comes back or grows, and the day of death, if the centre hears of it. */
export type Fate = { grown: Day | null; died: Day | null };

/** Death comes at least 46 days after `from`, as the form covers the rest; progression before it. */
export const fateAfter = (course: Course, from: Day, random: Random): Fate => {
  const months = monthsOf(course, random);
  const death = from + Math.max(46, days(months.death));
  const grown = months.grown === null ? null : clinicDay(from + Math.max(60, days(months.grown)));
  return {
    grown: grown !== null && grown < death - 7 ? grown : null,
    died: random.chance(survival.value.unheard) ? null : death,
  };
};

/** What follows an operation: pathology, complications, and death, now or years later. */
export const aftermathOf = (
  course: Course,
  report: OperationReport,
  operation: Day,
  random: Random,
): Aftermath => {
  const complication = complicationOf(course.name, report, operation, random.fork('complication'));
  const complications = complication ? [complication] : [];
  const diedOn = complication?.kind === 'death' ? complication.on : null;
  const fate = diedOn
    ? { grown: null, died: dayOf(diedOn) }
    : fateAfter(course, operation, random.fork('death'));
  return {
    pathology: pathologyOf(course, report, operation, random.fork('pathology')),
    outcome30: closedForm(operation, complications, fate.died, random.fork('form')),
    fate,
  };
};
