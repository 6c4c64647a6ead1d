import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { question } from './question.ts';

export const questionWords: WordsOf<typeof question, MessageDescriptor> = {
  title: msg`Question`,
  sections: { question: msg`The question` },
  items: {
    phase: {
      label: msg`Phase`,
      codes: {
        pre_treatment: msg`Before treatment`,
        post_operative: msg`After an operation`,
        post_treatment: msg`After treatment`,
        recurrence: msg`Recurrence`,
        other: msg`Another phase`,
      },
    },
    recurrenceNumber: {
      label: msg`Which recurrence`,
      hint: msg`1 for the first; only at recurrence. Empty: not known.`,
    },
    questionType: {
      label: msg`Kind of question`,
      codes: {
        diagnosis: msg`Diagnosis`,
        staging: msg`Staging`,
        primary_treatment: msg`Primary treatment`,
        resectability: msg`Resectability`,
        adjuvant: msg`Adjuvant treatment`,
        response_check: msg`Response to treatment`,
        maintenance: msg`Maintenance treatment`,
        recurrence: msg`Recurrence`,
        molecular_trial: msg`Molecular finding or trial`,
        best_supportive_care: msg`Best supportive care`,
        second_opinion: msg`Second opinion`,
        other: msg`Another question`,
      },
    },
    consultantId: { label: msg`Responsible consultant` },
    receivedOn: { label: msg`Received on` },
    question: { label: msg`Question to the board` },
  },
};
