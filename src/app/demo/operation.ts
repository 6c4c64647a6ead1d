import { dateOf } from './calendar.ts';
import { particularsOf, placesLeft, withExcisions, withSides } from './operation-particulars.ts';
import type { Course } from './course.ts';
import {
  abdominalAreas,
  areasOf,
  areaWords,
  diseaseText,
  everyArea,
  involved,
  largest,
  type Area,
  type Areas,
} from './disease-at-operation.ts';
import {
  bloodLossMl,
  durationMinutes,
  limitedToBiopsyShare,
  missingShare,
  residualWhenSome,
} from './parameters.ts';
import { complexityOf, proceduresOf, scoreOf, type Procedure } from './procedures.ts';
import type { Random } from './random.ts';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { clearedBy, operationReport } from '../../modules/surgery/index.ts';
import type { OperationReport } from './shapes.ts';

/** Places where disease is left, and why. */
const leftBecause: Readonly<Partial<Record<Area, string>>> = {
  mesentery: 'Infiltration of the mesentery root',
  bowel_serosa: 'Diffuse small-bowel disease; resection would leave a short bowel',
  porta_hepatis: 'Encasement at the porta hepatis',
  stomach: 'Deep infiltration of the stomach wall',
  liver: 'Confluent disease on the liver capsule and at the hepatic veins',
  diaphragms: 'Confluent disease on the diaphragm; operation ended for instability',
  aortic_nodes: 'Nodes fixed to the great vessels',
};
const peritonealPlaces = (Object.keys(leftBecause) as Area[]).filter((area) => area !== 'aortic_nodes');

/** Stage II has disease in the pelvis only, stage IIIA no visible one beyond but in nodes. */
const placeLeft = (course: Course, random: Random): Area => {
  if (course.path === 'recurrence') return random.pick(peritonealPlaces);
  if (course.disease.group === 'II') return 'pelvic_peritoneum';
  return course.disease.stage.startsWith('IIIA') ? 'aortic_nodes' : random.pick(peritonealPlaces);
};

const clears = (procedure: Procedure, area: Area): boolean => clearedBy(area).includes(procedure);

type Left = Pick<OperationReport, 'residual' | 'residualSites' | 'residualPlaces' | 'incompleteReason'> & {
  areas: Areas;
};

/** People round: 5 and 10 mm are commoner than their neighbours. */
const residualMillimetres = (most: number, random: Random): NonNullable<OperationReport['residual']> => {
  const band = random.weighted(residualWhenSome.value);
  if (band === 'small' || most < 11) {
    const mm = random.chance(0.45) ? random.pick([5, 10]) : random.whole(1, 10);
    return random.chance(0.15) ? { min: 1, max: 10 } : { min: mm, max: mm };
  }
  if (band === 'middle' || most < 21) {
    const mm = random.whole(11, 20);
    return { min: mm, max: mm };
  }
  if (random.chance(0.25)) return { min: 21, max: null };
  const mm = random.whole(21, 50);
  return { min: mm, max: mm };
};

const leftBehind = (course: Course, areas: Areas, random: Random): Left => {
  const bulky = course.path === 'recurrence' || ['IIIC', 'IVA', 'IVB', 'IV'].includes(course.disease.stage);
  const place = placeLeft(course, random);
  const residual = residualMillimetres(bulky ? 50 : 10, random);
  const start = Math.max(residual.max ?? residual.min + 10, largest(areas, [place]));
  return {
    areas: { ...areas, [place]: involved(start) },
    residual,
    residualSites: areaWords(place),
    residualPlaces: placesLeft(course, place, residual),
    incompleteReason: leftBecause[place] ?? 'Fixed to the pelvic side wall',
  };
};

const leftOf = (course: Course, areas: Areas, random: Random): Left => {
  if (course.residual === 'some') return leftBehind(course, areas, random);
  const residual = course.residual === 'none' ? { min: 0, max: 0 } : null;
  return { areas, residual, residualSites: null, residualPlaces: null, incompleteReason: null };
};

/** Now and then a report lacks an element. */
const withGap = (report: OperationReport, random: Random): OperationReport => {
  if (!random.chance(missingShare.value.operativeReport)) return report;
  if (random.chance(0.4)) return { ...report, diseaseAtStart: null };
  if (report.residualSites !== null && random.chance(0.5))
    return { ...report, incompleteReason: null, residualPlaces: null };
  const prone = (['porta_hepatis', 'lesser_sac', 'lesser_omentum', 'morrison_pouch'] as const).filter(
    (area) => report.areas?.[area]?.answer === 'free',
  );
  const forgotten = prone.length > 0 ? random.pick(prone) : null;
  const described = Object.entries(report.areas ?? {}).filter(([area]) => area !== forgotten);
  return { ...report, areas: Object.fromEntries(described) };
};

