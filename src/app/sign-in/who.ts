import type { Actor, Clock } from '../../kernel/actor.ts';
import type { Database } from '../../kernel/scope.ts';
import { accountOf } from '../../modules/directory/index.ts';
import type { Accounts } from './accounts.ts';

/** Who sends a request: the person behind its session with today's affiliations, or the public. */
export const actorOf =
  (accounts: Accounts, database: Database, now: Clock) =>
  async (request: Request): Promise<Actor> => {
    if (!request.headers.has('cookie')) return { kind: 'public' };
    const session = await accounts.api.getSession({ headers: request.headers });
    if (!session) return { kind: 'public' };
    const account = await accountOf(database, session.user.id, now());
    return account ? { kind: 'user', userId: session.user.id, ...account } : { kind: 'public' };
  };
