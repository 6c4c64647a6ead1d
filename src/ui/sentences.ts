import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ErrorCode } from '../kernel/error-codes.ts';
import type { Params } from '../kernel/errors.ts';

/**
 * The sentence for each code of a refusal. A page adds its own codes; parameters stand in braces:
 * `{ too_many: msg({ message: 'At most {max} people' }) }`.
 */
export type Sentences = Readonly<Partial<Record<ErrorCode, MessageDescriptor>>>;

const gone = msg`This is not there any more, or not yours to do. Nothing was saved.`;

const general: Sentences = {
  invalid_input: msg`Some entries need your attention.`,
  invalid: msg`This entry is not valid.`,
  invalid_type: msg`This entry is missing or of the wrong kind.`,
  required: msg`Please fill this in.`,
  too_small: msg`This entry is too short or too small.`,
  too_big: msg`This entry is too long or too large.`,
  invalid_format: msg`This entry is not written as expected.`,
  invalid_value: msg`Please choose one of the options.`,
  invalid_date: msg`There is no such date.`,
  not_found: gone,
  forbidden: gone,
  changed_meanwhile: msg`Somebody else changed this while you were writing. Load the page again, look at what changed, then enter yours.`,
  request_key_reused: msg`This form was already saved, with other entries. Open the record again to see what stands in it.`,
  body_too_large: msg`What you sent is too large.`,
  unreadable_form: msg`The form did not arrive complete. Please send it again.`,
  too_many_fields: msg`The form has more fields than the server takes.`,
  value_unreadable: msg`An entry is not written as expected.`,
  character_not_storable: msg`An entry holds a character that cannot be stored.`,
  sign_in_needed: msg`You are no longer signed in, and nothing was saved. What you typed still stands here: sign in again, then send it.`,
  other_person_signed_in: msg`Somebody else has signed in here meanwhile, and nothing was saved. What you typed still stands here.`,
  answer_lost: msg`No answer came back: it may have been saved. Please send it again; what was saved already is not saved twice.`,
  busy_try_again: msg`Somebody else is writing this just now. Please send it again.`,
  time_limit_reached: msg`This took too long and was stopped. Nothing was saved. Please send it again.`,
  too_many_connections: msg`Too much is going on at the moment. Nothing was saved. Please send it again.`,
  database_away: msg`The record does not answer at the moment: it may or may not have been saved. Please send it again in a moment; what was saved already is not saved twice.`,
  disk_full: msg`The disk of the record is full. Nothing was saved. Please tell whoever runs it.`,
  too_many_attempts: msg`Too many attempts. Please wait a little.`,
  form_drawn_again: msg`The form is drawn anew, as you asked. Nothing is saved yet: look it through, then save.`,
  answer_contradicted: msg`An answer stands here, and a reason why there is none. Please take one of them away.`,
  answer_twice: msg`The same answer stands here twice.`,
  one_answer_only: msg`Several answers were sent where one is asked. Please give one.`,
  field_unknown: msg({ message: 'This form does not ask “{field}”. What was sent there is not saved.' }),
  detail_without_answer: msg`Something is said here about an answer that is not chosen. Please choose the answer.`,
  detail_of_other_answer: msg`What is said here belongs to another answer than the one chosen. Please correct one of them.`,
  does_not_apply: msg`After your other answers this does not apply. Please correct one of them.`,
  not_a_number: msg`This is not a number.`,
  number_too_large: msg({ message: 'Please give at most {limit}.' }),
  number_too_small: msg({ message: 'Please give at least {limit}.' }),
  not_on_the_list: msg`This is not on the list. Please choose from it, or take “something else” and describe it.`,
  time_unreadable: msg`Please write a time of day such as 14:05.`,
  number_ambiguous: msg`This may be a thousand or a fraction. Please write it without a sign for thousands, or with another decimal.`,
  range_unreadable: msg`Please write 0 for none, a size such as 7, a range such as 1-10, or >=20.`,
  range_reversed: msg`The largest size is smaller than the smallest.`,
  row_repeated: msg`The same stands in two lines.`,
  too_many_decimals: msg`This has more decimals than are kept here.`,
  unit_needed: msg`Please choose the unit.`,
  date_not_in_calendar: msg`There is no such date. Write YYYY-MM-DD, YYYY-MM or YYYY.`,
  date_needs_day: msg`Please give the day too: YYYY-MM-DD.`,
};

const describe = (i18n: I18n, sentences: Sentences, code: ErrorCode, params: Params): string => {
  const sentence = sentences[code] ?? general[code];
  if (sentence === undefined) return i18n._(msg`This was refused (${code}).`);
  return i18n._(sentence.id, params, sentence.message === undefined ? {} : { message: sentence.message });
};

/** A function from a refusal's code and parameters to a sentence in the reader's language. */
export const useSentences = (sentences: Sentences = {}): ((code: ErrorCode, params?: Params) => string) => {
  const { i18n } = useLingui();
  return (code, params = {}) => describe(i18n, sentences, code, params);
};
