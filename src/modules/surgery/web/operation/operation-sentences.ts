import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of the operation form. */
export const operationSentences: Sentences = {
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  in_future: msg`This date has not come yet.`,
  before_birth: msg`This date is before she was born.`,
  after_death: msg`This date is after she died.`,
  operation_before_presentation: msg`This date is before her case came to the centre.`,
  row_repeated: msg`The same person stands here twice, or a second main or supervising surgeon.`,
  person_unknown: msg`This person has no role at this house.`,
  nothing_entered: msg`Nothing is entered yet. An operation of which nothing is said is not saved.`,
  answers_to_confirm: msg`Please look at these answers again. Nothing is saved yet: correct them, or say below that it was so.`,
  course_says_otherwise: msg`What the record says of her course speaks against this answer. Is it so?`,
  involved_and_nothing_left: msg`Disease was found here and nothing is left, yet no procedure listed takes it away. Is that so?`,
  more_than_biopsy: msg`“Biopsy only” is said, and procedures are listed that are more than that. Is that so?`,
  complete_not_assessed: msg`Nothing is left, and yet this area was not assessed. Is that so?`,
  main_surgeon_missing: msg`No main surgeon is named. Is that so?`,
  residual_places_larger: msg`At this place more was left than the residual disease says. Is that so?`,
  score_contradicts_findings: msg`The findings by area say otherwise of this. Is that so?`,
  finding_not_involved: msg`Above, this area is not said to be involved. Is that so?`,
  finding_larger: msg`Above, the largest lesion of this area is smaller. Is that so?`,
  taken_and_left: msg`All of it was taken, and yet something was left here. Is that so?`,
  not_taken_and_nothing_left: msg`Not all of it was taken, and yet nothing is left. Is that so?`,
  nodes_contradict_pathology: msg`The pathology report says otherwise of the lymph nodes. Is that so?`,
  times_contradict: msg`Incision and closure give another duration. Is that so?`,
  detail_of_other_procedure: msg`This procedure is not among those that were done. Is that so?`,
  reason_needed: msg`Please say why the record is corrected.`,
};

/** Refusals of the pathology form and of the form of complications. */
export const resultSentences: Sentences = {
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  date_needs_day: msg`Please give the day too: YYYY-MM-DD.`,
  in_future: msg`This date has not come yet.`,
  before_operation: msg`This date is before the operation.`,
  after_death: msg`This date is after she died.`,
  nothing_entered: msg`Nothing is entered yet. A report of which nothing is said is not saved.`,
  answers_to_confirm: msg`Please look at these answers again. Nothing is saved yet: correct them, or say below that it was so.`,
  course_says_otherwise: msg`What the record says of her course speaks against this answer. Is it so?`,
  station_not_removed: msg`The operative report does not know this station among those removed. Is that so?`,
  station_not_examined: msg`The operative report names a station that stands in no line here. Is that so?`,
  more_examined_than_removed: msg`The operative report counts fewer lymph nodes here. Is that so?`,
  more_positive_than_examined: msg`More lymph nodes with tumour than were examined. Please correct one of the numbers.`,
  answer_of_another_marker: msg`This marker has no such answer. Please choose another one, or “Another answer” with its words.`,
  stage_needs_edition: msg`Please choose the edition of the stage too.`,
  stage_not_in_edition: msg`This stage does not exist in the edition chosen.`,
  complications_unsaid: msg`A form is closed when it says whether there were complications: an empty list alone says nothing.`,
  days_not_over: msg({
    message:
      '{days} days after the operation have not, or perhaps not, passed on this day. Leave it empty: what is said holds so far.',
  }),
  reason_needed: msg`Please say why the record is corrected.`,
};
