import type { I18n } from '@lingui/core';
import type { Localised } from '../../../kernel/forms/words.ts';
import { sayIn } from '../../../ui/form/say.ts';
import type { Complication } from '../records/outcome.ts';
import { wordsIn } from './words.tsx';

/** A complication as it is told: its coded name, what is said of it in words, what it led to, and its grade. */
export const complicationText = (
  i18n: I18n,
  {
    name,
    detail,
    kind,
    grade,
  }: Pick<Complication, 'detail' | 'kind' | 'grade'> & { readonly name: Localised | null },
): string => {
  const ledTo = kind === 'other' ? null : wordsIn(i18n).word('complication', kind);
  const told = [name === null ? null : sayIn(i18n)(name), detail, ledTo, `Clavien-Dindo ${grade}`];
  return told.filter((part) => part !== null && part !== '').join(', ');
};
