import type { I18n } from '@lingui/core';
import { question, questionKept } from './question.ts';
import { questionWords } from './question-words.ts';
import { besideTold } from './told-leaf.ts';

/** What a question says beside what every list and page tells of it. */
export const toldBeside = (
  { i18n }: { readonly i18n: I18n },
  row: Parameters<typeof questionKept.answersOf>[0],
) => besideTold(i18n, { form: question, words: questionWords }, questionKept, row);
