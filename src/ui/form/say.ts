import type { I18n, MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { Localised } from '../../kernel/forms/words.ts';

export type Word = MessageDescriptor | Localised;
export type Say = (word: Word) => string;

/** A function from a word, of the catalogue or of a definition, to a language; English where it is missing. */
export const sayIn =
  (i18n: I18n): Say =>
  (word) =>
    'en' in word ? (word[i18n.locale] ?? word.en) : i18n._(word);

/** The same in the reader's language. */
export const useSay = (): Say => {
  const { i18n } = useLingui();
  return useCallback((word) => sayIn(i18n)(word), [i18n]);
};
