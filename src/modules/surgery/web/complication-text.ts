import type { I18n } from '@lingui/core';
import type { Localised } from '../../../kernel/forms/words.ts';
import { sayIn } from '../../../ui/form/say.ts';
import type { Complication, ComplicationNamed } from '../records/outcome.ts';
import { wordsIn } from './words.tsx';

/** A complication as it is told: its coded name, its organ, what is said of it in words, what it led to, its grade and treatment. */
export const complicationText = (
  i18n: I18n,
  {
    name,
    organ,
    detail,
    kind,
    grade,
    treatment,
  }: Pick<Complication, 'detail' | 'kind' | 'grade'> & ComplicationNamed,
): string => {
  const say = (label: Localised | null) => (label === null ? null : sayIn(i18n)(label));
  const ledTo = kind === 'other' ? null : wordsIn(i18n).word('complication', kind);
  const told = [say(name), say(organ), detail, ledTo, `Clavien-Dindo ${grade}`, say(treatment)];
  return told.filter((part) => part !== null && part !== '').join(', ');
};
