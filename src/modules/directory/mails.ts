import { z } from 'zod';
import { mailKind } from '../../kernel/mail/kinds.ts';

// Messages are written without macros, because manifests import this module's policies where none is expanded.

const Until = z.object({ until: z.iso.date() }).strict();

const subject = /*i18n*/ { id: 'mail.account.subject', message: 'Your invitation to Consilium' };
const choose = /*i18n*/ {
  id: 'mail.account.choose',
  message: 'Somebody you work with has invited you to Consilium. Choose a password here: {link}',
};
const once = /*i18n*/ {
  id: 'mail.account.once',
  message:
    'The address works once, until {until}. Whoever opens it can choose the password: pass it on to nobody.',
};
const unknown = /*i18n*/ {
  id: 'mail.account.unknown',
  message: 'If you do not know what this is about, do nothing.',
};

/** Invites somebody to have an account, by the link it brings. */
export const accountMail = mailKind<z.infer<typeof Until>>({
  kind: 'directory.account',
  params: Until,
  subject: (i18n) => i18n._(subject),
  text: (i18n, { until }, { link }) => [
    i18n._({ ...choose, values: { link: link ?? '…' } }),
    i18n._({ ...once, values: { until } }),
    i18n._(unknown),
  ],
});

const passwordSubject = /*i18n*/ { id: 'mail.password.subject', message: 'A new password for Consilium' };
const chooseAnother = /*i18n*/ {
  id: 'mail.password.choose',
  message: 'You can choose another password for Consilium here: {link}',
};
const notAsked = /*i18n*/ {
  id: 'mail.password.not-asked',
  message: 'If you have not asked for it, tell an administrator of your house.',
};

/** Lets somebody who has forgotten her password choose another one, by the link it brings. */
export const passwordMail = mailKind<z.infer<typeof Until>>({
  kind: 'directory.new-password',
  params: Until,
  subject: (i18n) => i18n._(passwordSubject),
  text: (i18n, { until }, { link }) => [
    i18n._({ ...chooseAnother, values: { link: link ?? '…' } }),
    i18n._({ ...once, values: { until } }),
    i18n._(notAsked),
  ],
});

export const directoryMails = [accountMail, passwordMail];
