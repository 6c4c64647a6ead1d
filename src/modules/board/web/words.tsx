import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useWordsOf, wordsOf } from '../../../ui/words.ts';
import { careWords } from '../../care/web/index.ts';
import { decisionCodeWords, intentWords, modalityWords, timingWords } from '../records/board-code-words.ts';
import { deferralWords } from './deferral-words.ts';

/** The word for every code of boards, and those of care. */
export const boardWords = {
  ...careWords,
  conclusion: {
    reached: msg`Recommendation reached`,
    reached_conditionally: msg`Reached on condition`,
    deferred: msg`Deferred`,
    advice_only: msg`Advice only`,
  },
  deferralReason: deferralWords,
  listingState: { listed: msg`Listed`, discussed: msg`Discussed`, deferred: msg`Deferred` },
  intent: intentWords,
  modality: modalityWords,
  timing: timingWords,
  decision: decisionCodeWords,
  /** Where a case stands on its way; made by `caseList`. */
  journey: {
    registered: msg`In the register`,
    referred: msg`Referred`,
    listed: msg`Listed for a board`,
    asked_again: msg`Asked again`,
    recommended: msg`Recommended`,
    decided: msg`She has decided`,
    not_operated: msg`Will not be operated`,
    operated: msg`Operated`,
    closed: msg`Outcome closed`,
  },
};
export type WordGroup = keyof typeof boardWords;

/** Words for the codes of boards in the reader's language. */
export const useWords = () => useWordsOf(boardWords);
export type Words = ReturnType<typeof useWords>;

/** The same without a page around it. */
export const wordsIn = (i18n: I18n) => wordsOf(boardWords, i18n);
