import type { Answers, Range } from '../../../kernel/forms/answers.ts';
import {
  choice,
  choices,
  coded,
  codedList,
  date,
  grid,
  group,
  line,
  number,
  person,
  prose,
  range,
  record,
  time,
  yesNo,
} from '../../../kernel/forms/items.ts';
import { disciplines } from '../../directory/records/disciplines.ts';
import { oneSided, otherProcedures, procedures } from './procedures.ts';
import {
  depths,
  fagottiFeatures,
  nodeStations,
  pciRegions,
  sidedAreas,
  sides,
  spreads,
} from './surgical-anatomy.ts';
import { withAdded } from '../../../kernel/forms/added.ts';
import { siteAdditions } from '../../care/records/site-additions.ts';

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
const radical = ['radical_hysterectomy', 'radical_trachelectomy', 'parametrectomy'] as const;

/** The structured report of an operation, with its team. What a plain operation lacks stands in closed parts. */
const ownReport = record(
  {
    id: 'operation',
    version: 4,
    sections: [
      'operation',
      'fitness',
      'areas',
      'scores',
      'done',
      'particulars',
      'nodes',
      'conduct',
      'residual',
      'team',
    ],
    closed: ['fitness', 'scores', 'particulars', 'nodes', 'conduct'],
  },
  {
    doneOn: date({ section: 'operation' }),
    kind: choice(['primary', 'interval', 'recurrence', 'staging', 'exploratory', 'complication'], {
      section: 'operation',
      absent: ['unknown'],
    }),
    /** Which complication of which treatment the operation was for. */
    forComplication: line(500, { section: 'operation', when: { item: 'kind', in: ['complication'] } }),
    approach: choice(['open', 'laparoscopic', 'robotic', 'vaginal'], {
      section: 'operation',
      absent: ['unknown'],
    }),
    /** Begun by scope or from below, ended open. */
    converted: yesNo({ section: 'operation', when: byScope, absent: ['unknown'] }),
    conversionReason: line(500, { section: 'operation', when: { item: 'converted', in: ['yes'] } }),
    /** Which of them a site offers is in its file. */
    initialAim: choice(['complete_cytoreduction', 'curative', 'staging', 'palliative', 'diagnostic'], {
      section: 'operation',
      absent: ['unknown'],
    }),
    /** True when no more than exploration or biopsy was done (excluded from QI 2). */
    limitedToBiopsy: yesNo({ section: 'operation', absent: ['unknown'] }),
    /** Size and place of disease at the beginning. */
    diseaseAtStart: prose(8000, { section: 'operation', needed: true }),
    /** Physical status of the American Society of Anesthesiologists, before the operation. */
    asa: choice(['I', 'II', 'III', 'IV', 'V'], { section: 'fitness', absent: ['unknown'] }),
    bmi: number({ section: 'fitness', min: 10, max: 100, decimals: 1, unit: 'kg/m2', absent: ['unknown'] }),
    incisionAt: time({ section: 'fitness' }),
    /** The next day where it is earlier than the incision. */
    closureAt: time({ section: 'fitness' }),
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
        involved: {
          mm: number({ min: 0.1, max: 500, decimals: 1, unit: 'mm' }),
          side: choice(sides),
        },
        not_assessed: { reason: line(500) },
      },
      {
        section: 'areas',
        fill: { answer: 'free', except: ['pleura'] },
        only: { side: sidedAreas },
        parts: [
          { name: 'pelvis', rows: ['ovaries', 'tubes', 'uterus', 'pelvic_peritoneum'] },
          {
            name: 'abdomen',
            rows: [
              'greater_omentum',
              'paracolic_gutters',
              'anterior_parietal_peritoneum',
              'mesentery',
              'bowel_serosa',
            ],
          },
          {
            name: 'upper_abdomen',
            rows: [
              'diaphragms',
              'liver',
              'morrison_pouch',
              'porta_hepatis',
              'lesser_omentum',
              'lesser_sac',
              'stomach',
              'spleen',
            ],
          },
          { name: 'nodes_and_chest', rows: ['pelvic_nodes', 'aortic_nodes', 'pleura'] },
        ],
      },
    ),
    /** A finding in detail, by side, and what was taken of it; what was left of it stands with the residual disease. */
    findings: group(
      {
        area: choice(areas),
        side: choice(sides),
        mm: number({ min: 0.1, max: 500, decimals: 1, unit: 'mm' }),
        spread: choice(spreads),
        depth: choice(depths),
        resectable: choice(['yes', 'no', 'unsure']),
        taken: choice(['whole', 'part', 'none']),
        procedure: coded(procedures),
      },
      { section: 'scores', always: ['area'], lines: 1 },
    ),
    /** Lesion size of each region of the Peritoneal Cancer Index. */
    pci: grid(
      pciRegions,
      ['0', '1', '2', '3', 'not_assessed'],
      {},
      { section: 'scores', fill: { answer: '0', except: [] } },
    ),
    /** Features of the laparoscopic score (Fagotti), two points each. */
    fagotti: grid(
      fagottiFeatures,
      ['0', '2', 'not_explorable'],
      {},
      { section: 'scores', fill: { answer: '0', except: [] } },
    ),
    procedures: codedList(procedures, { section: 'done' }),
    otherProcedures: line(500, {
      section: 'done',
      when: { item: 'procedures', in: otherProcedures },
      needed: true,
    }),
    durationMinutes: number({ section: 'done', min: 1, max: 2000, unit: 'min' }),
    bloodLossMl: number({ section: 'done', min: 0, max: 30_000, unit: 'mL' }),
    narrative: prose(8000, { section: 'done' }),
    /** Which side, where one of two was operated on. */
    operatedSide: choice(['left', 'right'], {
      section: 'particulars',
      when: { item: 'procedures', in: oneSided },
      needed: true,
    }),
    procedureDetails: group(
      { procedure: coded(procedures), side: choice(sides), detail: line(500) },
      { section: 'particulars', always: ['procedure'], lines: 1 },
    ),
    plannedProcedures: codedList(procedures, { section: 'particulars', absent: ['unknown'] }),
    fertilitySparing: yesNo({ section: 'particulars', absent: ['unknown', 'not_applicable'] }),
    preserved: choices(['uterus', 'left_ovary', 'right_ovary'], {
      section: 'particulars',
      when: { item: 'fertilitySparing', in: ['yes'] },
    }),
    /** Extent to the sides, by the types of Querleu and Morrow. */
    radicality: choice(['A', 'B', 'C1', 'C2', 'D'], {
      section: 'particulars',
      when: { item: 'procedures', in: radical },
      absent: ['unknown'],
    }),
    stoma: choice(['none', 'ileostomy', 'colostomy', 'urostomy'], {
      section: 'particulars',
      absent: ['unknown'],
    }),
    anastomoses: group(
      {
        place: choice([
          'small_bowel',
          'ileocolic',
          'colocolic',
          'colorectal',
          'coloanal',
          'gastric',
          'ureteric',
        ]),
        technique: choice(['stapled', 'hand_sewn']),
        heightCm: number({ min: 0, max: 40, decimals: 1, unit: 'cm' }),
        leakTest: choice(['tight', 'leaking', 'not_done']),
        protected: yesNo(),
      },
      { section: 'particulars', always: ['place'], lines: 1 },
    ),
    devices: group(
      {
        device: choice([
          'abdominal_drain',
          'chest_drain',
          'ureteric_stent',
          'intraperitoneal_port',
          'venous_port',
          'mesh',
          'vascular_graft',
          'other',
        ]),
        side: choice(sides),
        detail: line(500),
      },
      { section: 'particulars', always: ['device'], lines: 1 },
    ),
    nodes: group(
      {
        station: choice(nodeStations),
        side: choice(sides),
        extent: choice(['sampling', 'systematic', 'sentinel', 'bulky']),
        removed: number({ min: 0, max: 200, absent: ['unknown'] }),
      },
      { section: 'nodes', always: ['station'], lines: 1 },
    ),
    sentinels: group(
      {
        side: choice(['left', 'right', 'midline']),
        tracer: choice(['icg', 'technetium', 'blue', 'icg_technetium', 'other']),
        mapped: yesNo(),
        station: choice(nodeStations),
        removed: number({ min: 0, max: 50, absent: ['unknown'] }),
        ultrastaging: yesNo({ absent: ['unknown'] }),
      },
      { section: 'nodes', lines: 1 },
    ),
    /** Of the capsule or the tumour, whether before the operation or by it. */
    rupture: choice(['none', 'before_surgery', 'during_surgery'], {
      section: 'conduct',
      absent: ['unknown', 'not_applicable'],
    }),
    morcellation: choice(['none', 'in_bag', 'open'], {
      section: 'conduct',
      absent: ['unknown', 'not_applicable'],
    }),
    frozenSection: choice(['benign', 'borderline', 'malignant', 'deferred'], {
      section: 'conduct',
      absent: ['not_done', 'unknown'],
    }),
    /** What happened during the operation; "none" is said. */
    events: choices(events, { section: 'conduct', absent: ['unknown'] }),
    eventsDetail: line(500, { section: 'conduct', when: { item: 'events', in: events } }),
    /** Units of red cells during the operation. */
    transfusedUnits: number({ section: 'conduct', min: 0, max: 100, absent: ['unknown'] }),
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
    /** What was left place by place, and why. */
    residualPlaces: group(
      {
        area: choice(areas),
        side: choice(sides),
        size: range({ unit: 'mm', min: 0, max: 500 }),
        reason: choice([
          'mesentery_root',
          'short_bowel',
          'stomach_duodenum_pancreas',
          'great_vessels',
          'liver',
          'her_condition',
          'not_intended',
          'other',
        ]),
        detail: line(500),
      },
      { section: 'residual', when: left, always: ['area'], lines: 1 },
    ),
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
    duration: { section: 'fitness', from: ['incisionAt', 'closureAt', 'durationMinutes'] },
    pciSum: { section: 'scores', from: ['pci'] },
    pciOfFindings: { section: 'areas', from: ['areas', 'findings'] },
    fagotti2006: { section: 'scores', from: ['fagotti'] },
    fagotti2015: { section: 'scores', from: ['fagotti'] },
    fagottiOfFindings: { section: 'areas', from: ['areas', 'findings'] },
    complexity: { section: 'done', from: ['procedures', 'otherProcedures'] },
    plannedComplexity: { section: 'particulars', from: ['plannedProcedures'] },
    plannedNotDone: { section: 'particulars', from: ['plannedProcedures', 'procedures'] },
    doneNotPlanned: { section: 'particulars', from: ['plannedProcedures', 'procedures'] },
    complete: { section: 'residual', from: ['residual'] },
    optimal: { section: 'residual', from: ['residual'] },
    cc: { section: 'residual', from: ['residual'] },
    gynaecologicR: { section: 'residual', from: ['residual'] },
  },
);
/** With what the files of the sites add. */
export const operationReport = withAdded(ownReport, siteAdditions.operation);
export type OperationReport = Answers<typeof operationReport>;
export type Findings = NonNullable<OperationReport['areas']>;
export type Finding = NonNullable<Findings[Area]>;
export type Residual = Range;
/** Somebody of the team; with the discipline of this operation, which may be another than the directory's. */
export type TeamRow = NonNullable<OperationReport['team']>[number];
