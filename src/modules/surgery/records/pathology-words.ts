import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { areaWords } from './operation-code-words.ts';
import type { pathologyReport } from './pathology.ts';
import { gradeWords, histologyWords, stageEditionWords } from '../../care/records/tumour-words.ts';

/** What the pathology report is called, asked and answered in; stages are their own words. */
export const pathologyWords: WordsOf<typeof pathologyReport, MessageDescriptor> = {
  title: msg`Pathology report`,
  sections: {
    report: msg`Report and specimens`,
    tumour: msg`Tumour`,
    spread: msg`Spread`,
    nodes: msg`Lymph nodes`,
    immunohistochemistry: msg`Immunohistochemistry`,
    conclusion: msg`Stage and text of the report`,
  },
  items: {
    reportedOn: { label: msg`Reported on` },
    operativeProcedure: { label: msg`Operative procedure` },
    specimens: { label: msg`Specimens` },
    specimenIntegrity: {
      label: msg`Integrity of ovary or tube`,
      codes: {
        intact: msg`Capsule intact`,
        ruptured: msg`Ruptured`,
        fragmented: msg`Fragmented`,
      },
    },
    tumourSite: {
      label: msg`Site of the tumour`,
      hint: msg`As seen by the naked eye.`,
      codes: {
        left_ovary: msg`Left ovary`,
        right_ovary: msg`Right ovary`,
        left_tube: msg`Left fallopian tube`,
        right_tube: msg`Right fallopian tube`,
        peritoneum: msg`Peritoneum`,
        other: msg`Another site`,
      },
    },
    dimensionsMm: { label: msg`Largest dimension of the tumour` },
    histologicalType: { label: msg`Histological type`, codes: histologyWords },
    grade: { label: msg`Histological grade`, codes: gradeWords },
    lymphovascularInvasion: {
      label: msg`Lymphovascular invasion`,
      codes: { none: msg`None`, present: msg`Present`, indeterminate: msg`Cannot be told` },
    },
    sitesOfInvolvement: {
      label: msg`Sites of involvement`,
      hint: msg`By histology. Lymph nodes have their own lines.`,
      codes: { ...areaWords, pleura: msg`Pleural cavity` },
    },
    cytology: {
      label: msg`Peritoneal cytology`,
      codes: {
        negative: msg`Negative`,
        malignant: msg`Malignant cells`,
        indeterminate: msg`Suspicious or indeterminate`,
      },
    },
    chemotherapyResponseScore: {
      label: msg`Chemotherapy response score`,
      hint: msg`Of the omentum, after neoadjuvant chemotherapy.`,
      codes: {
        '1': msg`1: none or minimal`,
        '2': msg`2: moderate`,
        '3': msg`3: complete or nearly so`,
      },
    },
    nodes: {
      label: msg`Lymph nodes`,
      none: msg`No lymph nodes were examined`,
      items: {
        station: {
          label: msg`Station`,
          codes: {
            pelvic_left: msg`Pelvic, left`,
            pelvic_right: msg`Pelvic, right`,
            pelvic: msg`Pelvic, side not said`,
            paraaortic: msg`Para-aortic`,
            inguinal_left: msg`Inguinal, left`,
            inguinal_right: msg`Inguinal, right`,
            cardiophrenic: msg`Cardiophrenic`,
            other: msg`Another station`,
          },
        },
        examined: { label: msg`Examined` },
        positive: { label: msg`With tumour` },
        largestDepositMm: { label: msg`Largest deposit` },
      },
    },
    immunohistochemistry: {
      label: msg`Immunohistochemistry`,
      none: msg`No marker was examined`,
      items: { marker: { label: msg`Marker` }, result: { label: msg`Result` } },
    },
    provisionalStage: { label: msg`Provisional stage`, codes: {} },
    stageEdition: { label: msg`Edition of the stage`, codes: stageEditionWords },
    narrative: { label: msg`Text of the report` },
  },
};
