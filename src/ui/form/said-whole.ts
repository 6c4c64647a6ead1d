import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { onceFor } from '../../kernel/once-for.ts';
import type { AnyWords } from '../../kernel/forms/words.ts';
import type { Word } from './say.ts';

/** Messages of the catalogue somewhere in the words of a form. */
export const messagesIn = (words: object): readonly MessageDescriptor[] =>
  Object.values(words).flatMap((value: unknown) => {
    if (typeof value !== 'object' || value === null) return [];
    return 'id' in value && typeof value.id === 'string' ? [value as MessageDescriptor] : messagesIn(value);
  });

const saidOf = onceFor(messagesIn);

/** What a form asks only after some answer is said by the server too: so its words come with the page. */
export const useSaidWhole = (words: AnyWords<Word>): void => {
  const { i18n } = useLingui();
  if (typeof document === 'undefined') for (const message of saidOf(words)) i18n._(message);
};
