import type { MessageDescriptor } from '@lingui/core';
import type { Definition } from './definition.ts';
import type { Form } from './items.ts';
import type { AnyWord, AnyWords, Localised } from './words.ts';

type Say = (word: MessageDescriptor) => Localised;
type Codes = Readonly<Record<string, MessageDescriptor>>;

const each = (codes: Codes, say: Say): Readonly<Record<string, Localised>> =>
  Object.fromEntries(Object.entries(codes).map(([code, word]) => [code, say(word)]));

const wordsSaid = (
  words: Readonly<Record<string, AnyWord<MessageDescriptor>>>,
  say: Say,
): Readonly<Record<string, AnyWord<Localised>>> =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [name, wordSaid(word, say)]));

const wordSaid = (word: AnyWord<MessageDescriptor>, say: Say): AnyWord<Localised> => ({
  label: say(word.label),
  ...(word.hint && { hint: say(word.hint) }),
  ...(word.codes && { codes: each(word.codes, say) }),
  ...(word.rows && { rows: each(word.rows, say) }),
  ...(word.answers && { answers: each(word.answers, say) }),
  ...(word.details && {
    details: Object.fromEntries(
      Object.entries(word.details).map(([answer, parts]) => [answer, wordsSaid(parts, say)]),
    ),
  }),
  ...(word.items && { items: wordsSaid(word.items, say) }),
  ...(word.fill && { fill: say(word.fill) }),
  ...(word.parts && { parts: each(word.parts, say) }),
  ...(word.none && { none: say(word.none) }),
});

/**
 * A form of the program with its words in one reader's language, so that a page can be handed any form and need not
 * bring the words of all: the text stands where English would, which every language falls back to.
 */
export const spoken = (
  form: Form,
  words: AnyWords<MessageDescriptor>,
  translate: (word: MessageDescriptor) => string,
): Definition => {
  const say: Say = (word) => ({ en: translate(word) });
  return {
    form,
    words: {
      title: say(words.title),
      sections: each(words.sections, say),
      items: wordsSaid(words.items, say),
    },
  };
};
