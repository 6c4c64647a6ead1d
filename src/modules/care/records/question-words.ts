import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { phaseWords, questionTypeWords } from './case-code-words.ts';
import type { question } from './question.ts';

export const questionWords: WordsOf<typeof question, MessageDescriptor> = {
  title: msg`Question`,
  sections: { question: msg`The question` },
  items: {
    phase: {
      label: msg`Phase`,
      codes: phaseWords,
    },
    recurrenceNumber: {
      label: msg`Which recurrence`,
      hint: msg`1 for the first; only at recurrence. Empty: not known.`,
    },
    questionType: {
      label: msg`Kind of question`,
      codes: questionTypeWords,
    },
    consultantId: { label: msg`Responsible consultant` },
    receivedOn: { label: msg`Received on` },
    question: { label: msg`Question to the board` },
  },
};
