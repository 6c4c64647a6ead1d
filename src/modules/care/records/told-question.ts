import type { I18n } from '@lingui/core';
import type { AnyAnswers } from '../../../kernel/forms/answers.ts';
import { question, questionKept } from './question.ts';
import { questionWords } from './question-words.ts';
import { toldLeaves } from './told-leaf.ts';

const asked = { form: question, words: questionWords };
const beside = Object.keys(question.items).filter(
  (name) => !questionKept.columns.some((column) => column === name),
);

/** What a question says beside what every list and page tells of it. */
export const toldBeside = (
  { i18n }: { readonly i18n: I18n },
  row: Parameters<typeof questionKept.answersOf>[0],
) => {
  const answers = questionKept.answersOf(row) as unknown as AnyAnswers;
  return toldLeaves(i18n, asked, answers, beside).filter(({ told }) => told !== null);
};
