import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { accountSentences } from './account-sentences.ts';

/** Changes the password of whoever is signed in. */
export function PasswordSection() {
  const { t } = useLingui();
  const labels = {
    currentPassword: t`Present password`,
    newPassword: t`New password`,
    repeatedPassword: t`New password again`,
  };
  return (
    <Section title={t`Password`}>
      <PostForm name="password" labels={labels} sentences={accountSentences} reloadDocument>
        <PasswordField
          name="currentPassword"
          label={labels.currentPassword}
          autoComplete="current-password"
        />
        <PasswordField
          name="newPassword"
          label={labels.newPassword}
          hint={<Trans>At least 12 characters.</Trans>}
          autoComplete="new-password"
        />
        <PasswordField name="repeatedPassword" label={labels.repeatedPassword} autoComplete="new-password" />
        <Button kind="main">
          <Trans>Change password</Trans>
        </Button>
      </PostForm>
    </Section>
  );
}
