import {
  type Area,
  areas,
  nodeQuestions,
  operationQuestions,
  peritonealCancerIndex,
} from '../../modules/surgery/index.ts';
import { profileOf } from '../../modules/care/index.ts';
import { dayOf } from './calendar.ts';
import { groupOf } from './plausible-disease.ts';
import { stageKnown } from './plausible-stage.ts';
import { numberOf } from './plausible-work-up.ts';
import type { Context, Rule } from './plausible-rule.ts';
import type { CaseRecord, Finding, OperationReport, Procedure, TeamRow } from './shapes.ts';

type Operation = CaseRecord['operations'][number];
type Judge = (operation: Operation, record: CaseRecord, context: Context) => boolean;

const each = (code: string, judge: Judge): Rule => ({
  code,
  broken: (record, context) => record.operations.some((operation) => judge(operation, record, context)),
});

const sizeOf = (finding: Finding | undefined): number =>
  finding?.answer === 'involved' ? (finding.mm ?? 0) : 0;
const proceduresIn = ({ procedures }: OperationReport): readonly Procedure[] => procedures ?? [];
const teamIn = ({ team }: OperationReport): readonly TeamRow[] => team ?? [];
const entries = ({ report }: Operation): [Area, Finding][] =>
  Object.entries(report.areas ?? {}) as [Area, Finding][];
const involvedAmong = (operation: Operation, among: readonly string[]): number[] =>
  entries(operation).flatMap(([area, finding]) =>
    among.includes(area) && finding.answer === 'involved' ? [sizeOf(finding)] : [],
  );

const nodes = ['pelvic_nodes', 'aortic_nodes'];
const pelvic: readonly string[] = ['ovaries', 'tubes', 'uterus', 'pelvic_peritoneum'];
/** Areas that belong to a region of the Peritoneal Cancer Index. */
const peritoneal: readonly string[] = areas.filter((area) => !nodes.includes(area) && area !== 'pleura');
const beyondPelvis = peritoneal.filter((area) => !pelvic.includes(area));
const places: Readonly<Record<string, readonly string[]>> = {
  pelvic_peritonectomy: ['pelvic_peritoneum'],
  abdominal_peritonectomy: ['paracolic_gutters', 'anterior_parietal_peritoneum', 'morrison_pouch'],
  small_bowel_resection: ['bowel_serosa', 'mesentery'],
  large_bowel_resection: ['bowel_serosa'],
  rectosigmoid_anastomosis: ['bowel_serosa', 'pelvic_peritoneum'],
  diaphragm_stripping: ['diaphragms'],
  splenectomy: ['spleen'],
  liver_resection: ['liver'],
};
const joinFor: Readonly<Record<string, readonly string[]>> = {
  'colorectal-surgery': ['rectosigmoid_anastomosis', 'large_bowel_resection', 'small_bowel_resection'],
  'hepatobiliary-pancreatic-surgery': ['liver_resection', 'splenectomy', 'diaphragm_stripping'],
  'thoracic-surgery': ['diaphragm_stripping'],
  'vascular-surgery': ['paraaortic_lymphadenectomy'],
  urology: ['pelvic_peritonectomy'],
};
const points: Readonly<Record<string, number>> = {
  large_bowel_resection: 2,
  diaphragm_stripping: 2,
  splenectomy: 2,
  liver_resection: 2,
  rectosigmoid_anastomosis: 3,
  biopsy_only: 0,
  unilateral_salpingo_oophorectomy: 0,
  excision_of_implants: 0,
  bulky_node_debulking: 0,
};
const score = ({ report }: Operation): number =>
  proceduresIn(report).reduce((sum, procedure) => sum + (points[procedure] ?? 1), 0);

/** Spread as the stage says; after chemotherapy and at recurrence disease may be less or elsewhere. */
const spreadContradictsStage: Judge = (operation, { case: fields }) => {
  if (operation.report.kind === 'recurrence' || fields.treatedBefore || fields.stage === null) return false;
  const beyond = involvedAmong(operation, beyondPelvis);
  const group = groupOf(fields);
  if (group === 'I')
    return beyond.length + involvedAmong(operation, [...nodes, 'pelvic_peritoneum', 'uterus']).length > 0;
  if (group === 'II') return beyond.length + involvedAmong(operation, nodes).length > 0;
  if (fields.stage.startsWith('IIIA')) return beyond.length > 0;
  if (fields.stage === 'IIIB') return beyond.some((mm) => mm > 20);
  return fields.stage === 'IIIC' && operation.report.kind === 'primary' && !beyond.some((mm) => mm > 20);
};

const removedBefore: readonly (readonly [procedure: string, area: Area])[] = [
  ['hysterectomy_bso', 'uterus'],
  ['omentectomy', 'greater_omentum'],
  ['splenectomy', 'spleen'],
];

