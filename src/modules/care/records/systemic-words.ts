import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { stopReasonWords, toxicityGradeWords } from './stopping-words.ts';
import type { systemic } from './systemic.ts';
import { sourceWords } from './source-words.ts';

export const systemicWords: WordsOf<typeof systemic, MessageDescriptor> = {
  title: msg`Systemic treatment`,
  sections: { treatment: msg`The treatment`, given: msg`What was given`, end: msg`End and toxicity` },
  items: {
    setting: {
      label: msg`Setting`,
      codes: {
        neoadjuvant: msg`neoadjuvant`,
        adjuvant: msg`adjuvant`,
        with_radiotherapy: msg`with radiotherapy`,
        first_line: msg`first line without an operation`,
        maintenance: msg`maintenance`,
        relapse: msg`for relapse`,
      },
    },
    line: {
      label: msg`Line of treatment`,
      hint: msg`Before and after an operation is one line; maintenance counts with its line.`,
    },
    regimen: { label: msg`Regimen` },
    drugs: { label: msg`Drugs` },
    platinum: { label: msg`Does it contain platinum?` },
    from: { label: msg`First dose on` },
    ongoing: { label: msg`Is it going on?` },
    cyclesPlanned: { label: msg`Cycles planned` },
    cycles: { label: msg`Cycles given` },
    lastPlatinumOn: {
      label: msg`Last dose of platinum on`,
      hint: msg`Only where it ended before the other drugs: YYYY-MM-DD, YYYY-MM or YYYY.`,
    },
    to: { label: msg`Last dose on` },
    stopReason: { label: msg`Why it ended`, codes: stopReasonWords },
    worstToxicity: { label: msg`Worst toxicity (CTCAE)`, codes: toxicityGradeWords },
    toxicity: { label: msg`Which toxicity` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
