import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { nameIn } from '../../kernel/names.ts';
import { enteredContext, signedIn } from '../../modules/directory/index.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
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
  const { locale } = context.get(appContext);
  const { name, houses } = signedIn(context.get(enteredContext));
  return {
    houses: houses.map((house) => ({ slug: house.slug, name: nameIn(locale, house.name) })),
    name: name === null ? '' : nameIn(locale, name),
    changed: new URL(request.url).searchParams.has('changed'),
  };
};

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { services, now } = context.get(appContext);
  const { actor } = signedIn(context.get(enteredContext));
  const { accounts } = context.get(installationContext);
  const form = await request.formData();
  const names = ['currentPassword', 'newPassword', 'repeatedPassword'] as const;
  const raw = Object.fromEntries(names.map((name) => [name, typed(form, name)]));
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
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
  demonstration_password_stays: msg`The password of a demonstration account stays as it is: others enter with it.`,
};

/** Straight to her work; who has a role at several houses chooses, and who has none any more goes to the front door. */
function Back({ houses }: { readonly houses: Route.ComponentProps['loaderData']['houses'] }) {
  const [only, ...more] = houses;
  if (only === undefined)
    return (
      <Link to="/">
        <Trans>To the front door</Trans>
      </Link>
    );
  if (more.length === 0)
    return (
      <Link to={`/c/${only.slug}`}>
        <Trans>Back to my work</Trans>
      </Link>
    );
  return (
    <ul>
      {houses.map(({ slug, name }) => (
        <li key={slug}>
          <Link to={`/c/${slug}`}>
            <Trans>Back to my work: {name}</Trans>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export default function Password({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const labels = {
    currentPassword: t`Present password`,
    newPassword: t`New password`,
    repeatedPassword: t`New password again`,
  };
  return (
    <Frame person={{ name: loaderData.name }}>
      <Page title={t`Password`}>
        {loaderData.changed ? (
          <Notice tone="good" live title={<Trans>Your password is changed.</Trans>}>
            <p>
              <Trans>You are signed out everywhere else.</Trans>
            </p>
            <Back houses={loaderData.houses} />
          </Notice>
        ) : null}
        <PostForm name="password" labels={labels} sentences={sentences} reloadDocument>
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
          <PasswordField
            name="repeatedPassword"
            label={labels.repeatedPassword}
            autoComplete="new-password"
          />
          <Button kind="main">
            <Trans>Change password</Trans>
          </Button>
        </PostForm>
      </Page>
    </Frame>
  );
}
