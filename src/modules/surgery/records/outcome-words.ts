import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Localised, WordsOf } from '../../../kernel/forms/words.ts';
import coded from '../data/complications.json' with { type: 'json' };
import { complicationKindWords } from './complication-kind-words.ts';
import type { outcomeReport } from './outcome.ts';

const labelsIn = (list: readonly { readonly code: string; readonly label: Localised }[]) =>
  Object.fromEntries(list.map(({ code, label }) => [code, label]));

/** What the complications of an operation are called, asked and answered in. */
export const outcomeWords: WordsOf<typeof outcomeReport, MessageDescriptor | Localised> = {
  title: msg`Complications`,
  sections: {
    complications: msg`Complications after the operation`,
    closing: msg`Closing`,
  },
  items: {
    complications: {
      label: msg`Complications`,
      none: msg`None so far`,
      items: {
        name: { label: msg`Complication`, codes: labelsIn(coded.names) },
        detail: { label: msg`In words` },
        organ: { label: msg`Organ`, codes: labelsIn(coded.organs) },
        kind: { label: msg`Led to`, codes: complicationKindWords },
        grade: {
          label: msg`Clavien-Dindo`,
          codes: {
            I: msg`I`,
            II: msg`II`,
            IIIa: msg`IIIa`,
            IIIb: msg`IIIb`,
            IVa: msg`IVa`,
            IVb: msg`IVb`,
            V: msg`V`,
          },
        },
        on: { label: msg`Date` },
        treatment: { label: msg`Treatment`, codes: labelsIn(coded.treatments) },
      },
    },
    closed30On: {
      label: msg`Thirty days: closed on`,
      hint: msg`The day on which everything until the 30th day stood in the list. Empty: not closed, the list holds so far.`,
    },
    closed90On: {
      label: msg`Ninety days: closed on`,
      hint: msg`The same for the 90th day. Whoever closes ninety days has closed thirty.`,
    },
  },
};
