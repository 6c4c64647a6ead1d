import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../ui/sentences.ts';

/** What somebody is told whose change of how they sign in is refused. */
export const accountSentences: Sentences = {
  password_wrong: msg`This is not your present password.`,
  passwords_differ: msg`The two new passwords are not the same.`,
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
  demonstration_password_stays: msg`The password of a demonstration account stays as it is: others enter with it.`,
};
