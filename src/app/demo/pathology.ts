import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { uuidOfName } from '../../kernel/ids.ts';
import { pathologyReport } from '../../modules/surgery/index.ts';
import { clinicDay, dateOf } from './calendar.ts';
import type { Course } from './course.ts';
import { type Area, nodeAreas, sizeOf } from './disease-at-operation.ts';
import type { Histology } from './disease.ts';
import { missingShare } from './parameters.ts';
import type { Procedure } from './procedures.ts';
import type { Random } from './random.ts';
import type { Day, OperationReport, PathologyReport } from './shapes.ts';

type Nodes = NonNullable<PathologyReport['nodes']>;
type Station = Pick<Nodes[number], 'station' | 'side'>;
type Marker = NonNullable<PathologyReport['immunohistochemistry']>[number];

const parts: Readonly<Partial<Record<Procedure, string>>> = {
  hysterectomy_bso: 'Uterus with both adnexa',
  omentectomy: 'Omentum',
  pelvic_lymphadenectomy: 'Pelvic nodes',
  paraaortic_lymphadenectomy: 'Para-aortic nodes',
  pelvic_peritonectomy: 'Pelvic peritoneum',
  abdominal_peritonectomy: 'Abdominal peritoneum',
  small_bowel_resection: 'Small bowel',
  large_bowel_resection: 'Large bowel',
  diaphragm_stripping: 'Peritoneum of the diaphragm',
  splenectomy: 'Spleen',
  liver_resection: 'Liver segment',
  rectosigmoid_anastomosis: 'Rectosigmoid',
  biopsy_only: 'Biopsies of the peritoneum',
};

/** Names of procedures for people: `pelvic_peritonectomy` is "pelvic peritonectomy". */
const procedureText = (procedures: readonly string[]): string =>
  procedures.map((name) => name.replaceAll('_', ' ')).join(', ');

const specimenText = (procedures: readonly string[]): string => {
  const adnexa = procedures.includes('hysterectomy_bso') || procedures.includes('biopsy_only');
  const sent = procedures.flatMap((name) => parts[name as Procedure] ?? []);
  return (adnexa ? sent : ['Adnexal mass', ...sent]).join('; ');
};

/** Ruptured as the surgeon says it was; of stage I the substage says whether the capsule held. */
const integrityOf = (
  { disease }: Course,
  { rupture }: OperationReport,
  random: Random,
): PathologyReport['specimenIntegrity'] => {
  const whole = random.weighted<'intact' | 'fragmented'>({ intact: 90, fragmented: 10 });
  if (disease.stage === 'IA' || disease.stage === 'IB') return 'intact';
  return rupture === 'none' || rupture === null ? whole : 'ruptured';
};

const sitesOf = (course: Course, { areas }: OperationReport): NonNullable<PathologyReport['tumourSite']> => {
  const { site } = course.disease;
  if (site === 'peritoneum' || course.path === 'recurrence') return ['peritoneum'];
  const finding = areas?.[site === 'tube' ? 'tubes' : 'ovaries'];
  const side = finding?.answer === 'involved' ? finding.side : null;
  const sides = side === 'left' || side === 'right' ? [side] : (['left', 'right'] as const);
  return sides.map((each) => `${each}_${site}` as const);
};

/** Malignant cells make a stage IC3, and there are none in the stages before. */
const cytologyOf = ({ disease }: Course, random: Random): PathologyReport['cytology'] => {
  if (disease.stage === 'IC3') return 'malignant';
  if (disease.group === 'I') return 'negative';
  const malignant = disease.group === 'II' ? 30 : 75;
  return random.weighted({ malignant, negative: 97 - malignant, indeterminate: 3 });
};

const stationsOf = (procedures: readonly string[]): readonly Station[] => [
  ...(procedures.includes('pelvic_lymphadenectomy')
    ? (['left', 'right'] as const).map((side) => ({ station: 'pelvic' as const, side }))
    : []),
  ...(procedures.includes('paraaortic_lymphadenectomy')
    ? [{ station: 'paraaortic' as const, side: null }]
    : []),
];

const isNodes = (area: string): boolean => nodeAreas.some((nodes) => nodes === area);
const areaOf = ({ station }: Station): Area => (station === 'paraaortic' ? 'aortic_nodes' : 'pelvic_nodes');

/** Where the surgeon found nodes involved, tumour is in them; of two sides perhaps in one only. */
const nodesOf = (course: Course, report: OperationReport, random: Random): Nodes =>
  stationsOf(report.procedures ?? []).map((at) => {
    const { station, side } = at;
    const examined = station === 'paraaortic' ? random.whole(6, 18) : random.whole(7, 18);
    const size = sizeOf(report.areas?.[areaOf(at)]);
    const spared = side === 'right' && random.chance(0.5);
    const positive = size === 0 || spared ? 0 : Math.min(examined, random.whole(1, 6));
    return {
      id: uuidOfName('demonstration', 'nodes', course.name, side === null ? station : `${station}_${side}`),
      station,
      side,
      examined,
      positive,
      largestDepositMm: positive === 0 ? null : size,
      extranodal: null,
      sentinel: null,
      ultrastaging: null,
      absent: {},
    };
  });

