import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of the operation form. */
export const operationSentences: Sentences = {
  areas_filled: msg`The areas you had not described are now set to free. Nothing is saved yet: look them through, then save.`,
  finding_unsaid: msg`A size or a reason stands here without a finding. Please choose the finding.`,
  finding_contradicted: msg`A size belongs to an involved area, a reason to one that was not assessed. Please correct one of them.`,
  residual_unsaid: msg`A size of residual disease stands here. Please choose what it means.`,
  residual_contradicted: msg`No visible disease was left, and yet a size, a place or a reason stands here. Please correct one of them.`,
  residual_zero: msg`A lesion of 0 mm is no visible disease: please choose that instead.`,
  range_reversed: msg`The largest size is smaller than the smallest.`,
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  in_future: msg`This date has not come yet.`,
  before_birth: msg`This date is before she was born.`,
  after_death: msg`This date is after she died.`,
  operation_before_presentation: msg`This date is before her case came to the centre.`,
  person_repeated: msg`Somebody stands in the team twice.`,
  role_repeated: msg`There is one main surgeon and one supervising surgeon.`,
  person_unknown: msg`Somebody in the team has no role at this house.`,
  discipline_unsaid: msg`Please say the discipline of everybody in the team.`,
  person_unsaid: msg`Please say who is meant, or empty the line.`,
  role_unsaid: msg`Please say whether this person assisted or operated jointly.`,
  reason_needed: msg`Please say why the record is corrected.`,
  request_key_reused: msg`This form was already saved, with other entries. Open the record again to see what stands in it.`,
};

/** Refusals of the pathology form and of the 30-day form. */
export const resultSentences: Sentences = {
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  date_needs_day: msg`Please give the day too: YYYY-MM-DD.`,
  in_future: msg`This date has not come yet.`,
  before_operation: msg`This date is before the operation.`,
  after_death: msg`This date is after she died.`,
  complications_unsaid: msg`Please say whether there were complications: an empty list alone says nothing.`,
  complications_contradicted: msg`“None” is chosen, and yet complications are listed. Please correct one of them.`,
  complications_needed: msg`Please enter the complications, or choose “None”.`,
  reason_needed: msg`Please say why the record is corrected.`,
  request_key_reused: msg`This form was already saved, with other entries. Open the record again to see what stands in it.`,
};
