import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of a filled form. */
export const questionnaireSentences: Sentences = {
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  date_needs_day: msg`Please give the day too: YYYY-MM-DD.`,
  in_future: msg`This date has not come yet.`,
  before_birth: msg`This date is before she was born.`,
  period_reversed: msg`This day is before the first one.`,
  outside_treatment: msg`This day is not within the treatment.`,
  stage_needs_edition: msg`A stage needs its edition: the same letters mean other things in another one.`,
  stage_not_in_edition: msg`This site has no such stage in this edition.`,
  stage_of_other_edition: msg({
    message: 'This stage is one of {edition}. Choose that edition, or the stage as the chosen one has it.',
  }),
  person_unknown: msg`Please choose one of the centre's people.`,
  nothing_entered: msg`Nothing is entered yet. A form without an answer is not saved.`,
  answers_to_confirm: msg`Please look at these answers again. Nothing is saved yet: correct them, or say below that it was so.`,
  course_says_otherwise: msg`What the record says of her course speaks against this answer. Is it so?`,
  form_withdrawn: msg`This questionnaire is filled in no more here: it was withdrawn while you wrote. Nothing is saved.`,
  reason_needed: msg`Please say why the record is corrected.`,
};
