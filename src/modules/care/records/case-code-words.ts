import { msg } from '@lingui/core/macro';

/** Words of codes that every page tells: most need nothing else of the forms they are of. */
export const phaseWords = {
  pre_treatment: msg`Before treatment`,
  post_operative: msg`After an operation`,
  post_treatment: msg`After treatment`,
  recurrence: msg`Recurrence`,
  other: msg`Another phase`,
};

export const questionTypeWords = {
  diagnosis: msg`Diagnosis`,
  staging: msg`Staging`,
  primary_treatment: msg`Primary treatment`,
  resectability: msg`Resectability`,
  adjuvant: msg`Adjuvant treatment`,
  response_check: msg`Response to treatment`,
  maintenance: msg`Maintenance treatment`,
  recurrence: msg`Recurrence`,
  molecular_trial: msg`Molecular finding or trial`,
  best_supportive_care: msg`Best supportive care`,
  second_opinion: msg`Second opinion`,
  other: msg`Another question`,
};

export const notOperatedWords = {
  unfit: msg`Not fit for surgery`,
  progression: msg`The disease progressed`,
  declined: msg`She declined`,
  treated_elsewhere: msg`Treated elsewhere`,
  lost: msg`Lost to follow-up`,
  died: msg`She died before`,
  not_indicated: msg`Surgery is not indicated`,
};
