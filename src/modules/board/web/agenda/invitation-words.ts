import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';
import { calendarSentences } from './calendar-sentences.ts';

/** What somebody answered to an invitation. */
export const answerWords = {
  accepted: msg`says that they come`,
  declined: msg`says that they do not come`,
  tentative: msg`may come`,
} as const;

/** What became of the mail that told somebody. */
export const mailStateWords = {
  waiting: msg`on its way`,
  sent: msg`sent`,
  refused: msg`refused by the mail server`,
  bounced: msg`came back`,
  withdrawn: msg`not sent`,
} as const;

export const invitationSentences: Sentences = {
  ...calendarSentences,
  no_mail_address: msg`For somebody here no mail address is known.`,
  invitation_outdated: msg`The meeting was changed since you were told of it. Read what is so now.`,
  nobody_to_tell: msg`Choose at least one person.`,
};
