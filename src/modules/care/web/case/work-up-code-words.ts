import { msg } from '@lingui/core/macro';
import { useWordsOf } from '../../../../ui/words.ts';
import { stopReasonWords } from '../../records/stopping-words.ts';

/** The words of the work-up's codes, for pages that need not bring those of every site. */
export const workUpCodeWords = {
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
    ...stopReasonWords,
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
    asked: msg`asked for`,
    pending: msg`pending`,
    reported: msg`reported`,
    complete: msg`complete response`,
    partial: msg`partial response`,
    stable: msg`stable disease`,
    progression: msg`progression`,
    herself: msg`herself`,
    relative: msg`a relative`,
    nurse: msg`a nurse`,
    physician: msg`a physician`,
    here: msg`here`,
    awaited: msg`awaited`,
    no_feature: msg`none`,
    one_feature: msg`one`,
    more_features: msg`two or more`,
  },
};

/** The same in the reader's language. */
export const useWorkUpCodes = () => useWordsOf(workUpCodeWords);
