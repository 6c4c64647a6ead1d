import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { disciplineWords } from '../../directory/records/discipline-words.ts';
import { aimWords, areaWords, findingWords, kindWords, roleWords } from '../records/operation-code-words.ts';
import { complicationKindWords } from '../records/complication-kind-words.ts';
import { gradeWords, histologyWords, siteWords, stageEditionWords } from '../records/tumour-words.ts';
import { deferralWords } from './deferral-words.ts';
import { bandWords } from './operation/operation-words.ts';

/** The word for every code of the record, group by group, in clinical order. */
const groups = {
  site: siteWords,
  histology: histologyWords,
  stageEdition: stageEditionWords,
  grade: gradeWords,
  phase: {
    pre_treatment: msg`Before treatment`,
    post_operative: msg`After an operation`,
    post_treatment: msg`After treatment`,
    recurrence: msg`Recurrence`,
    other: msg`Another phase`,
  },
  questionType: {
    diagnosis: msg`Diagnosis`,
    staging: msg`Staging`,
    primary_treatment: msg`Primary treatment`,
    resectability: msg`Resectability`,
    adjuvant: msg`Adjuvant treatment`,
    response_check: msg`Response to treatment`,
    recurrence: msg`Recurrence`,
    molecular_trial: msg`Molecular finding or trial`,
    best_supportive_care: msg`Best supportive care`,
    second_opinion: msg`Second opinion`,
    other: msg`Another question`,
  },
  notOperatedReason: {
    unfit: msg`Not fit for surgery`,
    progression: msg`The disease progressed`,
    declined: msg`She declined`,
    treated_elsewhere: msg`Treated elsewhere`,
    lost: msg`Lost to follow-up`,
    died: msg`She died before`,
    not_indicated: msg`Surgery is not indicated`,
  },
  entry: { referral: msg`by referral`, registry: msg`from a register` },
  workUpState: {
    present: msg`Present`,
    missing: msg`Missing`,
    requested: msg`Requested`,
    not_applicable: msg`Not applicable`,
    waived: msg`Waived`,
  },
  readinessState: {
    present: msg`present`,
    stale: msg`too old`,
    missing: msg`missing`,
    requested: msg`requested`,
    not_applicable: msg`not applicable`,
    waived: msg`waived`,
  },
  readinessWhy: {
    not_triggered: msg`not asked for this case`,
    trigger_unknown: msg`asked as long as it is not known whether it is needed`,
    no_value: msg`no value entered`,
    wrong_kind: msg`the value is of the wrong kind`,
    after_meeting: msg`dated after the meeting`,
    date_unknown: msg`the date is not known`,
    date_vague: msg`the date is too vague to tell`,
    too_old: msg`on the day of the meeting`,
  },
  itemLevel: { mandatory: msg`Always needed`, conditional: msg`Needed in some cases`, optional: msg`Useful` },
  itemChoice: {
    premenopausal: msg`premenopausal`,
    perimenopausal: msg`perimenopausal`,
    postmenopausal: msg`postmenopausal`,
    brca1: msg`BRCA1 variant`,
    brca2: msg`BRCA2 variant`,
    variant_of_unknown_significance: msg`variant of unknown significance`,
    negative: msg`negative`,
    inconclusive: msg`inconclusive`,
    positive: msg`positive`,
    deficient: msg`deficient`,
    proficient: msg`proficient`,
  },
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
  operationKind: kindWords,
  initialAim: aimWords,
  role: roleWords,
  area: areaWords,
  finding: findingWords,
  complexity: bandWords,
  complication: complicationKindWords,
  discipline: disciplineWords,
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
} satisfies Record<string, Readonly<Record<string, MessageDescriptor>>>;

export type WordGroup = keyof typeof groups;

export interface Words {
  /** The word for a code; a code without a word is shown as it is, null stays null. */
  readonly word: {
    (group: WordGroup, code: string): string;
    (group: WordGroup, code: string | null | undefined): string | null;
  };
  /** Every code of a group with its word, for choices. */
  readonly options: (group: WordGroup) => ReadonlyArray<{ readonly value: string; readonly label: string }>;
  /** Options of a drop-down list that starts at "not said" and offers "not known" as an answer. */
  readonly openOptions: (
    group: WordGroup,
  ) => ReadonlyArray<{ readonly value: string; readonly label: string }>;
}

/** Words for the record's codes in the reader's language. */
export const useWords = (): Words => {
  const { i18n } = useLingui();
  return useMemo(() => wordsIn(i18n), [i18n]);
};

/** The same without a page around it. */
export const wordsIn = (i18n: I18n): Words => {
  const word = (group: WordGroup, code: string | null | undefined) => {
    if (code === null || code === undefined) return null;
    const found = (groups[group] as Readonly<Record<string, MessageDescriptor>>)[code];
    return found === undefined ? code : i18n._(found);
  };
  const options = (group: WordGroup) =>
    Object.keys(groups[group]).map((value) => ({ value, label: word(group, value) ?? value }));
  const open = [
    { value: '', label: i18n._(msg`– not said –`) },
    { value: 'unknown', label: i18n._(msg`Not known`) },
  ];
  return {
    word: word as Words['word'],
    options,
    openOptions: (group) => [...open, ...options(group)],
  };
};
