import type { I18n } from '@lingui/core';
import { type AnyAnswers, rowsOfGroup } from '../../../kernel/forms/answers.ts';
import type { Form, Item } from '../../../kernel/forms/items.ts';
import type { AnyWord, AnyWords } from '../../../kernel/forms/words.ts';
import { type AnswerText, answerTextIn, saidText } from '../../../ui/form/answer-text.ts';
import { sayIn, type Word } from '../../../ui/form/say.ts';
import { dayText } from '../../../ui/day.tsx';

type Words = AnyWord<Word>;
const nobody: ReadonlyMap<string, string> = new Map();

/** Numbers and measured values mean nothing without what they are of. */
const needsLabel = ({ kind }: Item): boolean => ['number', 'quantity', 'range', 'yesNo'].includes(kind);

const valueText = (
  locale: string,
  text: AnswerText,
  item: Item,
  words: Words,
  value: unknown,
): string | null => {
  const rows = item.kind === 'group' ? rowsOfGroup(value) : [];
  if (item.kind === 'group' && rows.length > 0)
    return rows.map((row) => text.groupRow(item, words, row)).join('; ');
  return item.kind === 'date'
    ? dayText(locale, String(value))
    : saidText(text, item, words, { value }, undefined);
};

/** What a filled form says in a few words: the answers named, in their order, and nothing of what was not said. */
export const tell = (
  i18n: I18n,
  { form, words, told }: { form: Form; words: AnyWords<Word>; told: readonly string[] },
  answers: AnyAnswers,
): string => {
  const text = answerTextIn(i18n, nobody);
  return told
    .flatMap((name) => {
      const [item, itemWords, value] = [form.items[name], words.items[name], answers[name] ?? null];
      if (item === undefined || itemWords === undefined || value === null) return [];
      const said = valueText(i18n.locale, text, item, itemWords, value);
      if (said === null) return [];
      return [needsLabel(item) ? `${sayIn(i18n)(itemWords.label)} ${said}` : said];
    })
    .join(', ');
};

/** These parts in one line, without those that are not known. */
export const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
