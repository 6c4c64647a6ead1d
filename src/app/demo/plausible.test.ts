import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from './calendar.ts';
import { generateCentre } from './generate.ts';
import { contextOf, implausible, rules } from './plausible.ts';
import { stageKnown } from './plausible-stage.ts';
import type { CaseRecord, Complication, WorkUpItem } from './shapes.ts';

const now = Temporal.Instant.from('2026-07-15T02:00:00Z');
const centre = generateCentre({ seed: 'corruption', now });
const generated = contextOf(centre, now);
/** The item of a board held the day after the one of that item. */
const dayAfter = (id: string): string => `the day after ${id}`;
const context: typeof generated = {
  ...generated,
  item: (id) => {
    const found = generated.item(id.replace(dayAfter(''), ''));
    return found && id.startsWith(dayAfter('')) ? { ...found, heldOn: later(found.heldOn, 1) } : found;
  },
};

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
/** A copy of a record, to be spoilt. */
type Draft = Writable<CaseRecord>;
const copyOf = (record: CaseRecord): Draft => structuredClone(record) as Draft;

/** Changes the copy into something unbelievable, or answers false when the case does not lend itself. */
type Corruption = (record: Draft) => boolean | void;
type Operation = Draft['operations'][number];

const later = (date: string, days: number): string => dateOf(dayOf(date) + days);
const shortly = (record: Draft): string => later(record.case.presentedOn ?? '2024-01-01', 1);
const group = (record: Draft): string => record.case.stage?.replace(/[ABC].*$/, '') ?? '';
const firstTime = (record: Draft): boolean => record.case.treatedBefore === false;

const item = (record: Draft, key: string, change: Partial<WorkUpItem>): boolean => {
  const found = record.workUp.find((entry) => entry.key === key && entry.state === 'present');
  if (found) Object.assign(found, change);
  return found !== undefined;
};
const added = (
  key: string,
  value: WorkUpItem['value'],
  takenOn: string,
  unit: string | null = null,
): WorkUpItem => ({
  key,
  state: 'present',
  value,
  unit,
  takenOn,
  reason: null,
});

const onOperation =
  (change: (operation: Operation, record: Draft) => boolean | void): Corruption =>
  (record) => {
    const operation = record.operations[0];
    return operation ? change(operation, record) : false;
  };
const onKind = (kind: string, change: (operation: Operation, record: Draft) => boolean | void): Corruption =>
  onOperation((operation, record) => (operation.report.kind === kind ? change(operation, record) : false));
const onAdvice =
  (
    change: (
      advice: NonNullable<Draft['listing']>['recommendations'][number],
      record: Draft,
    ) => boolean | void,
  ): Corruption =>
  (record) => {
    const advice = record.listing?.recommendations[0];
    return advice ? change(advice, record) : false;
  };
const onQuestion =
  (change: (question: string) => string): Corruption =>
  (record) => {
    if (!record.referral) return false;
    const changed = change(record.referral.question);
    const same = changed === record.referral.question;
    record.referral.question = changed;
    return !same;
  };
const areasIn = (report: Operation['report']) => (report.areas ??= {});
const teamIn = (report: Operation['report']) => report.team ?? [];
const onPathology = (
  change: (
    pathology: NonNullable<Operation['pathology']>,
    operation: Operation,
    record: Draft,
  ) => boolean | void,
): Corruption =>
  onOperation((operation, record) =>
    operation.pathology === null ? false : change(operation.pathology, operation, record),
  );
type Spoilt = Writable<Complication>;
const onOutcome = (
  change: (add: (over: Partial<Spoilt>) => void, operation: Operation) => boolean | void,
): Corruption =>
  onOperation((operation) => {
    const { outcome30 } = operation;
    if (!outcome30) return false;
    const mild: Spoilt = {
      id: centre.series.id,
      name: null,
      detail: null,
      organ: null,
      kind: 'other',
      grade: 'II',
      on: null,
      treatment: null,
      absent: {},
    };
    return change((over) => void (outcome30.complications ??= []).push({ ...mild, ...over }), operation);
  });
const onStage = (
  stage: string,
  change: (pathology: NonNullable<Operation['pathology']>) => boolean | void,
): Corruption =>
  onPathology((pathology, _operation, record) =>
    stageKnown(record) === stage && firstTime(record) ? change(pathology) : false,
  );
const positiveNodes = (): NonNullable<NonNullable<Operation['pathology']>['nodes']>[number] => ({
  id: centre.series.id,
  station: 'pelvic',
  side: null,
  examined: 8,
  positive: 1,
  largestDepositMm: 4,
  extranodal: null,
  sentinel: null,
  ultrastaging: null,
  absent: {},
});

