import { msg } from '@lingui/core/macro';

export const ownWordsSentences = {
  link_over: msg`There is no link to withdraw any more.`,
  form_withdrawn: msg`This questionnaire is filled in no more here.`,
};
