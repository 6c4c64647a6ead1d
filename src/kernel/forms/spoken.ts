import type { Definition } from './definition.ts';
import type { Form } from './items.ts';
import type { AnyWord, AnyWords, Localised } from './words.ts';

type Say<W> = (word: W) => Localised;
type Codes<W> = Readonly<Record<string, W>>;

const each = <W>(codes: Codes<W>, say: Say<W>): Readonly<Record<string, Localised>> =>
  Object.fromEntries(Object.entries(codes).map(([code, word]) => [code, say(word)]));

const wordsSaid = <W>(
  words: Readonly<Record<string, AnyWord<W>>>,
  say: Say<W>,
): Readonly<Record<string, AnyWord<Localised>>> =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [name, wordSaid(word, say)]));

const wordSaid = <W>(word: AnyWord<W>, say: Say<W>): AnyWord<Localised> => ({
  label: say(word.label),
  ...(word.hint && { hint: say(word.hint) }),
  ...(word.codes && { codes: each(word.codes, say) }),
  ...(word.notes && { notes: each(word.notes, say) }),
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
export const spoken = <W>(form: Form, words: AnyWords<W>, translate: (word: W) => string): Definition => {
  const say: Say<W> = (word) => ({ en: translate(word) });
  return {
    form,
    words: {
      title: say(words.title),
      sections: each(words.sections, say),
      items: wordsSaid(words.items, say),
      ...(words.computed && { computed: wordsSaid(words.computed, say) }),
    },
  };
};
