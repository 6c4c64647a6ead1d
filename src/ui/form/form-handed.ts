import type { I18n } from '@lingui/core';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { handed } from '../../kernel/forms/handed.ts';
import type { Form } from '../../kernel/forms/items.ts';
import type { AnyWords } from '../../kernel/forms/words.ts';
import { sayIn, type Word } from './say.ts';

type Reader = { readonly i18n: I18n; readonly handOver: (text: string) => string };
type Words = AnyWords<Word>;

/** A form in the reader's language alone, to be filled in: the names of its lists are many. */
export const formHanded = ({ i18n, handOver }: Reader, form: Form, words: Words): string =>
  handOver(handed(form, words, { locale: i18n.locale, say: sayIn(i18n) }));

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** The same, to be read: of its long lists what was said. */
export const recordHanded = (
  { i18n, handOver }: Reader,
  form: Form,
  words: Words,
  answers: AnyAnswers,
): string =>
  handOver(handed(form, words, { locale: i18n.locale, say: sayIn(i18n), only: new Set(textsIn(answers)) }));
