import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { caseTruths, operationTruths } from './fact-names.ts';
import type { Comparison, IndicatorStatus, StatementFact } from './schema.ts';

type RowFact = (typeof caseTruths)[number] | (typeof operationTruths)[number];

/** Where an indicator stands. */
export const statusWords: Readonly<Record<IndicatorStatus, MessageDescriptor>> = {
  met: msg`Met`,
  not_met: msg`Not met`,
  not_documented: msg`Not documented`,
  cannot_be_told: msg`Cannot be told`,
  open: msg({ context: 'gate', message: 'Open' }),
  not_applicable: msg`Nothing to count`,
  incomplete_definition: msg`Definition incomplete`,
  operated_only: msg`Withheld: the record covers operated women only`,
};

/** Why a case or operation is left out when the record leaves this fact open. */
const reasonWords: Readonly<Record<`${RowFact | 'outcome_due'}_unknown`, MessageDescriptor>> = {
  ovarian_unknown: msg`site or histology not known`,
  advanced_unknown: msg`stage not known`,
  primary_disease_unknown: msg`first presentation or recurrence not known`,
  untreated_before_unknown: msg`earlier treatment not known`,
  operated_unknown: msg`operated or not, not known`,
  upfront_offered_unknown: msg`offer of upfront surgery not known`,
  complete_resection_unknown: msg`result of the operations not known`,
  treated_unknown: msg`treated or not, not known`,
  in_treatment_unknown: msg`treatment going on or not, not known`,
  board_decided_unknown: msg`board before every treatment not known`,
  first_treatment_decided_unknown: msg`board before the first treatment not known`,
  cytoreductive_unknown: msg`aim of the operation not known`,
  complete_unknown: msg`result of the operation not known`,
  work_up_complete_unknown: msg`work-up before the operation not known`,
  report_complete_unknown: msg`operative report not known`,
  pathology_complete_unknown: msg`pathology report not known`,
  outcome_closed_unknown: msg`complications of 30 days not known`,
  outcome_due_unknown: msg`30th day not known`,
};

/** The counts of an indicator, and the reasons for which cases are left out of it. */
export const countWords: Readonly<Record<string, MessageDescriptor>> = {
  numerator: msg`Fulfilled`,
  failed: msg`Not fulfilled`,
  denominator: msg`All that count`,
  notDocumented: msg`Not documented`,
  inTreatment: msg`Not documented, as treatment goes on`,
  in_treatment: msg`treatment goes on`,
  ...reasonWords,
  date_unknown: msg`date not known`,
  date_too_vague: msg`date too vague`,
};

/** What a centre states. */
export const factWords: Readonly<Record<StatementFact, MessageDescriptor>> = {
  surgeon_certified: msg`Certified gynaecologic oncologist or dedicated surgeon`,
  active_trials: msg`Active gynaecologic-oncology trials`,
  intermediate_care: msg`Intermediate care in the house`,
  intensive_care: msg`Access to intensive care`,
  perioperative_programme: msg`Perioperative management programme`,
  mm_conference: msg`Morbidity and mortality conference`,
  boards_recorded: msg`Every tumour board is recorded here`,
  all_who_came: msg`The record covers all women who came, not only those operated`,
};

/** What a count is a count of. */
export const unitWords = {
  case: msg`cases`,
  patient: msg`patients operated`,
  operation: msg`operations`,
} as const;

/** By which date a case or operation falls into a period. */
export const dateWords = {
  presented_on: msg`the day she first came to the centre`,
  treated_on: msg`the day her treatment began`,
  done_on: msg`the day of the operation`,
} as const;

export const signs: Readonly<Record<Comparison, string>> = {
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
  '==': '=',
};
