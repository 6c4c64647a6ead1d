import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of a questionnaire. */
export const questionnaireSentences: Sentences = {
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  date_needs_day: msg`Please give the day too: YYYY-MM-DD.`,
  in_future: msg`This date has not come yet.`,
  before_birth: msg`This date is before she was born.`,
  nothing_entered: msg`Nothing is entered yet. A questionnaire without an answer is not saved.`,
  reason_needed: msg`Please say why the record is corrected.`,
  request_key_reused: msg`This form was already saved, with other entries. Open the record again to see what stands in it.`,
};
