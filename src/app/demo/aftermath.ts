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
import { scoreOf } from './procedures.ts';
import type { Random } from './random.ts';
import type { CaseRecord, Day, OperationReport } from './shapes.ts';

type Pathology = NonNullable<CaseRecord['operations'][number]['pathology']>;
type Outcome = NonNullable<CaseRecord['operations'][number]['outcome30']>;
type Complication = Outcome['complications'][number];
type Element = keyof Pathology['elements'];

const nodesRemoved = ({ procedures }: OperationReport): boolean =>
  (procedures ?? []).some(
    (name) => name === 'pelvic_lymphadenectomy' || name === 'paraaortic_lymphadenectomy',
  );

/** The pathology report: what applies is reported, now and then an element is missing. */
export const pathologyOf = (report: OperationReport, operation: Day, random: Random): Pathology => {
  const applies = (condition: boolean) => (condition ? 'reported' : 'not_applicable');
  const organs = report.procedures?.includes('hysterectomy_bso') === true || report.kind === 'staging';
  const elements: Pathology['elements'] = {
    operative_procedure: 'reported',
    specimens: 'reported',
    specimen_integrity: applies(organs),
    tumour_site: 'reported',
    tumour_dimensions: 'reported',
    histological_type: 'reported',
    histological_grade: 'reported',
    sites_of_involvement: 'reported',
    chemotherapy_response_score: applies(report.kind === 'interval'),
    peritoneal_cytology: applies(random.chance(0.6)),
    lymph_nodes: applies(nodesRemoved(report)),
    provisional_stage: applies(report.kind !== 'recurrence'),
  };
  if (random.chance(missingShare.value.pathologyElement)) {
    const prone: Element[] = [
      'specimen_integrity',
      'tumour_dimensions',
      'provisional_stage',
      'sites_of_involvement',
    ];
    elements[random.pick(prone)] = 'missing';
  }
  return { reportedOn: dateOf(operation + random.whole(5, 16)), elements };
};

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

export type Aftermath = { pathology: Pathology; outcome30: Outcome | null; died: Day | null };

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
    pathology: pathologyOf(report, operation, random.fork('pathology')),
    outcome30,
    died: diedOn ? dayOf(diedOn) : deathAfter(course, operation, random.fork('death')),
  };
};