type Answered = readonly [marker: string, result: string, percent?: number];
const markersOf: Readonly<Partial<Record<Histology, readonly Answered[]>>> = {
  'high-grade-serous': [
    ['p53', 'overexpression'],
    ['wt1', 'positive'],
    ['pax8', 'positive'],
  ],
  'low-grade-serous': [
    ['p53', 'wild_type'],
    ['wt1', 'positive'],
    ['er', 'positive', 80],
  ],
  endometrioid: [
    ['p53', 'wild_type'],
    ['mlh1', 'retained'],
    ['pms2', 'retained'],
    ['msh2', 'retained'],
    ['msh6', 'retained'],
  ],
  'clear-cell': [
    ['napsin_a', 'positive'],
    ['hnf1b', 'positive'],
    ['wt1', 'negative'],
  ],
};

const immunohistochemistryOf = (course: Course): Marker[] | null =>
  markersOf[course.disease.histology]?.map(([marker, result, percent = null]) => ({
    id: uuidOfName('demonstration', 'marker', course.name, marker),
    marker,
    otherMarker: null,
    result,
    otherResult: null,
    percent,
    intensity: null,
    cps: null,
    method: null,
    absent: {},
  })) ?? null;

type Organ = NonNullable<PathologyReport['sitesOfInvolvement']>[number];

/** What the surgeon saw involved is so under the microscope. */
const involvedOrgans = ({ areas }: OperationReport): Organ[] =>
  Object.entries(areas ?? {})
    .filter(([area, finding]) => finding.answer === 'involved' && !isNodes(area))
    .map(([area]) => area as Organ);

type Reasons = PathologyReport['absent'];
const unless = (given: boolean, name: keyof Reasons, reason: NonNullable<Reasons[typeof name]>): Reasons =>
  given ? {} : { [name]: reason };

/** Now and then a report lacks an element. */
const withGap = (report: PathologyReport, random: Random): PathologyReport => {
  if (!random.chance(missingShare.value.pathologyElement)) return report;
  const prone = ['specimenIntegrity', 'dimensionsMm', 'provisionalStage', 'sitesOfInvolvement'] as const;
  const forgotten = random.pick(prone);
  const { [forgotten]: _, ...absent } = report.absent;
  const edition = forgotten === 'provisionalStage' ? null : report.stageEdition;
  return { ...report, [forgotten]: null, stageEdition: edition, absent };
};

/** The pathology report of an operation, true to the disease, to what was found and to what was removed. */
export const pathologyOf = (
  course: Course,
  report: OperationReport,
  operation: Day,
  random: Random,
): PathologyReport => {
  const { disease } = course;
  const procedures = report.procedures ?? [];
  const organs = procedures.includes('hysterectomy_bso') || report.kind === 'staging';
  const scored = report.kind === 'interval';
  const sent = random.chance(0.6);
  const staged = report.kind !== 'recurrence';
  const largest = Math.max(0, ...Object.values(report.areas ?? {}).map(sizeOf));
  const pathology: PathologyReport = {
    ...emptyAnswers(pathologyReport),
    reportedOn: dateOf(clinicDay(operation + random.whole(5, 16))),
    operativeProcedure: procedureText(procedures),
    specimens: specimenText(procedures),
    specimenIntegrity: organs ? integrityOf(course, report, random) : null,
    tumourSite: sitesOf(course, report),
    dimensionsMm: largest > 0 ? largest : null,
    histologicalType: disease.histology,
    grade: disease.grade,
    lymphovascularInvasion: random.chance(0.5)
      ? random.weighted({ none: 45, present: 50, indeterminate: 5 })
      : null,
    sitesOfInvolvement: involvedOrgans(report),
    cytology: sent ? cytologyOf(course, random) : null,
    chemotherapyResponseScore: scored ? random.weighted({ '1': 20, '2': 50, '3': 30 }) : null,
    nodes: nodesOf(course, report, random),
    immunohistochemistry: immunohistochemistryOf(course),
    provisionalStage: staged ? disease.stage : null,
    stageEdition: staged ? disease.edition : null,
    narrative: null,
    absent: {
      ...unless(organs, 'specimenIntegrity', 'not_applicable'),
      ...unless(largest > 0, 'dimensionsMm', 'not_applicable'),
      ...unless(sent, 'cytology', 'not_done'),
      ...unless(scored, 'chemotherapyResponseScore', 'not_applicable'),
      ...unless(staged, 'provisionalStage', 'not_applicable'),
    },
  };
  return withGap(pathology, random);
};