const reportRules: readonly Rule[] = [
  each(
    'operation_on_closed_day',
    ({ report }, _record, context) =>
      report.kind !== 'complication' && report.doneOn !== null && !context.isTheatreDay(report.doneOn),
  ),
  each('kind_contradicts_stage', ({ report }, record) => {
    const early = ['I', 'II'].includes(groupOf(record.case) ?? '');
    if (record.case.stage === null || ['recurrence', 'complication'].includes(report.kind ?? ''))
      return false;
    return report.kind === 'staging' ? !early : early && !record.case.treatedBefore;
  }),
  each('kind_contradicts_history', ({ report }, { case: { treatedBefore } }) =>
    report.kind === 'recurrence'
      ? treatedBefore !== true
      : !['exploratory', 'complication'].includes(report.kind ?? '') && treatedBefore === true,
  ),
  each(
    'aim_contradicts_kind',
    ({ report }) => (report.kind === 'staging') !== (report.initialAim === 'staging'),
  ),
  each(
    'biopsy_contradicts_procedures',
    ({ report }) =>
      (report.procedures !== null &&
        (report.limitedToBiopsy === true) !== report.procedures.every((name) => name === 'biopsy_only')) ||
      (report.limitedToBiopsy === true) !== (report.kind === 'exploratory'),
  ),
  each('biopsy_left_nothing', ({ report }) => report.limitedToBiopsy === true && report.residual?.max === 0),
  each(
    'complete_with_disease_left',
    ({ report }) =>
      report.residual?.max === 0 && (report.residualSites !== null || report.incompleteReason !== null),
  ),
  each(
    'disease_left_nowhere',
    ({ report }) =>
      (report.residual?.min ?? 0) > 0 && report.residualSites === null && report.incompleteReason === null,
  ),
  each(
    'residual_in_stage_one',
    ({ report }, record) =>
      groupOf(record.case) === 'I' && !record.case.treatedBefore && (report.residual?.min ?? 0) > 0,
  ),
  each('residual_larger_than_disease', (operation) => {
    const largest = Math.max(0, ...entries(operation).map(([, finding]) => sizeOf(finding)));
    return (operation.report.residual?.min ?? 0) > largest;
  }),
  each('spread_contradicts_stage', spreadContradictsStage),
  each('primary_site_free', ({ report }, { case: { site } }) => {
    const area: Area | null = site === 'ovary' ? 'ovaries' : site === 'tube' ? 'tubes' : null;
    return (
      area !== null &&
      !['recurrence', 'exploratory', 'complication'].includes(report.kind ?? '') &&
      report.areas?.[area]?.answer === 'free'
    );
  }),
  each('text_contradicts_areas', ({ report }) =>
    [...(report.diseaseAtStart ?? '').matchAll(/([a-z ]+?) (\d+) mm/g)].some(
      ([, place = '', mm]) =>
        sizeOf(report.areas?.[place.trim().replaceAll(' ', '_') as Area]) !== Number(mm),
    ),
  ),
  each('removed_organ_absent', ({ report }) =>
    removedBefore.some(
      ([procedure, area]) =>
        proceduresIn(report).includes(procedure) && report.areas?.[area]?.answer === 'absent',
    ),
  ),
  each('procedure_without_disease', (operation) =>
    proceduresIn(operation.report).some((name) => {
      const needs = places[name];
      return needs !== undefined && involvedAmong(operation, needs).length === 0;
    }),
  ),
  each(
    'liver_parenchyma_contradicts_stage',
    ({ report }, { case: { stage, treatedBefore } }) =>
      proceduresIn(report).includes('liver_resection') &&
      treatedBefore !== true &&
      stage !== null &&
      !['IVB', 'IV'].includes(stage),
  ),
  each(
    'one_bowel_resected_twice',
    ({ report }) =>
      proceduresIn(report).includes('large_bowel_resection') &&
      proceduresIn(report).includes('rectosigmoid_anastomosis'),
  ),
  each('operated_in_ecog_3', (_operation, record) => (numberOf(record, 'ecog') ?? 0) >= 3),
];

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const lymphadenectomy = ({ report }: Operation): boolean =>
  proceduresIn(report).some((name) => name.endsWith('lymphadenectomy'));
const bowel = ['rectosigmoid_anastomosis', 'large_bowel_resection', 'small_bowel_resection'];

