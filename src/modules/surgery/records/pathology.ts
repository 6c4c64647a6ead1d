import type { Answers } from '../../../kernel/forms/answers.ts';
import {
  choice,
  choices,
  date,
  group,
  line,
  number,
  prose,
  record,
  yesNo,
} from '../../../kernel/forms/items.ts';
import { withAdded } from '../../../kernel/forms/added.ts';
import { siteAdditions } from '../../care/records/site-additions.ts';
import { type Area, areas } from './operation.ts';
import { immunohistochemistry, markersInWords } from './immunohistochemistry.ts';
import { nodeStations, sides } from './surgical-anatomy.ts';
import { grades, histologies, stageEditions, stages } from '../../care/records/tumour.ts';

type Organ = Exclude<Area, 'pelvic_nodes' | 'aortic_nodes'>;
const isOrgan = (area: Area): area is Organ => area !== 'pelvic_nodes' && area !== 'aortic_nodes';

const implants = ['non_invasive_epithelial', 'non_invasive_desmoplastic', 'invasive'] as const;
const ofBorderline = {
  item: 'histologicalType',
  in: [
    'borderline',
    'borderline-serous',
    'borderline-micropapillary',
    'borderline-mucinous',
    'borderline-endometrioid',
    'borderline-clear-cell',
    'borderline-seromucinous',
    'borderline-brenner',
  ],
} as const;
const gone = ['not_applicable', 'unknown'] as const;

const tumourSites = [
  'left_ovary',
  'right_ovary',
  'left_tube',
  'right_tube',
  'peritoneum',
  'ectocervix',
  'endocervix',
  'corpus',
  'isthmus',
  'vulva_left',
  'vulva_right',
  'vulva_midline',
  'vagina_upper',
  'vagina_middle',
  'vagina_lower',
  'other',
] as const;

type Stored = Readonly<Record<string, unknown>>;

/** Stations that were said with their side in one word. */
const stationsOfOneList = (stored: Stored): Stored => {
  const { nodes } = stored;
  if (!Array.isArray(nodes)) return stored;
  const parted = (row: Stored): Stored => {
    const [, station, side] = /^(pelvic|inguinal)_(left|right)$/.exec(String(row['station'])) ?? [];
    return station === undefined ? row : { ...row, station, side };
  };
  return { ...stored, nodes: nodes.map((row: Stored) => parted(row)) };
};

/**
 * The structured pathology report of an operation. What is asked and needed at a site is `pathology-at-site.ts`, by the
 * site's profile; while the site is not known, what is needed here: the core elements of the ICCR dataset of ovary, tube and
 * peritoneum, as recalled (ESGO ovarian quality indicators 2016, QI 9).
 */
