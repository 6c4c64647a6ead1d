import type { I18n } from '@lingui/core';
import { joined } from '../records/tell.ts';
import type { CaseFields } from '../schema.ts';
import { wordsIn } from './words.tsx';

/** Site, histology and stage in one line, as far as they are known. */
export const diseaseInWords = (
  i18n: I18n,
  { site, histology, stage }: Pick<CaseFields, 'site' | 'histology' | 'stage'>,
): string => {
  const { word } = wordsIn(i18n);
  return joined(word('site', site), word('histology', histology), stage);
};