const diseaseCorruptions: Record<string, Corruption> = {
  record_number_not_marked: (record) => void (record.identity.recordNumber = '000123'),
  name_missing: (record) => void (record.identity.nativeName = null),
  age_unlikely: (record) => void (record.patient.bornOn = '2020-01-01'),
  histology_contradicts_age: (record) => {
    if (record.case.histology !== 'carcinosarcoma') return false;
    record.patient.bornOn = later(record.case.presentedOn ?? '', -30 * 365);
    return true;
  },
  site_of_another_board: (record) => void (record.case.site = 'cervix'),
  histology_not_of_site: (record) => {
    if (record.case.site !== 'peritoneum') return false;
    record.case.histology = 'mucinous';
    return true;
  },
  grade_contradicts_histology: (record) => {
    if (record.case.histology !== 'high-grade-serous') return false;
    record.case.grade = 'low';
    return true;
  },
  stage_without_edition: (record) => {
    if (record.case.stage === null) return false;
    record.case.stageEdition = null;
    return true;
  },
  stage_not_in_edition: (record) =>
    void Object.assign(record.case, { stage: 'IIC', stageEdition: 'figo-2014' }),
  edition_contradicts_year: (record) => {
    if (record.case.stage !== 'IIIC' || !firstTime(record)) return false;
    record.case.stageEdition = 'figo-pre-2014';
    return true;
  },
  peritoneum_in_stage_one: (record) =>
    void Object.assign(record.case, { site: 'peritoneum', stage: 'IA', stageEdition: 'figo-2014' }),
  question_contradicts_age: onQuestion((text) => text.replace(/(\d+)세/, (_, age) => `${Number(age) + 1}세`)),
  question_contradicts_stage: onQuestion((text) => text.replace('IIIC기', 'IIIB기')),
  question_contradicts_histology: onQuestion((text) =>
    text.replace('조직검사: 고등급 장액성', '조직검사: 점액성'),
  ),
};

const workUpCorruptions: Record<string, Corruption> = {
  result_out_of_range: (record) => item(record, 'ca125', { value: -4 }),
  result_without_answer: (record) => item(record, 'ca125', { value: null }),
  result_twice: (record) => {
    const found = record.workUp[0];
    if (found) record.workUp.push(found);
  },
  result_after_board: (record) => {
    const board = record.listing && context.item(record.listing.agendaItemId)?.heldOn;
    return board ? item(record, 'ca125', { takenOn: later(board, 3) }) : false;
  },
  menopause_contradicts_age: (record) => {
    if ((record.patient.bornOn ?? '9999') > '1960') return false;
    return item(record, 'menopausal_state', { value: 'premenopausal' });
  },
  view_told_without_view: (record) => {
    record.workUp = record.workUp.filter(({ key }) => key !== 'patient_view');
    return item(record, 'patient_view_author', { value: 'herself' });
  },
  pregnancy_asked_after_menopause: (record) =>
    item(record, 'menopausal_state', { value: 'postmenopausal' }) &&
    item(record, 'pregnancy_excluded', { value: true }),
  frailty_not_looked_for: (record) => {
    if ((record.patient.bornOn ?? '9999') > '1945' || record.case.entry !== 'referral') return false;
    record.workUp = record.workUp.filter(({ key }) => key !== 'frailty_screen');
    return true;
  },
  question_knows_the_future: (record) => {
    if (!record.referral?.question.includes('CA-125')) return false;
    return item(record, 'ca125', { takenOn: later(record.referral.receivedOn, 1) });
  },
  question_contradicts_marker: (record) => {
    if (!record.referral?.question.includes('CA-125')) return false;
    return item(record, 'ca125', { value: 35.5 });
  },
  tissue_contradicts_histology: (record) => {
    if (record.case.histology !== 'high-grade-serous') return false;
    return item(record, 'histology', { value: 'Biopsy: mucinous' });
  },
  marker_contradicts_stage: (record) =>
    group(record) === 'I' && firstTime(record) ? item(record, 'ascites_volume', { value: 2000 }) : false,
  hrd_contradicts_brca: (record) =>
    item(record, 'brca', { value: 'brca1' }) && item(record, 'hrd', { value: 'negative' }),
  molecular_test_before_tissue: (record) => {
    const tissue = record.workUp.find(({ key }) => key === 'histology')?.takenOn;
    return tissue ? item(record, 'brca', { takenOn: later(tissue, -1) }) : false;
  },
  molecular_test_of_other_histology: (record) => {
    if (record.case.histology !== 'clear-cell') return false;
    record.workUp.push(added('hrd', 'positive', shortly(record)));
    return true;
  },
  mucinous_without_bowel_markers: (record) => {
    if (record.case.histology !== 'mucinous') return false;
    record.workUp = record.workUp.filter(({ key }) => key !== 'cea');
    return true;
  },
  bowel_origin_unproven: (record) =>
    item(record, 'gi_origin_ruled_out', { reason: null }) &&
    item(record, 'ca125', { value: 10 }) &&
    item(record, 'cea', { value: 8 }),
  platinum_without_recurrence: (record) => {
    if (!firstTime(record)) return false;
    record.workUp.push(added('months_since_platinum', 9, shortly(record), 'mo'));
    return true;
  },
  platinum_before_first_treatment: (record) => item(record, 'months_since_platinum', { value: 390 }),
};