const ownReport = record(
  {
    id: 'pathology',
    version: 4,
    sections: ['report', 'tumour', 'spread', 'nodes', 'immunohistochemistry', 'conclusion'],
    upgrades: { 2: stationsOfOneList, 3: markersInWords },
  },
  {
    reportedOn: date({ section: 'report', exact: true }),
    /** An empty list says none. */
    priorTreatment: choices(['chemotherapy', 'radiotherapy', 'hormone', 'not_given'], {
      section: 'report',
      absent: ['unknown'],
    }),
    predisposition: choice(['none', 'known', 'not_given'], { section: 'report', absent: ['unknown'] }),
    predispositionDetail: line(200, { section: 'report', when: { item: 'predisposition', in: ['known'] } }),
    operativeProcedure: line(500, { section: 'report', needed: true, absent: ['unknown'] }),
    specimens: line(500, { section: 'report', needed: true, absent: ['unknown'] }),
    /** Of ovary or tube, or of the uterus, where they were sent. */
    specimenIntegrity: choice(['intact', 'ruptured', 'fragmented', 'opened', 'morcellated'], {
      section: 'report',
      needed: true,
      absent: ['not_applicable', 'unknown'],
    }),
    /** Macroscopic; of a side where the organ has one. */
    tumourSite: choices(tumourSites, {
      section: 'tumour',
      needed: true,
      absent: ['not_applicable', 'unknown'],
    }),
    /** The largest dimension. */
    dimensionsMm: number({
      section: 'tumour',
      min: 0.1,
      max: 999,
      decimals: 1,
      unit: 'mm',
      needed: true,
      absent: ['not_applicable', 'unknown'],
    }),
    histologicalType: choice(histologies, {
      of: 'histotypes',
      section: 'tumour',
      needed: true,
      absent: ['unknown'],
    }),
    grade: choice(grades, {
      of: 'grades',
      section: 'tumour',
      needed: true,
      absent: ['not_applicable', 'unknown'],
    }),
    depthMm: number({ section: 'tumour', min: 0, max: 200, decimals: 1, unit: 'mm', absent: gone }),
    /** Thickness of the wall that is invaded. */
    wallMm: number({ section: 'tumour', min: 0.1, max: 200, decimals: 1, unit: 'mm', absent: gone }),
    depthMethod: choice(['dysplastic_rete_ridge', 'dermal_papilla'], { section: 'tumour', absent: gone }),
    myometrialInvasion: choice(['none', 'less_than_half', 'half_or_more'], {
      section: 'tumour',
      absent: gone,
    }),
    horizontalExtentMm: number({
      section: 'tumour',
      min: 0.1,
      max: 200,
      decimals: 1,
      unit: 'mm',
      absent: gone,
    }),
    /** Of each ten fields at high power. */
    mitoses: number({ section: 'tumour', min: 0, max: 500, absent: gone }),
    necrosis: choice(['none', 'coagulative', 'other'], { section: 'tumour', absent: gone }),
    lymphovascularInvasion: choice(['none', 'focal', 'substantial', 'present', 'indeterminate'], {
      section: 'tumour',
      absent: ['unknown'],
    }),
    perineuralInvasion: choice(['none', 'present', 'indeterminate'], {
      section: 'tumour',
      absent: ['unknown'],
    }),
    precursor: choice(['none', 'stic', 'hsil', 'ais', 'ein', 'dvin', 'other'], {
      section: 'tumour',
      absent: ['unknown'],
    }),
    /** Of a borderline tumour. */
    microinvasion: choice(['none', 'present'], {
      section: 'tumour',
      when: ofBorderline,
      needed: true,
      absent: gone,
    }),
    microinvasionMm: number({
      section: 'tumour',
      min: 0.1,
      max: 200,
      decimals: 1,
      unit: 'mm',
      when: { item: 'microinvasion', in: ['present'] },
    }),
    /** An empty list says none. */
    coexistent: choices(
      ['endometriosis', 'adenomyosis', 'lichen_sclerosus', 'hyperplasia', 'leiomyoma', 'other'],
      { section: 'tumour', absent: ['unknown'] },
    ),
    /** Structures that the tumour reaches; an empty list says none. */
    extension: choices(
      [
        'parametrium_left',
        'parametrium_right',
        'vagina',
        'cervical_stroma',
        'corpus',
        'serosa',
        'adnexa_left',
        'adnexa_right',
        'bladder',
        'rectum',
        'urethra',
        'anus',
      ],
      { section: 'spread', absent: ['unknown', 'not_applicable'] },
    ),
    margins: group(
      {
        margin: choice([
          'ectocervical',
          'endocervical',
          'vaginal',
          'parametrial_left',
          'parametrial_right',
          'radial',
          'peripheral',
          'deep',
          'urethral',
          'anal',
        ]),
        state: choice(['clear', 'involved', 'precursor', 'not_assessable']),
        distanceMm: number({
          min: 0,
          max: 200,
          decimals: 1,
          unit: 'mm',
          when: { item: 'state', in: ['clear'] },
        }),
      },
      { section: 'spread', always: ['margin', 'state'], lines: 1 },
    ),
    /** By histology; nodes have their own lines. */
    sitesOfInvolvement: choices(areas.filter(isOrgan), {
      section: 'spread',
      needed: true,
      absent: ['unknown'],
    }),
    /** Of a borderline tumour; an empty list says none. An invasive implant is low-grade serous carcinoma. */
    implants: choices(implants, { section: 'spread', when: ofBorderline, needed: true, absent: gone }),
    implantSites: choices(areas.filter(isOrgan), {
      section: 'spread',
      when: { item: 'implants', in: implants },
      absent: ['unknown'],
    }),
    omentumMm: number({ section: 'spread', min: 1, max: 999, unit: 'mm', absent: gone }),
    omentum: choice(['none', 'microscopic', 'macroscopic'], {
      section: 'spread',
      absent: ['not_applicable', 'not_done', 'unknown'],
    }),
    omentumDepositMm: number({
      section: 'spread',
      min: 0.1,
      max: 999,
      decimals: 1,
      unit: 'mm',
      when: { item: 'omentum', in: ['microscopic', 'macroscopic'] },
      absent: ['unknown'],
    }),
    cytology: choice(['negative', 'malignant', 'indeterminate'], {
      section: 'spread',
      needed: true,
      absent: ['not_done', 'unknown'],
    }),
    /** Of the omentum, after neoadjuvant treatment. */
    chemotherapyResponseScore: choice(['1', '2', '3'], {
      section: 'spread',
      when: { fact: 'operationKind', in: ['interval'] },
      needed: true,
      absent: ['not_applicable', 'not_done', 'unknown'],
    }),
    nodes: group(
      {
        station: choice(nodeStations),
        side: choice(sides),
        examined: number({ min: 1, max: 200 }),
        positive: number({ min: 0, max: 200 }),
        /** Decides between IIIA1(i) and IIIA1(ii). */
        largestDepositMm: number({
          min: 0.1,
          max: 200,
          decimals: 1,
          unit: 'mm',
          when: { item: 'positive', above: 0 },
        }),
        extranodal: yesNo({ when: { item: 'positive', above: 0 } }),
        sentinel: yesNo(),
        ultrastaging: yesNo(),
      },
      { section: 'nodes', needed: true, always: ['station'] },
    ),
    immunohistochemistry,
    /** Whether site and edition have it is `pathologyFaults`. */
    provisionalStage: choice(stages, {
      of: 'stages',
      section: 'conclusion',
      needed: true,
      absent: ['not_applicable', 'unknown'],
    }),
    stageEdition: choice(stageEditions, { of: 'editions', section: 'conclusion' }),
    narrative: prose(8000, { section: 'conclusion' }),
  },
);
/** With what the files of the sites add. */
export const pathologyReport = withAdded(ownReport, siteAdditions.pathology);
export type PathologyReport = Answers<typeof pathologyReport>;

/** An item that may belong to a complete report. */
export type PathologyElement = keyof typeof pathologyReport.items;