/** An area nobody could reach, with the reason: it still counts as described. */
const withHidden = (areas: Areas, random: Random): Areas => {
  if (!random.chance(0.08)) return areas;
  const free = everyArea.filter((area) => areas[area]?.answer === 'free' && abdominalAreas.includes(area));
  if (free.length === 0) return areas;
  return { ...areas, [random.pick(free)]: { answer: 'not_assessed', reason: 'Dense adhesions' } };
};

const amounts = (course: Course, procedures: readonly Procedure[], random: Random) => {
  const level = course.path === 'early' ? 'staging' : complexityOf(scoreOf(procedures));
  const relative = Math.min(1.9, Math.max(0.55, random.lognormal(1, durationMinutes.value.deviation)));
  const biopsy = procedures.includes('biopsy_only') ? 0.5 : 1;
  const minutes = durationMinutes.value[level] * relative * biopsy;
  const loss =
    bloodLossMl.value[level] * relative * biopsy * random.lognormal(1, bloodLossMl.value.deviation);
  return {
    durationMinutes: Math.max(45, Math.round(minutes / 5) * 5),
    bloodLossMl: Math.max(20, Math.round(loss / 10) * 10),
  };
};

const kindOf = (course: Course, limitedToBiopsy: boolean): OperationReport['kind'] => {
  if (limitedToBiopsy) return 'exploratory';
  return course.path === 'early' || course.path === 'never' ? 'staging' : course.path;
};

/** Stage I says whether the capsule held, and when it broke; elsewhere a quarter is ruptured. */
const ruptureOf = ({ disease: { stage }, path }: Course, random: Random): OperationReport['rupture'] => {
  const drawn = random.weighted<'none' | 'before_surgery' | 'during_surgery'>({
    none: 74,
    before_surgery: 8,
    during_surgery: 18,
  });
  if (path === 'recurrence') return 'none';
  if (stage === 'IA' || stage === 'IB') return 'none';
  return stage === 'IC1' ? 'during_surgery' : drawn;
};

/** How it was gone about, and what happened on the way. */
const conduct = (
  course: Course,
  procedures: readonly Procedure[],
  random: Random,
): Partial<OperationReport> => {
  const early = course.path === 'early';
  const byScope = early && random.chance(0.3);
  const rectum = procedures.includes('rectosigmoid_anastomosis');
  const wide = course.disease.group === 'III' || course.disease.group === 'IV';
  return {
    approach: byScope ? 'laparoscopic' : 'open',
    converted: byScope ? random.chance(0.06) : null,
    asa: random.weighted({ I: 0.08, II: 0.62, III: 0.3 }),
    ascitesMl: wide ? Math.round(random.lognormal(500, 0.9) / 50) * 50 : random.chance(0.3) ? 50 : 0,
    rupture: ruptureOf(course, random),
    frozenSection: early ? 'malignant' : null,
    events: random.chance(0.95) ? [] : [random.pick(['bladder', 'bowel', 'vessel'] as const)],
    stoma: rectum && random.chance(0.12) ? 'ileostomy' : 'none',
    absent: early ? {} : { frozenSection: 'not_done' },
  };
};

/** Nothing left is not said of what nobody has seen, and what was found was taken away. */
const asItEnded = (
  left: Left,
  procedures: readonly Procedure[],
  random: Random,
): { areas: Areas; procedures: Procedure[] } => {
  if (left.residual?.max !== 0) return { areas: withHidden(left.areas, random), procedures: [...procedures] };
  return { areas: left.areas, procedures: withExcisions(procedures, left.areas, clears) };
};

/** The structured report of one operation; whoever operated is added afterwards. */
export const reportOf = (
  course: Course,
  operation: number,
  random: Random,
  isLook = false,
): OperationReport => {
  const limitedToBiopsy =
    isLook ||
    (course.residual === 'some' && course.path !== 'early' && random.chance(limitedToBiopsyShare.value));
  const main = proceduresOf(course, limitedToBiopsy, random);
  const left = leftOf(course, areasOf(course, main, random), random);
  const ended = asItEnded(left, main, random);
  const areas = withSides(course, ended.areas, random.fork('sides'));
  const { residual, residualSites, residualPlaces, incompleteReason } = left;
  const report: OperationReport = {
    ...emptyAnswers(operationReport),
    ...conduct(course, main, random.fork('conduct')),
    doneOn: dateOf(operation),
    kind: kindOf(course, limitedToBiopsy),
    initialAim: course.path === 'early' ? 'staging' : 'complete_cytoreduction',
    limitedToBiopsy,
    residual,
    residualSites,
    residualPlaces,
    incompleteReason,
    diseaseAtStart: diseaseText(areas),
    areas,
    procedures: ended.procedures,
    ...amounts(course, main, random),
  };
  return withGap({ ...report, ...particularsOf(course, report, random.fork('particulars')) }, random);
};
