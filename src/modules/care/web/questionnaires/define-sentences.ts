import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of a definition, each told at its place in the text. */
export const defineSentences: Sentences = {
  form_not_json: msg`This is no JSON: a bracket, a comma or a quotation mark is missing or too many.`,
  form_invalid: msg({ message: 'Nothing is added: {count} things are wrong.' }),
  form_previewed: msg`Nothing is wrong. Below it stands as it is filled in; nothing is added yet.`,
  form_of_program: msg`A form of this name comes with the program. Give yours another id.`,
  form_version_differs: msg`This version is there already and says something else. A version never changes: give the next number.`,
  form_version_older: msg({ message: 'Version {newest} is there already. Give a later number.' }),
  field_unknown: msg`There is no item of this name.`,
  course_fact_unknown: msg({
    message: 'The record knows no such fact of her course. It knows: {known}.',
  }),
  code_unknown: msg`There is no such code.`,
  points_missing: msg`A score says of every answer what it counts. Nothing is said of this one.`,
  condition_in_circle: msg`Whether this is asked depends on itself.`,
  condition_unreadable: msg`This condition cannot be read, or is nested too deep.`,
  section_unknown: msg`There is no such section or part.`,
  name_reserved: msg`This name means something else already.`,
  name_twice: msg`This stands there twice.`,
  needed_and_conditional: msg`A line cannot always say what is asked only sometimes.`,
  nothing_between: msg`No number of so many decimals lies between these bounds.`,
  range_reversed: msg`The greatest number is less than the least.`,
  not_a_number: msg`This item is no number, so that it has no limit.`,
  answer_twice: msg`This stands there twice.`,
  word_missing: msg`This word is missing in a language in which the rest of the form is said.`,
  invalid_union: msg`There is no item of this kind here.`,
  unrecognized_keys: msg`Nobody knows what this means here.`,
  invalid_type: msg`This is missing or of the wrong kind.`,
  invalid_format: msg`This is not written as names and codes are.`,
  invalid_value: msg`This is none of the words that may stand here.`,
  too_small: msg`This is empty or too short.`,
  too_big: msg`This is too long.`,
};
