import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { nameIn } from '../../kernel/names.ts';
import { enteredContext } from '../../modules/directory/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { installationContext } from '../installation-context.ts';
import { changePassword } from '../sign-in/password.ts';
import type { Route } from './+types/password.ts';
import { Frame } from './frame.tsx';
import { typed } from './typed.ts';

/** It ships no script. */
export const handle = { static: true };

const path = '/password';

export const loader = ({ request, context }: Route.LoaderArgs) => {
  const { actor, locale } = context.get(appContext);
  if (actor.kind !== 'user') throw redirect(`/sign-in?next=${path}`);
  const { name } = context.get(enteredContext);
  return {
    name: name === null ? '' : nameIn(locale, name),
    changed: new URL(request.url).searchParams.has('changed'),
  };
};

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { actor, services, now } = context.get(appContext);
  if (actor.kind !== 'user') throw redirect(`/sign-in?next=${path}`);
  const { accounts } = context.get(installationContext);
  const form = await request.formData();
  const raw = { current: typed(form, 'current'), next: typed(form, 'next'), again: typed(form, 'again') };
  const cookie = await changePassword(
    accounts,
    services.database,
    { userId: actor.userId, cookies: request.headers.get('cookie'), raw },
    now(),
  );
  return redirect(`${path}?changed`, { headers: { 'set-cookie': cookie } });
};

const sentences = {
  password_wrong: msg`This is not your present password.`,
  passwords_differ: msg`The two new passwords are not the same.`,
  too_many_attempts: msg`Too many attempts. Please wait a quarter of an hour.`,
  demonstration_password_stays: msg`The password of a demonstration account stays as it is: others enter with it.`,
};

export default function Password({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const labels = { current: t`Present password`, next: t`New password`, again: t`New password again` };
  return (
    <Frame person={{ name: loaderData.name }}>
      <Page title={t`Password`}>
        {loaderData.changed ? (
          <Notice tone="good" live title={<Trans>Your password is changed.</Trans>}>
            <p>
              <Trans>You are signed out everywhere else.</Trans> <Link to="/">{t`Back to my work`}</Link>
            </p>
          </Notice>
        ) : null}
        <PostForm name="password" labels={labels} sentences={sentences} reloadDocument>
          <Field
            name="current"
            type="password"
            label={labels.current}
            autoComplete="current-password"
            required
          />
          <Field
            name="next"
            type="password"
            label={labels.next}
            hint={<Trans>At least 12 characters.</Trans>}
            autoComplete="new-password"
            required
          />
          <Field name="again" type="password" label={labels.again} autoComplete="new-password" required />
          <Button kind="main">
            <Trans>Change password</Trans>
          </Button>
        </PostForm>
      </Page>
    </Frame>
  );
}
