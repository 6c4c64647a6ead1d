import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useWordsOf, wordsOf } from '../../../ui/words.ts';
import { surgeryWords } from '../../surgery/web/index.ts';
import { deferralWords } from './deferral-words.ts';

/** The word for every code of boards, and those of care and surgery. */
const boardWords = {
  ...surgeryWords,
  conclusion: {
    reached: msg`Recommendation reached`,
    reached_conditionally: msg`Reached on condition`,
    deferred: msg`Deferred`,
    advice_only: msg`Advice only`,
  },
  deferralReason: deferralWords,
  listingState: { listed: msg`Listed`, discussed: msg`Discussed`, deferred: msg`Deferred` },
  intent: {
    curative: msg`curative`,
    palliative: msg`palliative`,
    supportive: msg`supportive`,
    diagnostic: msg`diagnostic`,
    preventive: msg`preventive`,
  },
  modality: {
    surgery: msg`Surgery`,
    systemic: msg`Systemic treatment`,
    radiotherapy: msg`Radiotherapy`,
    brachytherapy: msg`Brachytherapy`,
    hormone: msg`Hormone treatment`,
    hipec: msg`HIPEC`,
    observation: msg`Observation`,
    active_surveillance: msg`Active surveillance`,
    palliative: msg`Palliative care`,
    diagnostic: msg`Further diagnostics`,
    genetic_counselling: msg`Genetic counselling`,
    trial: msg`Clinical trial`,
    rebiopsy: msg`Another biopsy`,
    pathology_review: msg`Pathology review`,
    imaging: msg`Imaging`,
    other: msg`Something else`,
  },
  timing: {
    upfront: msg`upfront`,
    neoadjuvant: msg`neoadjuvant`,
    interval: msg`interval`,
    adjuvant: msg`adjuvant`,
    maintenance: msg`maintenance`,
    recurrence: msg`at recurrence`,
    not_applicable: msg`no place in the course`,
  },
  decision: {
    not_yet_told: msg`Not yet told`,
    undecided: msg`Undecided`,
    accepted: msg`Accepted`,
    alternative: msg`Chose the alternative`,
    declined: msg`Declined`,
  },
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