/** Rules for what a report says beyond its course. */
const particularRules: readonly Rule[] = [
  // The pleura is rarely opened: complete resection is said of the abdomen.
  each('asked_before_saving', ({ report }, { case: { site } }) =>
    operationQuestions(report, profileOf(site)).some(({ field }) => field !== 'areas.pleura'),
  ),
  each('nodes_contradict_pathology', ({ report, pathology }) => nodeQuestions(report, pathology).length > 0),
  each('rupture_contradicts_integrity', ({ report, pathology }) => {
    const integrity = pathology?.specimenIntegrity ?? null;
    if (integrity === null || report.rupture === null) return false;
    return (report.rupture === 'none') === (integrity === 'ruptured');
  }),
  each('times_contradict_duration', ({ report: { incisionAt, closureAt, durationMinutes } }) => {
    if (incisionAt === null || closureAt === null || durationMinutes === null) return false;
    return (minutesOf(incisionAt) + durationMinutes) % 1440 !== minutesOf(closureAt);
  }),
  each('side_contradicts_pathology', ({ report, pathology }, { case: { site } }) => {
    const finding = report.areas?.[site === 'tube' ? 'tubes' : 'ovaries'];
    const side = finding?.answer === 'involved' ? finding.side : null;
    const sites = pathology?.tumourSite ?? null;
    if (sites === null || report.kind === 'recurrence' || (side !== 'left' && side !== 'right')) return false;
    return sites.some(
      (each) => (each.startsWith('left') || each.startsWith('right')) && !each.startsWith(side),
    );
  }),
  each('index_contradicts_findings', (operation) => {
    const index = peritonealCancerIndex(operation.report, null);
    return index !== null && (index.max === 0) !== (involvedAmong(operation, peritoneal).length === 0);
  }),
  each(
    'stations_without_lymphadenectomy',
    (operation) =>
      operation.report.nodes !== null && operation.report.nodes.length > 0 !== lymphadenectomy(operation),
  ),
  each(
    'anastomosis_without_resection',
    ({ report }) =>
      (report.anastomoses ?? []).length > 0 && !proceduresIn(report).some((name) => bowel.includes(name)),
  ),
  each(
    'spared_and_removed',
    ({ report }) => report.fertilitySparing === true && proceduresIn(report).includes('hysterectomy_bso'),
  ),
  each('place_left_contradicts_words', ({ report }) =>
    (report.residualPlaces ?? []).some(
      ({ area }) => report.residualSites !== null && report.residualSites !== area.replaceAll('_', ' '),
    ),
  ),
];

const effortRules: readonly Rule[] = [
  each('duration_contradicts_complexity', (operation) => {
    const minutes = operation.report.durationMinutes;
    if (minutes === null) return false;
    const limit = score(operation) <= 3 ? 420 : score(operation) <= 7 ? 680 : 1000;
    return minutes > limit || minutes < 30 || (score(operation) >= 8 && minutes < 120);
  }),
  each('blood_loss_contradicts_complexity', (operation) => {
    const loss = operation.report.bloodLossMl;
    if (loss === null) return false;
    return loss > (score(operation) <= 3 ? 3500 : 9000) || (score(operation) >= 8 && loss < 80);
  }),
  each(
    'team_without_main_surgeon',
    ({ report }) => teamIn(report).filter(({ role }) => role === 'main').length !== 1,
  ),
  each(
    'team_person_twice',
    ({ report }) => new Set(teamIn(report).map(({ person }) => person)).size !== teamIn(report).length,
  ),
  each('team_discipline_wrong', ({ report }, _record, context) =>
    teamIn(report).some(({ person, discipline }) => context.disciplineOf(person) !== discipline),
  ),
  each('surgeon_of_other_discipline', ({ report }) =>
    teamIn(report).some(
      ({ role, discipline }) =>
        (role === 'main' || role === 'supervising') && discipline !== 'gynaecologic-oncology',
    ),
  ),
  each('joint_without_procedure', ({ report }) =>
    teamIn(report).some(
      ({ role, discipline }) =>
        role === 'co_surgeon' &&
        !proceduresIn(report).some((name) => joinFor[discipline ?? '']?.includes(name)),
    ),
  ),
];

const nodesRemoved = ({ report }: Operation): boolean =>
  proceduresIn(report).some((name) => name.endsWith('lymphadenectomy'));

/** Two answers that are both there and not the same. */
const differs = (a: string | null | undefined, b: string | null): boolean =>
  (a ?? null) !== null && b !== null && a !== b;

