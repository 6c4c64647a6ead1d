import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { lostToFollowUp } from './lost-to-follow-up.ts';
import { sourceWords } from './source-words.ts';

export const lostToFollowUpWords: WordsOf<typeof lostToFollowUp, MessageDescriptor> = {
  title: msg`Lost to follow-up`,
  sections: { lost: msg`Lost to follow-up` },
  items: {
    on: {
      label: msg`Decided on`,
      hint: msg`Whatever is recorded of a later day undoes the decision.`,
    },
    reason: {
      label: msg`Why`,
      codes: {
        not_reached: msg`could not be reached`,
        moved: msg`moved away`,
        declined: msg`wishes no follow-up`,
        treated_elsewhere: msg`followed elsewhere`,
        other: msg`another reason`,
      },
    },
    attempts: {
      label: msg`Attempts to reach her`,
      items: {
        on: { label: msg`Date` },
        by: {
          label: msg`How`,
          codes: {
            telephone: msg`by telephone`,
            letter: msg`by letter`,
            family: msg`through her family`,
            other: msg`otherwise`,
          },
        },
      },
    },
    detail: { label: msg`Details` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
