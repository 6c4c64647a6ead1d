import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { hormone } from './hormone.ts';
import { stopReasonWords, toxicityGradeWords } from './stopping-words.ts';
import { sourceWords } from './source-words.ts';

export const hormoneWords: WordsOf<typeof hormone, MessageDescriptor> = {
  title: msg`Hormone treatment`,
  sections: { treatment: msg`The treatment` },
  items: {
    drug: { label: msg`Drug` },
    setting: {
      label: msg`Setting`,
      codes: {
        adjuvant: msg`adjuvant`,
        maintenance: msg`maintenance`,
        relapse: msg`for relapse`,
        fertility_sparing: msg`to keep fertility`,
      },
    },
    from: { label: msg`First dose on` },
    ongoing: { label: msg`Is it going on?` },
    to: { label: msg`Last dose on` },
    stopReason: { label: msg`Why it ended`, codes: stopReasonWords },
    worstToxicity: { label: msg`Worst toxicity (CTCAE)`, codes: toxicityGradeWords },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
