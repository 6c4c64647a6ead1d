import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../ui/sentences.ts';

/** What somebody is told whose change of how they sign in is refused. */
export const accountSentences: Sentences = {
  password_wrong: msg`This is not your present password.`,
  passwords_differ: msg`The two new passwords are not the same.`,
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
  demonstration_password_stays: msg`The password of a demonstration account stays as it is: others enter with it.`,
  code_wrong: msg`This code is not right, or was used already. The app shows a new one within half a minute.`,
  codes_on: msg`Codes are asked for already.`,
  passkey_not_here: msg`Passkeys need an address with a name and TLS.`,
  passkey_refused: msg`This passkey was not taken: the device did not check whose it is, or it belongs elsewhere.`,
  passkey_there: msg`This device has a passkey already.`,
  passkey_too_late: msg`This took too long, or was sent twice. Please begin again.`,
  passkeys_too_many: msg`There are as many passkeys as there may be. Remove one first.`,
};
