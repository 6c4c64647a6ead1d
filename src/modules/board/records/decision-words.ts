import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { decisionCodeWords } from './board-code-words.ts';
import type { decision } from './decision.ts';

export const decisionWords: WordsOf<typeof decision, MessageDescriptor> = {
  title: msg`Her decision`,
  sections: { decision: msg`What she decided` },
  items: {
    decision: { label: msg`What she decided`, codes: decisionCodeWords },
    spokenBy: { label: msg`Who spoke with her` },
    spokenOn: { label: msg`When`, hint: msg`YYYY-MM-DD, YYYY-MM or YYYY` },
    note: { label: msg`In her words, or why` },
  },
};
