import { redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { installationContext } from '../installation-context.ts';
import { noteSignIn } from '../sign-in/commands/note-sign-in.ts';
import { noteOfAccounts } from '../sign-in/installation-journal.ts';
import type { Route } from './+types/sign-out.ts';
import { sessionCookies } from './session-cookies.ts';

export const loader = () => redirect('/');

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { accounts } = context.get(installationContext);
  const { actor, services, now } = context.get(appContext);
  const { headers } = await accounts.api.signOut({ headers: request.headers, returnHeaders: true });
  if (actor.kind === 'user')
    await noteOfAccounts(services.database, now(), noteSignIn, {
      userId: actor.userId,
      outcome: 'signed-out',
    });
  return redirect('/', { headers: sessionCookies(headers) });
};
