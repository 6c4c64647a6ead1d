import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';
import { takingSentences } from '../taken/taking-sentences.ts';

/** Refusals of moving a record to another case. */
export const moveSentences: Sentences = {
  ...takingSentences,
  already_there: msg`It lies in this case already.`,
  not_at_site: msg`The site of the disease in that case has no place for what this record says. Look again whether it is the right woman, and the right case of hers. Nothing was done.`,
  before_birth: msg`Its date is before the woman of that case was born. Nothing was done.`,
  after_death: msg`Its date is after the woman of that case died. Nothing was done.`,
  operation_before_presentation: msg`Its date is before that case came to the centre. Nothing was done.`,
  confirmed_from_report: msg`It was confirmed from the pathology report of an operation: move the operation, and it goes along. Nothing was done.`,
  result_there: msg`That case has a result of this kind already: take that one back first, or leave this one as it is. Nothing was done.`,
};
