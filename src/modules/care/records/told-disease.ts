import type { I18n } from '@lingui/core';
import type { AnyAnswers } from '../../../kernel/forms/answers.ts';
import { isSaid } from '../../../kernel/forms/asked.ts';
import type { Item } from '../../../kernel/forms/items.ts';
import { disease, diseaseKept } from './disease.ts';
import { diseaseWords } from './disease-words.ts';
import { toldLeaves } from './told-leaf.ts';

const asked = { form: disease, words: diseaseWords };
const items = Object.entries<Item>(disease.items);

/** What is recorded of a disease; why she is not operated only once somebody has said so. */
export const toldDisease = (
  { i18n }: { readonly i18n: I18n },
  row: Parameters<typeof diseaseKept.answersOf>[0],
) => {
  const answers = diseaseKept.answersOf(row) as unknown as AnyAnswers;
  const names = items.flatMap(([name, { section }]) =>
    section !== 'fate' || isSaid(answers, name) ? [name] : [],
  );
  return toldLeaves(i18n, asked, answers, names);
};
