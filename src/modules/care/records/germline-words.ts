import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { germline } from './germline.ts';
import { variantsWords } from './variant-words.ts';
import { sourceWords } from './source-words.ts';

export const germlineWords: WordsOf<typeof germline, MessageDescriptor> = {
  title: msg`Germline test`,
  sections: { test: msg`The test`, variants: msg`Variants`, counselling: msg`Counselling` },
  items: {
    on: { label: msg`Date` },
    state: {
      label: msg`State`,
      codes: {
        asked: msg`proposed to her`,
        declined: msg`she declined`,
        pending: msg`pending`,
        reported: msg`reported`,
        failed: msg`failed`,
      },
    },
    test: { label: msg`Test or panel` },
    laboratory: { label: msg`Laboratory` },
    variants: variantsWords,
    counselled: { label: msg`Was she counselled?` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
