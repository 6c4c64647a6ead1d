import { Trans, useLingui } from '@lingui/react/macro';
import { msg } from '@lingui/core/macro';
import { redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { installationContext } from '../installation-context.ts';
import { signIn } from '../sign-in/sign-in.ts';
import type { Route } from './+types/sign-in.ts';
import { Frame } from './frame.tsx';
import { localPath } from './local-path.ts';
import { sessionCookies } from './session-cookies.ts';
import { typed } from './typed.ts';

/** A public page: it ships no script. */
export const handle = { static: true };

export const loader = ({ request }: Route.LoaderArgs) => ({
  next: localPath(new URL(request.url).searchParams.get('next')),
});

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { services, now, remoteAddress } = context.get(appContext);
  const { accounts } = context.get(installationContext);
  const form = await request.formData();
  const headers = await signIn(
    accounts,
    services.database,
    {
      email: typed(form, 'email'),
      password: typed(form, 'password'),
      remoteAddress,
      headers: request.headers,
    },
    now(),
  );
  return redirect(localPath(typed(form, 'next')), { headers: sessionCookies(headers) });
};

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <Frame>
      <Page title={t`Sign in`}>
        <PostForm
          name="sign-in"
          reloadDocument
          labels={{ email: t`E-mail address`, password: t`Password` }}
          sentences={{
            sign_in_failed: msg`Address and password do not go together.`,
            too_many_attempts: msg`Too many attempts. Please wait a quarter of an hour.`,
          }}
        >
          <input type="hidden" name="next" value={loaderData.next} />
          <Field name="email" type="email" autoComplete="username" label={t`E-mail address`} required />
          <Field
            name="password"
            type="password"
            autoComplete="current-password"
            label={t`Password`}
            required
          />
          <Button kind="main">
            <Trans>Sign in</Trans>
          </Button>
        </PostForm>
        <p>
          <Trans>Forgotten? Whoever runs this installation gives you a new password.</Trans>
        </p>
      </Page>
    </Frame>
  );
}
