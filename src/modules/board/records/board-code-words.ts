import { msg } from '@lingui/core/macro';

/** Words of codes that every page tells: most need nothing else of the forms they are of. */
export const intentWords = {
  curative: msg`curative`,
  palliative: msg`palliative`,
  supportive: msg`supportive`,
  diagnostic: msg`diagnostic`,
  preventive: msg`preventive`,
};

export const modalityWords = {
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
};

export const timingWords = {
  upfront: msg`upfront`,
  neoadjuvant: msg`neoadjuvant`,
  interval: msg`interval`,
  adjuvant: msg`adjuvant`,
  maintenance: msg`maintenance`,
  recurrence: msg`at recurrence`,
  not_applicable: msg`no place in the course`,
};

export const decisionCodeWords = {
  not_yet_told: msg`Not yet told`,
  undecided: msg`Undecided`,
  accepted: msg`Accepted`,
  alternative: msg`Chose the alternative`,
  declined: msg`Declined`,
};

export const fulfilmentStateWords = {
  done: msg`Done`,
  done_otherwise: msg`Done otherwise`,
  not_done: msg`Not done`,
  open: msg`Open`,
};
