import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { questionTypeWords } from '../../care/records/case-code-words.ts';
import { siteWords } from '../../care/records/tumour-words.ts';
import { recommendationWords } from './recommendation-words.ts';
import type { template } from './template.ts';

const { intent, modality, timing, detail, rationale, alternative, condition, evidence } =
  recommendationWords.items;

export const templateWords: WordsOf<typeof template, MessageDescriptor> = {
  title: msg`Template`,
  sections: {
    template: msg`What it is for`,
    recommendations: msg`Its recommendations`,
  },
  items: {
    name: { label: msg`Name of the template` },
    sites: { label: msg`For tumours of`, hint: msg`None chosen: for all.`, codes: siteWords },
    questionTypes: {
      label: msg`For questions about`,
      hint: msg`None chosen: for all.`,
      codes: questionTypeWords,
    },
    recommendations: {
      label: msg`Its recommendations`,
      items: {
        modality,
        timing,
        intent,
        detail: { label: detail.label },
        rationale: { label: rationale.label, hint: msg`Only what is always so.` },
        condition: { label: condition.label },
        alternative: { label: alternative.label },
        evidence: { label: evidence.label },
        dueInDays: { label: msg`Days after the board` },
      },
    },
  },
};
