import { redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { notFound } from '../../kernel/errors.ts';
import { houses } from '../../modules/directory/index.ts';
import {
  demonstrationAccounts,
  demonstrationEmail,
  demonstrationHouse,
  demonstrationPassword,
} from '../demo/accounts.ts';
import { installationContext } from '../installation-context.ts';
import { signIn } from '../sign-in/sign-in.ts';
import type { Route } from './+types/enter-demonstration.ts';
import { localPath } from './local-path.ts';
import { sessionCookies } from './session-cookies.ts';

export const loader = () => redirect('/');

/** Signs in as one of the demonstration's people, by the same door as everybody. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const { services, now, remoteAddress } = context.get(appContext);
  const { accounts } = context.get(installationContext);
  const form = await request.formData();
  const account = demonstrationAccounts.find((known) => known === form.get('account'));
  if (!account) throw notFound();
  const shown = (await houses(services.database)).filter(({ demonstration }) => demonstration);
  // What an earlier version has loaded is one house.
  const house = shown.find(({ slug }) => slug === demonstrationHouse(account)) ?? shown[0];
  if (!house) throw notFound();
  const attempt = { email: demonstrationEmail(account), password: demonstrationPassword, remoteAddress };
  const headers = await signIn(accounts, services.database, { ...attempt, headers: request.headers }, now());
  const next = form.get('next');
  return redirect(typeof next === 'string' ? localPath(next) : `/c/${house.slug}`, {
    headers: sessionCookies(headers),
  });
};
