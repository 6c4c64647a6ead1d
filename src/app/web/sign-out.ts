import { redirect } from 'react-router';
import { installationContext } from '../installation-context.ts';
import type { Route } from './+types/sign-out.ts';
import { sessionCookies } from './session-cookies.ts';

export const loader = () => redirect('/');

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { accounts } = context.get(installationContext);
  const { headers } = await accounts.api.signOut({ headers: request.headers, returnHeaders: true });
  return redirect('/', { headers: sessionCookies(headers) });
};
