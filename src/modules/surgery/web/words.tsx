import type { I18n } from '@lingui/core';
import { useWordsOf, wordsOf } from '../../../ui/words.ts';
import { careWords } from '../../care/web/index.ts';
import { complicationKindWords } from '../records/complication-kind-words.ts';
import {
  aimWords,
  areaWords,
  bandWords,
  findingWords,
  kindWords,
  roleWords,
} from '../records/operation-code-words.ts';

/** The word for every code of operations and what follows from them, and those of care. */
export const surgeryWords = {
  ...careWords,
  operationKind: kindWords,
  initialAim: aimWords,
  role: roleWords,
  area: areaWords,
  finding: findingWords,
  complexity: bandWords,
  complication: complicationKindWords,
};

/** Words for the codes of surgery in the reader's language. */
export const useWords = () => useWordsOf(surgeryWords);

/** The same without a page around it. */
export const wordsIn = (i18n: I18n) => wordsOf(surgeryWords, i18n);