const courseCorruptions: Record<string, Corruption> = {
  phase_contradicts_history: (record) => void (record.case.treatedBefore = !record.case.treatedBefore),
  question_contradicts_phase: (record) => {
    if (record.referral?.phase !== 'recurrence') return false;
    record.referral.questionType = 'staging';
    return true;
  },
  staging_question_in_advanced_disease: (record) => {
    if (!record.referral || group(record) !== 'III' || !firstTime(record)) return false;
    record.referral.questionType = 'staging';
    return true;
  },
  recurrence_without_platinum_interval: (record) => {
    if (record.referral?.phase !== 'recurrence') return false;
    record.workUp = record.workUp.filter(({ key }) => key !== 'months_since_platinum');
    return true;
  },
  timing_contradicts_phase: onAdvice((advice, record) => {
    if (!firstTime(record)) return false;
    advice.timing = 'recurrence';
    return true;
  }),
  intent_contradicts_modality: onAdvice((advice) => {
    if (advice.modality !== 'surgery') return false;
    advice.intent = 'palliative';
    return true;
  }),
  board_unknown: (record) => {
    if (!record.listing) return false;
    record.listing.agendaItemId = centre.series.id;
    return true;
  },
  board_on_another_day: (record) => {
    if (!record.listing) return false;
    record.listing.agendaItemId = dayAfter(record.listing.agendaItemId);
    return true;
  },
  biopsy_contradicts_tissue: (record) => {
    const id = record.listing?.agendaItemId;
    if (!id || context.item(id)?.facts.biopsy !== false) return false;
    record.workUp = record.workUp.filter(({ key }) => key !== 'histology');
    record.workUp.push(added('histology', 'Biopsy', shortly(record)));
    return true;
  },
  recommendation_without_conclusion: (record) => {
    const advised = centre.cases.find((other) => (other.listing?.recommendations.length ?? 0) > 0);
    if (!record.listing || record.listing.recommendations.length > 0 || !advised?.listing) return false;
    record.listing.recommendations = structuredClone(
      advised.listing.recommendations,
    ) as typeof record.listing.recommendations;
    return true;
  },
  conclusion_without_recommendation: (record) => {
    if (!record.listing || record.listing.recommendations.length === 0) return false;
    record.listing.recommendations = [];
    return true;
  },
  condition_without_conclusion: onAdvice((advice, record) => {
    if (context.item(record.listing?.agendaItemId ?? '')?.conclusion === 'reached_conditionally')
      return false;
    advice.condition = '환자가 동의하면';
    return true;
  }),
  surgery_in_unfit: onAdvice(
    (advice, record) => advice.modality === 'surgery' && item(record, 'ecog', { value: 4 }),
  ),
  operation_against_her_decision: onAdvice((advice, record) => {
    if (record.operations.length === 0) return false;
    advice.herDecision.decision = 'declined';
    return true;
  }),
  decision_without_conversation: onAdvice((advice) => {
    if (advice.herDecision.decision !== 'accepted') return false;
    advice.herDecision.spokenBy = null;
    return true;
  }),
  reason_despite_operation: onKind(
    'primary',
    (_operation, record) => void (record.case.notOperatedReason = 'unfit'),
  ),
  declined_contradicts_decision: onAdvice((advice, record) => {
    if (record.case.notOperatedReason !== 'declined') return false;
    for (const other of record.listing?.recommendations ?? []) other.herDecision.decision = 'accepted';
    return advice !== undefined;
  }),
  declined_in_words_of_another_treatment: onAdvice(({ modality, herDecision }) => {
    if (modality !== 'surgery' || herDecision.decision !== 'declined') return false;
    herDecision.note = '항암치료를 원하지 않으심.';
    return true;
  }),
  unfit_contradicts_fitness: (record) =>
    record.case.notOperatedReason === 'unfit' && item(record, 'ecog', { value: 0 }),
  birth_after_event: (record) => void (record.patient.bornOn = later(record.case.presentedOn ?? '', 9)),
  event_after_death: onOperation(
    ({ report }, record) => void (record.patient.diedOn = later(report.doneOn ?? '', -1)),
  ),
  date_in_future: onOperation(({ report }) => void (report.doneOn = later(context.today, 1))),
  referral_before_presentation: (record) => {
    if (!record.referral) return false;
    record.referral.receivedOn = later(record.referral.receivedOn, -2);
    return true;
  },
  board_before_referral: (record) => {
    const board = record.listing && context.item(record.listing.agendaItemId)?.heldOn;
    if (!board || !record.referral) return false;
    record.referral.receivedOn = later(board, 1);
    return true;
  },
  operation_before_board: onOperation(
    ({ report }, record) => void (report.doneOn = record.referral?.receivedOn ?? null),
  ),
  decision_before_board: onAdvice((advice, record) => {
    if (advice.herDecision.spokenOn === null || !record.referral) return false;
    advice.herDecision.spokenOn = later(record.referral.receivedOn, 0);
    return true;
  }),
  decision_after_operation: onOperation(({ report }, record) => {
    const advice = record.listing?.recommendations[0];
    if (!advice) return false;
    advice.herDecision.spokenOn = later(report.doneOn ?? '', 1);
    return true;
  }),
  due_before_board: onAdvice((advice) => void (advice.dueOn = '2020-01-01')),
  interval_without_chemotherapy: onKind('interval', (_operation, record) => {
    record.workUp = record.workUp.filter(({ key }) => key !== 'neoadjuvant_cycles');
  }),
  interval_after_odd_cycles: onKind('interval', (_operation, record) =>
    item(record, 'neoadjuvant_cycles', { value: 5 }),
  ),
  interval_at_odd_time: onKind('interval', ({ report }, record) =>
    item(record, 'neoadjuvant_last_cycle', { value: later(report.doneOn ?? '', -5) }),
  ),
  chemotherapy_before_board: onKind(
    'interval',
    (_operation, record) =>
      item(record, 'neoadjuvant_cycles', { value: 8 }) &&
      item(record, 'neoadjuvant_last_cycle', { value: record.referral?.receivedOn ?? '' }),
  ),
  primary_after_chemotherapy: onKind('primary', (_operation, record) => {
    record.workUp.push(added('neoadjuvant_cycles', 3, shortly(record)));
  }),
};

