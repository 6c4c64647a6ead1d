import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PostForm } from '../../ui/post-form.tsx';

export const invitationSentences = {
  passwords_differ: msg`The two new passwords are not the same.`,
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
  link_over: msg`This link was used, withdrawn or has expired.`,
  account_not_made: msg`This address cannot be used: somebody has an account with it. Ask whoever invited you.`,
  person_elsewhere: msg`This link was used, withdrawn or has expired.`,
  account_there: msg`You have an account already. Please sign in.`,
};

/** Whoever was invited chooses a password; so does whoever has forgotten one, whose account is there. */
export function Invitation({
  email,
  isThere = false,
}: {
  readonly email: string;
  readonly isThere?: boolean;
}) {
  const { t } = useLingui();
  const labels = { newPassword: t`New password`, repeatedPassword: t`New password again` };
  return (
    <PostForm name="accept" labels={labels} sentences={invitationSentences} reloadDocument>
      {isThere ? (
        <p>
          <Trans>You are signed out everywhere then. Passkeys and codes of an app stay as they are.</Trans>
        </p>
      ) : null}
      <p>
        <Trans>Choose a password. You sign in with it and with {email}, and only then see anything.</Trans>
      </p>
      <PasswordField
        name="newPassword"
        label={labels.newPassword}
        hint={<Trans>At least 12 characters.</Trans>}
        autoComplete="new-password"
      />
      <PasswordField name="repeatedPassword" label={labels.repeatedPassword} autoComplete="new-password" />
      <Button kind="main">{isThere ? <Trans>Change password</Trans> : <Trans>Make my account</Trans>}</Button>
    </PostForm>
  );
}
