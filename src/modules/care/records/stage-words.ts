import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { stage } from './stage.ts';
import { stageEditionWords } from './tumour-words.ts';
import { sourceWords } from './source-words.ts';

export const stageWords: WordsOf<typeof stage, MessageDescriptor> = {
  title: msg`Stage`,
  sections: { stage: msg`FIGO stage`, tnm: msg`TNM and remarks` },
  items: {
    on: { label: msg`Date` },
    basis: {
      label: msg`What it rests on`,
      codes: {
        clinical: msg`Clinical`,
        surgical_pathological: msg`Operation and pathology`,
        after_neoadjuvant: msg`After neoadjuvant treatment`,
      },
    },
    edition: {
      label: msg`Edition of the stage`,
      codes: stageEditionWords,
    },
    stage: { label: msg`FIGO stage`, hint: msg`For example IIIC; III when no more is known.` },
    t: { label: msg`T` },
    n: { label: msg`N` },
    m: { label: msg`M` },
    tnmEdition: { label: msg`Edition of TNM` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