const operationCorruptions: Record<string, Corruption> = {
  operation_on_closed_day: onOperation(({ report }) => void (report.doneOn = '2025-08-15')),
  kind_contradicts_stage: onKind('staging', (_operation, record) => void (record.case.stage = 'IIIC')),
  kind_contradicts_history: onKind(
    'recurrence',
    (_operation, record) => void (record.case.treatedBefore = false),
  ),
  aim_contradicts_kind: onKind('primary', ({ report }) => void (report.initialAim = 'staging')),
  biopsy_contradicts_procedures: onKind('primary', ({ report }) => void (report.limitedToBiopsy = true)),
  biopsy_left_nothing: onKind('exploratory', ({ report }) => void (report.residual = { min: 0, max: 0 })),
  complete_with_disease_left: onOperation(({ report }) => {
    if (report.residual?.max !== 0) return false;
    report.residualSites = 'mesentery';
    return true;
  }),
  disease_left_nowhere: onOperation(({ report }) => {
    if ((report.residual?.min ?? 0) === 0) return false;
    Object.assign(report, { residualSites: null, incompleteReason: null });
    return true;
  }),
  residual_in_stage_one: onKind('staging', ({ report }, record) => {
    if (group(record) !== 'I') return false;
    report.residual = { min: 3, max: 3 };
    return true;
  }),
  residual_larger_than_disease: onOperation(({ report }) => void (report.residual = { min: 400, max: 400 })),
  spread_contradicts_stage: onKind(
    'staging',
    ({ report }) => void (areasIn(report).spleen = { answer: 'involved', mm: 12, side: null }),
  ),
  primary_site_free: onKind('primary', ({ report }, record) => {
    if (record.case.site !== 'ovary') return false;
    areasIn(report).ovaries = { answer: 'free' };
    return true;
  }),
  text_contradicts_areas: onOperation(({ report }) => {
    if (!report.diseaseAtStart?.includes('ovaries')) return false;
    report.diseaseAtStart = 'ovaries 999 mm';
    return true;
  }),
  removed_organ_absent: onKind(
    'primary',
    ({ report }) => void (areasIn(report).uterus = { answer: 'absent' }),
  ),
  procedure_without_disease: onKind('primary', ({ report }) => {
    if (!report.procedures?.includes('diaphragm_stripping')) return false;
    areasIn(report).diaphragms = { answer: 'free' };
    return true;
  }),
  liver_parenchyma_contradicts_stage: onKind('primary', ({ report }, record) => {
    if (record.case.stage !== 'IIIC') return false;
    report.procedures?.push('liver_resection');
    return true;
  }),
  one_bowel_resected_twice: onKind(
    'primary',
    ({ report }) => void report.procedures?.push('large_bowel_resection', 'rectosigmoid_anastomosis'),
  ),
  asked_before_saving: onOperation(({ report }) => {
    if (report.residual?.max !== 0) return false;
    areasIn(report).lesser_sac = { answer: 'not_assessed', reason: 'Adhesions' };
    return true;
  }),
  rupture_contradicts_integrity: onPathology((pathology, { report }) => {
    if (report.rupture !== 'none' || pathology.specimenIntegrity === null) return false;
    pathology.specimenIntegrity = 'ruptured';
    return true;
  }),
  times_contradict_duration: onOperation(({ report }) => {
    if (report.durationMinutes === null) return false;
    report.durationMinutes += 5;
    return true;
  }),
  side_contradicts_pathology: onPathology((pathology, { report }, record) => {
    const finding = report.areas?.ovaries;
    if (record.case.site !== 'ovary' || finding?.answer !== 'involved' || finding.side !== 'left')
      return false;
    if (report.kind === 'recurrence') return false;
    pathology.tumourSite = ['right_ovary'];
    return true;
  }),
  nodes_contradict_pathology: onPathology((pathology, { report }) => {
    if ((report.nodes ?? []).length === 0 || (pathology.nodes ?? []).length === 0) return false;
    pathology.nodes = [{ ...positiveNodes(), station: 'axillary' }];
    return true;
  }),
  index_contradicts_findings: onOperation(({ report }) => {
    if (report.pci === null) return false;
    for (const region of Object.values(report.pci)) region.answer = '0';
    return true;
  }),
  stations_without_lymphadenectomy: onOperation(({ report }) => {
    if (!report.procedures?.includes('pelvic_lymphadenectomy')) return false;
    report.nodes = [];
    return true;
  }),
  anastomosis_without_resection: onKind('staging', ({ report }) => {
    const [first] = report.team ?? [];
    if (first === undefined) return false;
    const anastomosis = { place: 'colorectal', technique: null, heightCm: 8, leakTest: null } as const;
    report.anastomoses = [{ ...anastomosis, id: first.id, protected: null, absent: {} }];
    return true;
  }),
  spared_and_removed: onOperation(({ report }) => {
    if (!report.procedures?.includes('hysterectomy_bso')) return false;
    report.fertilitySparing = true;
    return true;
  }),
  place_left_contradicts_words: onOperation(({ report }) => {
    const [place] = report.residualPlaces ?? [];
    if (place === undefined || report.residualSites === null) return false;
    place.area = place.area === 'uterus' ? 'spleen' : 'uterus';
    return true;
  }),
  operated_in_ecog_3: onOperation((_operation, record) => item(record, 'ecog', { value: 3 })),
  duration_contradicts_complexity: onOperation(({ report }) => void (report.durationMinutes = 1500)),
  blood_loss_contradicts_complexity: onOperation(({ report }) => void (report.bloodLossMl = 20_000)),
  team_without_main_surgeon: onOperation(({ report }) => {
    report.team = teamIn(report).filter(({ role }) => role !== 'main');
  }),
  team_person_twice: onOperation(({ report }) => {
    const [first] = teamIn(report);
    if (first) report.team?.push({ ...first, role: 'assistant' });
  }),
  team_discipline_wrong: onOperation(({ report }) => {
    const [first] = teamIn(report);
    if (first) first.discipline = 'pathology';
  }),
  surgeon_of_other_discipline: onOperation(({ report }) => {
    const [first] = teamIn(report);
    if (first) first.discipline = 'urology';
  }),
  joint_without_procedure: onKind('staging', ({ report }) => {
    report.procedures = ['omentectomy'];
    report.team?.push({
      id: centre.series.id,
      person: centre.people[25]?.id ?? '',
      role: 'co_surgeon',
      discipline: 'colorectal-surgery',
      absent: {},
    });
  }),
  pathology_before_operation: onOperation(({ pathology, report }) => {
    if (!pathology) return false;
    pathology.reportedOn = report.doneOn;
    return true;
  }),
  pathology_late: onOperation(({ pathology, report }) => {
    if (!pathology) return false;
    pathology.reportedOn = later(report.doneOn ?? '', 90);
    return true;
  }),
  response_without_chemotherapy: onPathology((pathology, { report }) => {
    pathology.chemotherapyResponseScore = '2';
    return report.kind === 'primary';
  }),
  response_not_applicable_after_chemotherapy: onPathology((pathology, { report }) => {
    pathology.absent.chemotherapyResponseScore = 'not_applicable';
    return report.kind === 'interval';
  }),
  nodes_examined_without_specimen: onPathology((pathology, { report }) => {
    report.procedures = ['omentectomy'];
    pathology.nodes = [positiveNodes()];
  }),
  nodes_removed_not_examined: onPathology((pathology, { report }) => {
    report.procedures?.push('pelvic_lymphadenectomy');
    pathology.nodes = [];
  }),
  pathology_of_another_tumour: onPathology((pathology) => {
    if (pathology.histologicalType === null) return false;
    pathology.histologicalType = 'squamous';
    return true;
  }),
  pathology_of_another_stage: onStage('IIIC', (pathology) => {
    if (pathology.provisionalStage === null) return false;
    pathology.provisionalStage = 'IVB';
    return true;
  }),
  nodes_contradict_stage: onStage('IIA', (pathology) => void pathology.nodes?.push(positiveNodes())),
  cytology_contradicts_stage: onStage('IA', (pathology) => void (pathology.cytology = 'malignant')),
  integrity_contradicts_stage: onStage('IC1', (pathology) => void (pathology.specimenIntegrity = 'intact')),
  form_closed_early: onOperation(({ outcome30, report }) => {
    if (!outcome30) return false;
    outcome30.closed30On = later(report.doneOn ?? '', 12);
    return true;
  }),
  complication_outside_90_days: onOutcome((add, { report }) => add({ on: later(report.doneOn ?? '', 100) })),
  complication_contradicts_grade: onOutcome((add) => add({ kind: 'reoperation', grade: 'I' })),
  leak_without_anastomosis: onOutcome((add, { report }) => {
    report.procedures = ['omentectomy'];
    add({ name: 'anastomotic_leak' });
  }),
  lymphocyst_without_nodes: onOutcome((add, { report }) => {
    report.procedures = ['omentectomy'];
    add({ name: 'lymphocyst' });
  }),
  death_not_in_record: onOutcome((add, { report }) =>
    add({ kind: 'death', grade: 'V', on: later(report.doneOn ?? '', 3) }),
  ),
  death_not_in_form: onOperation(({ outcome30, report }, record) => {
    if (!outcome30 || outcome30.complications?.length !== 0) return false;
    record.patient.diedOn = later(report.doneOn ?? '', 4);
    return true;
  }),
};

