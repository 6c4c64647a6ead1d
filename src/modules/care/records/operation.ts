import type { Answers, Range } from '../../../kernel/forms/answers.ts';
import {
  choice,
  choices,
  date,
  grid,
  group,
  line,
  number,
  person,
  prose,
  range,
  record,
  yesNo,
} from '../../../kernel/forms/items.ts';
import { disciplines } from '../../directory/records/disciplines.ts';

/** Every area the operative report must describe (ESGO ovarian quality indicators 2016, QI 8, list b); `pleura` only where it was opened. */
export const areas = [
  'ovaries',
  'tubes',
  'uterus',
  'pelvic_peritoneum',
  'paracolic_gutters',
  'anterior_parietal_peritoneum',
  'mesentery',
  'bowel_serosa',
  'liver',
  'spleen',
  'greater_omentum',
  'lesser_omentum',
  'porta_hepatis',
  'stomach',
  'morrison_pouch',
  'lesser_sac',
  'diaphragms',
  'pelvic_nodes',
  'aortic_nodes',
  'pleura',
] as const;
export type Area = (typeof areas)[number];

export const procedures = [
  'hysterectomy_bso',
  'omentectomy',
  'pelvic_lymphadenectomy',
  'paraaortic_lymphadenectomy',
  'pelvic_peritonectomy',
  'abdominal_peritonectomy',
  'small_bowel_resection',
  'large_bowel_resection',
  'diaphragm_stripping',
  'splenectomy',
  'liver_resection',
  'rectosigmoid_anastomosis',
  'biopsy_only',
] as const;
export type Procedure = (typeof procedures)[number];

/** What may be hurt, or happen, during an operation. */
const events = [
  'bladder',
  'ureter',
  'bowel',
  'vessel',
  'nerve',
  'spleen',
  'liver',
  'diaphragm',
  'bleeding',
  'other',
] as const;

/** Asked while something was, or may have been, left. */
const left = { not: { item: 'residual', atMost: 0 } } as const;

const byScope = { item: 'approach', in: ['laparoscopic', 'robotic', 'vaginal'] } as const;

/** The structured report of an operation, with its team. */
export const operationReport = record(
  { id: 'operation', version: 1, sections: ['operation', 'areas', 'done', 'residual', 'team'] },
  {
    doneOn: date({ section: 'operation' }),
    kind: choice(['primary', 'interval', 'recurrence', 'staging', 'exploratory'], {
      section: 'operation',
      absent: ['unknown'],
    }),
    approach: choice(['open', 'laparoscopic', 'robotic', 'vaginal'], {
      section: 'operation',
      absent: ['unknown'],
    }),
    /** Begun by scope or from below, ended open. */
    converted: yesNo({ section: 'operation', when: byScope, absent: ['unknown'] }),
    conversionReason: line(500, { section: 'operation', when: { item: 'converted', in: ['yes'] } }),
    /** Physical status of the American Society of Anesthesiologists, before the operation. */
    asa: choice(['I', 'II', 'III', 'IV', 'V'], { section: 'operation', absent: ['unknown'] }),
    initialAim: choice(['complete_cytoreduction', 'staging', 'palliative', 'diagnostic'], {
      section: 'operation',
      absent: ['unknown'],
    }),
    /** True when no more than exploration or biopsy was done (excluded from QI 2). */
    limitedToBiopsy: yesNo({ section: 'operation', absent: ['unknown'] }),
    /** Size and place of disease at the beginning. */
    diseaseAtStart: prose(8000, { section: 'operation', needed: true }),
    ascitesMl: number({
      section: 'areas',
      min: 0,
      max: 30_000,
      unit: 'mL',
      absent: ['unknown'],
    }),
    areas: grid(
      areas,
      ['free', 'involved', 'not_assessed', 'absent'],
      {
        involved: { mm: number({ min: 0.1, max: 500, decimals: 1, unit: 'mm' }) },
        not_assessed: { reason: line(500) },
      },
      { section: 'areas', fill: { answer: 'free', except: ['pleura'] } },
    ),
    procedures: choices(procedures, { section: 'done' }),
    /** Of the capsule or the tumour, whether before the operation or by it. */
    rupture: choice(['none', 'before_surgery', 'during_surgery'], {
      section: 'done',
      absent: ['unknown', 'not_applicable'],
    }),
    frozenSection: choice(['benign', 'borderline', 'malignant', 'deferred'], {
      section: 'done',
      absent: ['not_done', 'unknown'],
    }),
    /** What happened during the operation; "none" is said. */
    events: choices(events, { section: 'done', absent: ['unknown'] }),
    eventsDetail: line(500, { section: 'done', when: { item: 'events', in: events } }),
    stoma: choice(['none', 'ileostomy', 'colostomy', 'urostomy'], { section: 'done', absent: ['unknown'] }),
    /** Units of red cells during the operation. */
    transfusedUnits: number({ section: 'done', min: 0, max: 100, absent: ['unknown'] }),
    narrative: prose(8000, { section: 'done' }),
    durationMinutes: number({ section: 'done', min: 1, max: 2000, unit: 'min' }),
    bloodLossMl: number({ section: 'done', min: 0, max: 30_000, unit: 'mL' }),
    /** Millimetres of the largest lesion left. */
    residual: range({
      section: 'residual',
      unit: 'mm',
      min: 0,
      max: 500,
      needed: true,
      absent: ['unknown'],
    }),
    residualSites: line(500, { section: 'residual', when: left, needed: true }),
    incompleteReason: line(500, { section: 'residual', when: left, needed: true }),
    team: group(
      {
        person: person(),
        role: choice(['main', 'supervising', 'assistant', 'co_surgeon']),
        discipline: choice(disciplines),
      },
      {
        section: 'team',
        once: [{ item: 'person' }, { item: 'role', of: ['main', 'supervising'] }],
        always: ['person', 'role'],
        lines: 1,
      },
    ),
  },
  {
    complexity: { section: 'done', from: ['procedures'] },
    complete: { section: 'residual', from: ['residual'] },
    optimal: { section: 'residual', from: ['residual'] },
    cc: { section: 'residual', from: ['residual'] },
  },
);
export type OperationReport = Answers<typeof operationReport>;
export type Findings = NonNullable<OperationReport['areas']>;
export type Finding = NonNullable<Findings[Area]>;
export type Residual = Range;
/** Somebody of the team; with the discipline of this operation, which may be another than the directory's. */
export type TeamRow = NonNullable<OperationReport['team']>[number];
