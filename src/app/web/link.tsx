import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link as To, redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { isAppError } from '../../kernel/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { installationContext } from '../installation-context.ts';
import { acceptByLink, invitedBy } from '../sign-in/accept-invitation.ts';
import type { Route } from './+types/link.ts';
import { Frame } from './frame.tsx';
import { typed } from './typed.ts';

/** A public page: it ships no script. */
export const handle = { static: true };

const meansOf = (context: Route.LoaderArgs['context']) => {
  const { services, now } = context.get(appContext);
  return { database: services.database, links: services.links, now: now() };
};

/** Only whether it can be used, and the address to sign in with: a link is looked at by whoever it was sent through. */
export const loader = async ({ params, context }: Route.LoaderArgs) => {
  try {
    const { email } = await invitedBy(meansOf(context), params.token);
    return { email };
  } catch (error) {
    if (isAppError(error) && error.code === 'link_over') return { email: null };
    throw error;
  }
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const { accounts } = context.get(installationContext);
  const form = await request.formData();
  const raw = {
    newPassword: typed(form, 'newPassword'),
    repeatedPassword: typed(form, 'repeatedPassword'),
  };
  await acceptByLink(accounts, meansOf(context), params.token, raw);
  return redirect('/sign-in', 303);
};

const sentences = {
  passwords_differ: msg`The two new passwords are not the same.`,
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
  link_over: msg`This link was used, withdrawn or has expired.`,
  account_not_made: msg`This address cannot be used: somebody has an account with it. Ask whoever invited you.`,
  account_there: msg`You have an account already. Please sign in.`,
};

export default function LinkPage({ loaderData: { email } }: Route.ComponentProps) {
  const { t } = useLingui();
  const labels = { newPassword: t`New password`, repeatedPassword: t`New password again` };
  return (
    <Frame>
      <Page title={t`Invitation`} sentences={sentences}>
        {email === null ? (
          <Notice title={<Trans>This link was used, withdrawn or has expired.</Trans>}>
            <p>
              <Trans>Ask whoever gave it to you for a new one.</Trans>{' '}
              <To to="/sign-in">
                <Trans>Sign in</Trans>
              </To>
            </p>
          </Notice>
        ) : (
          <PostForm name="accept" labels={labels} sentences={sentences} reloadDocument>
            <p>
              <Trans>
                Choose a password. You sign in with it and with {email}, and only then see anything.
              </Trans>
            </p>
            <PasswordField
              name="newPassword"
              label={labels.newPassword}
              hint={<Trans>At least 12 characters.</Trans>}
              autoComplete="new-password"
            />
            <PasswordField
              name="repeatedPassword"
              label={labels.repeatedPassword}
              autoComplete="new-password"
            />
            <Button kind="main">
              <Trans>Make my account</Trans>
            </Button>
          </PostForm>
        )}
      </Page>
    </Frame>
  );
}