const onEntry =
  (form: string, fits: (said: Record<string, unknown>) => boolean, change: object): Corruption =>
  (record) => {
    const found = record.course?.find(({ form: id, answers }) => id === form && fits(answers));
    if (found === undefined) return false;
    Object.assign(found.answers, typeof change === 'function' ? change(found.answers, record) : change);
    return true;
  };
const inSetting =
  (setting: string) =>
  (said: Record<string, unknown>): boolean =>
    said['setting'] === setting && typeof said['to'] === 'string';
const operatedOn = (record: Draft): string => record.operations[0]?.report.doneOn ?? '';

const treatmentCorruptions: Record<string, Corruption> = {
  course_contradicts_itself: (record) => {
    if (record.patient.diedOn === null) return false;
    return onEntry('follow-up', ({ status }) => status === 'alive', { on: later(record.patient.diedOn, 1) })(
      record,
    );
  },
  course_in_future: onEntry('markers', () => true, { on: '2026-07-16' }),
  course_before_birth: onEntry('markers', () => true, { on: '1890-01-01' }),
  neoadjuvant_after_operation: onEntry(
    'systemic',
    inSetting('neoadjuvant'),
    (_said: unknown, record: Draft) => ({ to: later(operatedOn(record), 1) }),
  ),
  adjuvant_before_operation: (record) =>
    firstTime(record) &&
    onEntry('systemic', inSetting('adjuvant'), { from: operatedOn(record) })(record) !== false,
  cycles_against_dates: onEntry('systemic', inSetting('adjuvant'), (said: { from: string }) => ({
    cycles: 6,
    to: later(said.from, 99),
  })),
  maintenance_before_its_line: onEntry('systemic', inSetting('maintenance'), { from: '2020-01-01' }),
  relapse_treated_before_it_came: (record) => {
    if (!firstTime(record) || !record.course?.some(({ answers }) => answers['setting'] === 'relapse'))
      return false;
    record.course = record.course.filter(({ form }) => form !== 'event');
    return true;
  },
  free_of_disease_after_relapse: (record) => {
    const grown = record.course?.find(({ answers }) => answers['kind'] === 'recurrence');
    const on = grown?.answers['on'];
    if (!firstTime(record) || typeof on !== 'string' || record.patient.diedOn !== null) return false;
    return onEntry('follow-up', ({ disease }) => disease === 'none', { on: later(on, 1) })(record);
  },
  known_from_nowhere: onEntry('systemic', ({ source }) => source === 'outside_report', { source: null }),
  death_in_no_follow_up: (record) => {
    if (record.patient.diedOn === null) return false;
    record.course = record.course?.filter(({ answers }) => answers['status'] !== 'dead');
    return true;
  },
};