const pathologyRules: readonly Rule[] = [
  each(
    'pathology_before_operation',
    ({ report, pathology }) =>
      !!report.doneOn && !!pathology?.reportedOn && pathology.reportedOn <= report.doneOn,
  ),
  each(
    'pathology_late',
    ({ report, pathology }) =>
      !!report.doneOn && !!pathology?.reportedOn && dayOf(pathology.reportedOn) - dayOf(report.doneOn) > 28,
  ),
  each(
    'response_without_chemotherapy',
    ({ report, pathology }) =>
      report.kind !== 'interval' && (pathology?.chemotherapyResponseScore ?? null) !== null,
  ),
  each(
    'response_not_applicable_after_chemotherapy',
    ({ report, pathology }) =>
      report.kind === 'interval' && pathology?.absent.chemotherapyResponseScore === 'not_applicable',
  ),
  each(
    'nodes_examined_without_specimen',
    (operation) => !nodesRemoved(operation) && (operation.pathology?.nodes ?? []).length > 0,
  ),
  each(
    'nodes_removed_not_examined',
    (operation) => nodesRemoved(operation) && operation.pathology?.nodes?.length === 0,
  ),
  each(
    'pathology_of_another_tumour',
    ({ pathology }, { case: fields }) =>
      differs(pathology?.histologicalType, fields.histology) || differs(pathology?.grade, fields.grade),
  ),
  each(
    'pathology_of_another_stage',
    ({ pathology }, { case: { stage, stageEdition } }) =>
      // What presented as stage I has its substage by the report.
      (!(stage === 'I' && /^I([ABC]|$)/.test(pathology?.provisionalStage ?? '')) &&
        differs(pathology?.provisionalStage, stage)) ||
      differs(pathology?.stageEdition, stageEdition),
  ),
  each(
    'nodes_contradict_stage',
    ({ pathology }, { case: fields }) =>
      !fields.treatedBefore &&
      ['I', 'II'].includes(groupOf(fields) ?? '') &&
      (pathology?.nodes ?? []).some(({ positive }) => (positive ?? 0) > 0),
  ),
  each('cytology_contradicts_stage', ({ pathology }, record) => {
    const stage = stageKnown(record);
    if (record.case.treatedBefore || !pathology?.cytology) return false;
    if (stage === 'IC3') return pathology.cytology === 'negative';
    return ['IA', 'IB', 'IC1', 'IC2'].includes(stage ?? '') && pathology.cytology === 'malignant';
  }),
  each('integrity_contradicts_stage', ({ pathology }, record) => {
    const stage = stageKnown(record);
    if (record.case.treatedBefore || !pathology?.specimenIntegrity) return false;
    const intact = pathology.specimenIntegrity === 'intact';
    return stage === 'IC1' ? intact : ['IA', 'IB'].includes(stage ?? '') && !intact;
  }),
];

const grades: Readonly<Record<string, readonly string[]>> = {
  death: ['V'],
  reoperation: ['IIIb', 'IVa', 'IVb'],
  interventional_radiology: ['IIIa', 'IIIb'],
  transfer_icu: ['IVa', 'IVb'],
  readmission: ['I', 'II', 'IIIa', 'IIIb'],
  other: ['I', 'II', 'IIIa', 'IIIb'],
};

const daysSince = (operation: Operation, date: string): number =>
  operation.report.doneOn ? dayOf(date) - dayOf(operation.report.doneOn) : 0;

const outcomeRules: readonly Rule[] = [
  each('form_closed_early', (operation) => {
    const { closed30On = null, closed90On = null } = operation.outcome30 ?? {};
    return (
      (closed30On !== null && daysSince(operation, closed30On) <= 30) ||
      (closed90On !== null && daysSince(operation, closed90On) <= 90)
    );
  }),
  each('complication_outside_90_days', (operation) =>
    (operation.outcome30?.complications ?? []).some(
      ({ on }) => on !== null && (daysSince(operation, on) < 0 || daysSince(operation, on) > 90),
    ),
  ),
  each('complication_contradicts_grade', ({ outcome30 }) =>
    (outcome30?.complications ?? []).some(({ kind, grade }) => !grades[kind]?.includes(grade)),
  ),
  each('leak_without_anastomosis', ({ report, outcome30 }) =>
    (outcome30?.complications ?? []).some(
      ({ name }) =>
        name === 'anastomotic_leak' &&
        !proceduresIn(report).some((done) => /anastomosis|bowel_resection/.test(done)),
    ),
  ),
  each(
    'lymphocyst_without_nodes',
    (operation) =>
      (operation.outcome30?.complications ?? []).some(({ name }) => name === 'lymphocyst') &&
      !nodesRemoved(operation),
  ),
  each('death_not_in_record', ({ outcome30 }, { patient }) =>
    (outcome30?.complications ?? []).some(({ kind, on }) => kind === 'death' && patient.diedOn !== on),
  ),
  each(
    'death_not_in_form',
    (operation, { patient }) =>
      !!operation.outcome30 &&
      !!patient.diedOn &&
      daysSince(operation, patient.diedOn) <= (operation.outcome30.closed90On === null ? 30 : 90) &&
      !operation.outcome30.complications?.some(({ kind }) => kind === 'death'),
  ),
];

export const operationRules: readonly Rule[] = [
  ...reportRules,
  ...particularRules,
  ...effortRules,
  ...pathologyRules,
  ...outcomeRules,
];
