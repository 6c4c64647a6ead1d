import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { notOperatedWords } from './case-code-words.ts';
import type { disease } from './disease.ts';
import { gradeWords, histologyWords, siteWords, stageEditionWords } from './tumour-words.ts';

export const diseaseWords: WordsOf<typeof disease, MessageDescriptor> = {
  title: msg`Case`,
  sections: { disease: msg`Her disease`, fate: msg`If she is not operated` },
  items: {
    site: { label: msg`Site`, codes: siteWords },
    histology: { label: msg`Histology`, codes: histologyWords },
    stage: {
      label: msg`FIGO stage`,
      hint: msg`For example IIIC; IIIA1(i); III when the subdivision is not known. Empty: not known.`,
    },
    stageEdition: { label: msg`Edition of the stage`, codes: stageEditionWords },
    grade: { label: msg`Grade`, codes: gradeWords },
    presentedOn: { label: msg`Presented on` },
    treatedBefore: { label: msg`Treated for this disease before she came` },
    notOperatedReason: {
      label: msg`She will not be operated because`,
      hint: msg`Only once it is certain. An operation recorded later outweighs it.`,
      codes: notOperatedWords,
    },
  },
};