const isHarmful = (said: Record<string, unknown>): boolean =>
  Array.isArray(said['variants']) && said['variants'].some(({ class: kind }) => kind === 'pathogenic');
const inVariant = (change: object) => (said: { variants: object[] }) => ({
  variants: said.variants.map((one) => ({ ...one, ...change })),
});
const hasDose = ({ fractions }: Record<string, unknown>): boolean => fractions === 5;

const testAndTreatmentCorruptions: Record<string, Corruption> = {
  tumour_tested_before_tissue: onEntry('tumour-molecular', () => true, { on: '1999-01-01' }),
  tumour_test_contradicts_work_up: (record) =>
    item(record, 'brca', {}) && onEntry('tumour-molecular', isHarmful, inVariant({ gene: 'BRCA9' }))(record),
  hrd_contradicts_score: onEntry('tumour-molecular', ({ hrd }) => hrd === 'negative', { instability: 60 }),
  blood_contradicts_tumour: onEntry('germline', isHarmful, inVariant({ hgvs: 'c.1A>G' })),
  blood_result_uncounselled: onEntry('germline', () => true, { counselled: null }),
  olaparib_without_reason: (record) => {
    if (!record.course?.some(({ answers }) => String(answers['regimen']).startsWith('Olaparib')))
      return false;
    record.course = record.course.filter(({ form }) => form !== 'tumour-molecular' && form !== 'germline');
    return true;
  },
  radiation_without_reason: (record) => {
    if (!record.course?.some(({ form }) => form === 'radiotherapy')) return false;
    record.course = record.course.filter(({ form }) => form !== 'event');
    return true;
  },
  radiation_dose: onEntry('radiotherapy', () => true, { doseGy: 120 }),
  radiation_days: onEntry('radiotherapy', hasDose, (said: { from: string }) => ({ to: said.from })),
  radiation_during_cycles: onEntry('radiotherapy', hasDose, (_said: unknown, record: Draft) => {
    const cycle = record.course?.find(
      ({ form, answers }) => form === 'systemic' && answers['cycles'] !== null,
    );
    return { from: cycle?.answers['from'], to: null };
  }),
  hormone_of_another_histology: (record) =>
    record.course?.some(({ form }) => form === 'hormone') === true &&
    void (record.case.histology = 'high-grade-serous'),
  hormone_before_chemotherapy: onEntry('hormone', () => true, { from: '2001-01-01' }),
  recurrence_unasked: (record) => {
    if (record.referral?.phase !== 'recurrence' || record.listing === null) return false;
    record.workUp = record.workUp.filter(({ key }) => key !== 'weight');
    return true;
  },
};

