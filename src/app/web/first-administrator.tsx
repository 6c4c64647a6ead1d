import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { installationContext } from '../installation-context.ts';
import { makeFirstAdministrator, openCode } from '../sign-in/first-administrator.ts';
import type { Route } from './+types/first-administrator.ts';
import { Frame } from './frame.tsx';
import { typed } from './typed.ts';

/** A public page: it ships no script. */
export const handle = { static: true };

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { database } = context.get(appContext).services;
  return { open: (await openCode(context.get(installationContext), database)) !== null };
};

const fields = ['code', 'centreName', 'slug', 'zone', 'name', 'email', 'password'] as const;

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { services, now, remoteAddress } = context.get(appContext);
  const installation = context.get(installationContext);
  const form = await request.formData();
  const said = Object.fromEntries(fields.map((name) => [name, typed(form, name)]));
  await makeFirstAdministrator(installation, services.database, said, { now: now(), remoteAddress });
  return redirect('/sign-in');
};

const sentences = {
  one_time_code_wrong: msg`This is not the code on the console.`,
  administrator_there: msg`There is an administrator already. Please sign in.`,
  account_not_made: msg`This address cannot be used.`,
  zone_unknown: msg`This time zone is not known; an example is Asia/Seoul.`,
  already_there: msg`This short name is taken.`,
  slug_letters: msg({
    message: 'Small letters a to z, digits and hyphens, {least} to {most} of them; it cannot hold {wrong}.',
  }),
  slug_length: msg({
    message: 'Small letters a to z, digits and hyphens, {least} to {most} of them; this one has {found}.',
  }),
  slug_start: msg({
    message:
      'Small letters a to z, digits and hyphens, {least} to {most} of them; it does not begin with a hyphen.',
  }),
};

export default function FirstAdministrator({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const labels = {
    code: t`One-time code`,
    centreName: t`Name of the centre`,
    slug: t`Short name for the address`,
    zone: t`Time zone`,
    name: t`Your name`,
    email: t`E-mail address`,
    password: t`Password`,
  };
  return (
    <Frame>
      <Page title={t`First administrator`}>
        {loaderData.open ? (
          <PostForm name="first" labels={labels} sentences={sentences} reloadDocument>
            <Field
              name="code"
              label={labels.code}
              hint={<Trans>It stands on the console of the program.</Trans>}
              autoComplete="off"
              required
            />
            <Field name="centreName" label={labels.centreName} required />
            <Field
              name="slug"
              label={labels.slug}
              hint={<Trans>2 to 63 small letters a to z, digits and hyphens.</Trans>}
              required
            />
            <Field name="zone" label={labels.zone} defaultValue="Asia/Seoul" required />
            <Field name="name" label={labels.name} autoComplete="name" required />
            <Field name="email" type="email" label={labels.email} autoComplete="username" required />
            <PasswordField
              name="password"
              label={labels.password}
              hint={<Trans>At least 12 characters.</Trans>}
              autoComplete="new-password"
            />
            <Button kind="main">
              <Trans>Make centre and administrator</Trans>
            </Button>
          </PostForm>
        ) : (
          <Notice title={<Trans>There is an administrator already. Please sign in.</Trans>} />
        )}
      </Page>
    </Frame>
  );
}
