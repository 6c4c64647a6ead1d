import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { diagnosis } from './diagnosis.ts';
import { gradeWords, histologyWords, siteWords } from './tumour-words.ts';
import { sourceWords } from './source-words.ts';

export const diagnosisWords: WordsOf<typeof diagnosis, MessageDescriptor> = {
  title: msg`Diagnosis`,
  sections: { diagnosis: msg`Diagnosis`, source: msg`Where it comes from` },
  items: {
    on: { label: msg`Date` },
    site: { label: msg`Site`, codes: siteWords },
    histology: { label: msg`Histology`, codes: histologyWords },
    histologyText: { label: msg`Histology as the report words it` },
    grade: { label: msg`Grade`, codes: gradeWords },
    basis: {
      label: msg`What it rests on`,
      codes: {
        clinical: msg`Examination`,
        imaging: msg`Imaging`,
        cytology: msg`Cytology`,
        biopsy: msg`Biopsy`,
        specimen: msg`Specimen of an operation`,
        review: msg`Review of earlier slides`,
      },
    },
    by: { label: msg`Made by` },
    byElsewhere: { label: msg`Made by somebody of another house` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
