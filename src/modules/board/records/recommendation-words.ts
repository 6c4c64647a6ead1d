import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { intentWords, modalityWords, timingWords } from './board-code-words.ts';
import type { recommendation } from './recommendation.ts';

export const recommendationWords: WordsOf<typeof recommendation, MessageDescriptor> = {
  title: msg`Recommendation`,
  sections: { recommendation: msg`What the board recommends` },
  items: {
    intent: { label: msg`Intent`, codes: intentWords },
    modality: { label: msg`Treatment or step`, codes: modalityWords },
    timing: { label: msg`Place in the course`, codes: timingWords },
    rationale: { label: msg`Why` },
    ownerPersonId: {
      label: msg`Who sees to it`,
      hint: msg`Her consultant, unless you choose somebody else.`,
    },
    dueOn: { label: msg`By when`, hint: msg`A week after the board, unless you say otherwise.` },
    detail: { label: msg`Details` },
    alternative: { label: msg`Next best, if she declines` },
    patientView: { label: msg`How her view changed it, or why it was not known` },
  },
};
