import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { followUp } from './follow-up.ts';
import { sourceWords } from './source-words.ts';

export const followUpWords: WordsOf<typeof followUp, MessageDescriptor> = {
  title: msg`Follow-up`,
  sections: { followUp: msg`Follow-up` },
  items: {
    on: {
      label: msg`Date`,
      hint: msg`Day of the contact, or the day she died: YYYY-MM-DD, YYYY-MM or YYYY.`,
    },
    days: { label: msg`Days after the diagnosis`, hint: msg`Only where the source holds no dates.` },
    status: { label: msg`She is`, codes: { alive: msg`alive`, dead: msg`dead` } },
    disease: {
      label: msg`Disease`,
      codes: { none: msg`no evidence of disease`, present: msg`disease present` },
    },
    cause: {
      label: msg`Cause of death`,
      codes: { disease: msg`the disease`, treatment: msg`its treatment`, other: msg`another cause` },
    },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