const contactCorruptions: Record<string, Corruption> = {
  contact_agreed_for_the_past: onEntry(
    'next-contact',
    () => true,
    (said: { on: string }) => ({ due: said.on }),
  ),
  contact_with_a_stranger: onEntry('next-contact', () => true, { person: centre.series.id }),
  contact_with_nobody: onEntry('next-contact', () => true, { person: null }),
  lost_and_seen_since: onEntry('lost-to-follow-up', () => true, { on: '2022-01-03' }),
  not_reached_and_never_tried: onEntry('lost-to-follow-up', ({ reason }) => reason === 'not_reached', {
    attempts: null,
  }),
};

/** A Sunday long ago. */
const sunday = '2022-01-02';
const weekdayCorruptions: Record<string, Corruption> = {
  came_on_a_weekend: (record) => record.referral !== null && void (record.referral.receivedOn = sunday),
  found_out_on_a_weekend: (record) => item(record, 'family_history', { takenOn: sunday }),
  told_on_a_weekend: onAdvice(({ herDecision }) => {
    if (herDecision.spokenOn === null) return false;
    herDecision.spokenOn = sunday;
    return true;
  }),
  treatment_begun_on_a_weekend: onEntry('systemic', inSetting('adjuvant'), { from: sunday }),
  blood_taken_on_a_weekend: onEntry('markers', () => true, { on: sunday }),
  imaged_on_a_weekend: onEntry('imaging', () => true, { on: sunday }),
  tested_on_a_weekend: onEntry('tumour-molecular', () => true, { on: sunday }),
  contact_on_a_weekend: onEntry('next-contact', () => true, { due: '2046-01-07' }),
  growth_told_on_a_weekend: onEntry('event', () => true, { on: sunday }),
  pathology_on_a_weekend: onPathology((pathology) => void (pathology.reportedOn = sunday)),
  list_closed_on_a_weekend: onOperation(({ outcome30 }) => {
    if (!outcome30) return false;
    outcome30.closed30On = sunday;
    return true;
  }),
};

