import type { Answers } from '../../../kernel/forms/answers.ts';
import { choice, choices, date, group, line, number, prose, record } from '../../../kernel/forms/items.ts';
import { type Area, areas, type OperationReport } from './operation.ts';
import { grades, histologies, stageEditions, stages } from '../../care/records/tumour.ts';

type Organ = Exclude<Area, 'pelvic_nodes' | 'aortic_nodes'>;
const isOrgan = (area: Area): area is Organ => area !== 'pelvic_nodes' && area !== 'aortic_nodes';

/**
 * The structured pathology report of an operation for ovary, tube and peritoneum. What is needed are the core elements of
 * the ICCR dataset, as recalled (ESGO ovarian quality indicators 2016, QI 9).
 */
export const pathologyReport = record(
  {
    id: 'pathology',
    version: 2,
    sections: ['report', 'tumour', 'spread', 'nodes', 'immunohistochemistry', 'conclusion'],
  },
  {
    reportedOn: date({ section: 'report', exact: true }),
    operativeProcedure: line(500, { section: 'report', needed: true, absent: ['unknown'] }),
    specimens: line(500, { section: 'report', needed: true, absent: ['unknown'] }),
    /** Of ovary or tube, where they were sent. */
    specimenIntegrity: choice(['intact', 'ruptured', 'fragmented'], {
      section: 'report',
      needed: true,
      absent: ['not_applicable', 'unknown'],
    }),
    /** Macroscopic; of a side where the organ has one. */
    tumourSite: choices(['left_ovary', 'right_ovary', 'left_tube', 'right_tube', 'peritoneum', 'other'], {
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
    lymphovascularInvasion: choice(['none', 'present', 'indeterminate'], {
      section: 'tumour',
      absent: ['unknown'],
    }),
    /** By histology; nodes have their own lines. */
    sitesOfInvolvement: choices(areas.filter(isOrgan), {
      section: 'spread',
      needed: true,
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
        station: choice([
          'pelvic_left',
          'pelvic_right',
          'pelvic',
          'paraaortic',
          'inguinal_left',
          'inguinal_right',
          'cardiophrenic',
          'other',
        ]),
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
      },
      { section: 'nodes', needed: true, always: ['station'] },
    ),
    immunohistochemistry: group(
      { marker: line(60), result: line(200) },
      { section: 'immunohistochemistry', always: ['marker', 'result'] },
    ),
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
export type PathologyReport = Answers<typeof pathologyReport>;

type Parts = typeof pathologyReport.items;
/** An item that belongs to a complete report. */
export type PathologyElement = {
  [N in keyof Parts]: Parts[N] extends { readonly needed: true } ? N : never;
}[keyof Parts];

/** What conditions of the report ask about the operation around it. */
export const pathologyCourse = (kind: OperationReport['kind']) => ({ operationKind: kind });
