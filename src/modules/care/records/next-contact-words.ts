import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { nextContact } from './next-contact.ts';
import { sourceWords } from './source-words.ts';

export const nextContactWords: WordsOf<typeof nextContact, MessageDescriptor> = {
  title: msg`Next contact`,
  sections: { contact: msg`Next contact` },
  items: {
    on: { label: msg`Agreed on` },
    due: {
      label: msg`When`,
      hint: msg`Day, month or year of the contact: YYYY-MM-DD, YYYY-MM or YYYY.`,
    },
    place: { label: msg`Where`, codes: { here: msg`here`, elsewhere: msg`elsewhere` } },
    person: { label: msg`With whom`, hint: msg`Is asked from that day on until something is recorded.` },
    elsewhere: { label: msg`With whom elsewhere`, hint: msg`Practice or house, and who there.` },
    by: {
      label: msg`How`,
      codes: {
        visit: msg`by a visit`,
        telephone: msg`by telephone`,
        video: msg`by video`,
        letter: msg`by letter`,
      },
    },
    why: { label: msg`What for` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