const onAgain =
  (
    type: string,
    change: (again: NonNullable<Draft['again']>[number], held: string, record: Draft) => boolean | void,
  ): Corruption =>
  (record) => {
    const again = record.again?.find(({ referral }) => type === '' || referral.questionType === type);
    if (again === undefined) return false;
    return change(again, generated.item(again.listing.agendaItemId)?.heldOn ?? '', record);
  };
const againCorruptions: Record<string, Corruption> = {
  interval_without_response_board: onAgain('response_check', (_again, _held, record) => {
    record.again = [];
    return record.operations.some(({ report }) => report.kind === 'interval');
  }),
  again_before_first_board: onAgain('', ({ referral }) => void (referral.receivedOn = '2020-01-06')),
  again_on_a_weekend: onAgain('', ({ referral }) => void (referral.receivedOn = sunday)),
  again_after_its_board: onAgain('', ({ referral }, held) => void (referral.receivedOn = later(held, 1))),
  again_told_before_its_board: onAgain('', ({ listing }, held) =>
    listing.recommendations.forEach(({ herDecision }) => (herDecision.spokenOn = later(held, -1))),
  ),
  again_about_the_dead: onAgain('', (_again, held, { patient }) => void (patient.diedOn = held)),
  adjuvant_asked_before_pathology: onAgain('adjuvant', (_again, _held, record) =>
    record.operations.forEach((operation) => (operation.pathology = null)),
  ),
  recurrence_asked_before_it_came: onAgain(
    'recurrence',
    (_again, _held, record) => void (record.course = record.course?.filter(({ form }) => form !== 'event')),
  ),
  again_treated_before_its_board: onAgain('recurrence', (_again, held, record) =>
    onEntry('systemic', ({ setting }) => setting === 'relapse', { from: held })(record),
  ),
  declined_yet_treated: onAgain('recurrence', ({ listing }, held, record) => {
    for (const { herDecision } of listing.recommendations) herDecision.decision = 'declined';
    return onEntry('systemic', ({ setting }) => setting === 'relapse', { from: later(held, 7) })(record);
  }),
};

const furtherOperationCorruptions: Record<string, Corruption> = {
  reoperation_not_in_record: (record) => {
    const all = record.operations.length;
    record.operations = record.operations.filter(({ report }) => report.kind !== 'complication');
    return record.operations.length < all;
  },
  reoperation_for_nothing: (record) => {
    const second = record.operations.find(({ report }) => report.kind === 'complication');
    if (second === undefined) return false;
    second.report.doneOn = later(second.report.doneOn ?? '', 1);
    return true;
  },
  laparoscopy_after_chemotherapy: (record) =>
    record.operations.some(({ report }) => report.initialAim === 'diagnostic') &&
    onEntry('systemic', inSetting('neoadjuvant'), { from: '2021-01-04' })(record),
  partial_date_of_our_own: (record) =>
    firstTime(record) && onEntry('systemic', inSetting('adjuvant'), { from: '2024-05' })(record),
};

const stageCorruptions: Record<string, Corruption> = {
  substage_as_it_presented: (record) =>
    group(record) === 'I' && firstTime(record) && void (record.case.stage = 'IC2'),
  stage_before_its_report: onEntry('stage', () => true, { on: sunday }),
  stage_of_another_report: onEntry('stage', ({ stage }) => stage === 'IA', { stage: 'IB' }),
  stage_refines_another_group: (record) => {
    if (record.case.stage !== 'I') return false;
    return onEntry('stage', () => true, { stage: 'IIB' })(record);
  },
};

const languageCorruptions: Record<string, Corruption> = {
  question_in_another_language: onQuestion((text) => `${text} What does the board advise?`),
  advice_in_another_language: onAdvice((advice) => void (advice.rationale = 'No sign of spread.')),
};

const corruptions: Record<string, Corruption> = {
  ...diseaseCorruptions,
  ...workUpCorruptions,
  ...courseCorruptions,
  ...operationCorruptions,
  ...treatmentCorruptions,
  ...testAndTreatmentCorruptions,
  ...contactCorruptions,
  ...againCorruptions,
  ...furtherOperationCorruptions,
  ...weekdayCorruptions,
  ...stageCorruptions,
  ...languageCorruptions,
};

describe('the plausibility check', () => {
  it('has one corruption for every rule', () => {
    expect(Object.keys(corruptions).toSorted()).toEqual(rules.map(({ code }) => code).toSorted());
  });

  it.each(Object.keys(corruptions))('finds %s', (code) => {
    const corrupt = corruptions[code];
    const fit = centre.cases.find((record) => corrupt?.(copyOf(record)) !== false);
    expect(fit, 'no generated case lends itself to this corruption').toBeDefined();
    const copy = copyOf(fit as CaseRecord);
    expect(implausible(copy, context)).toEqual([]);
    corrupt?.(copy);
    expect(implausible(copy, context)).toContain(code);
  });
});
