import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../ui/sentences.ts';

/** Refusals of the forms about a case. */
export const careSentences: Sentences = {
  changed_meanwhile: msg`Somebody else saved this while you were writing. What is recorded now is shown below, what you typed is still in the form. Saving again replaces what they wrote.`,
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  date_needs_day: msg`This date is needed to the day.`,
  in_future: msg`This date has not come yet.`,
  before_birth: msg`This date is before she was born.`,
  after_death: msg`This date is after she died.`,
  born_after_record: msg`She had come, or was written about, before this date: she cannot have been born after it, nor after she died.`,
  age_implausible: msg`By this date she was an infant, or older than 120 years, when she came. Please check it; if it is so, tick the box below it.`,
  stage_needs_edition: msg`A stage needs its edition: the same letters mean other things in another one.`,
  stage_not_in_edition: msg`This site has no such stage in this edition.`,
  stage_of_other_edition: msg({
    message: 'This stage is one of {edition}. Choose that edition, or the stage as the chosen one has it.',
  }),
  perhaps_known: msg`The centre may know her already. Please say whether she is one of these women; nothing has been saved yet.`,
  record_number_taken: msg`This record number belongs to a woman the centre knows already. Choose her, or correct the number.`,
  already_there: msg`The same was saved a moment ago. Search for it before saving again.`,
  person_unknown: msg`Please choose one of the centre's people.`,
  answers_to_confirm: msg`Please look at these answers again. Nothing is saved yet: correct them, or say below that it was so.`,
  value_unusual: msg({
    message: 'Usually between {min} and {max} {unit}. Please check it; if it is so, tick the box below it.',
  }),
  value_not_whole: msg({
    message:
      'Usually a whole number between {min} and {max}. Please check it; if it is so, tick the box below it.',
  }),
  result_day_needed: msg`The course says it already, with a day. Please give the day of what you typed.`,
  reason_needed: msg`Please give the reason.`,
  not_a_number: msg`This is not a number. Use a point for decimals.`,
  value_needed: msg`Please say what is known, or why there is no value.`,
  nothing_entered: msg`Nothing was entered.`,
  nothing_to_confirm: msg`Nothing of this report is left to be confirmed: the case says it already.`,
  key_repeated: msg`An item stands twice in the list.`,
  disease_perhaps_known: msg`She is here with a disease that may be this one. Please say whether it is the same; nothing has been saved yet.`,
  question_concluded: msg`A board has concluded this question: it stays as the board was asked. Her consultant alone can be changed.`,
  question_open: msg`The same question about this case still waits for a board. Please say whether this is another one; nothing has been saved yet.`,
  character_not_storable: msg`The text holds a character that cannot be stored.`,
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
};
