import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../kernel/actor.ts';
import type { Reading } from '../../kernel/reading.ts';
import { instantOf } from '../../kernel/zone.ts';
import { enter, type Entered } from '../../modules/directory/index.ts';
import { prolongAfter, type Accounts } from './accounts.ts';
import { sessionToken } from './session-cookie.ts';

const slugIn = (path: string): string | null => /^(?:\/api)?\/c\/([a-z0-9-]+)/.exec(path)?.[1] ?? null;

const isOld = (updatedAt: string, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(instantOf(updatedAt), now.subtract({ seconds: prolongAfter })) < 0;

/** Who sends a request and which house its address names; a session in use is prolonged once an hour. */
export const whoEnters =
  (accounts: Accounts, now: Clock) =>
  async (request: Request, reading: Reading): Promise<Entered> => {
    const token = sessionToken(request.headers.get('cookie'), accounts.secret);
    const entered = await enter(reading, token, slugIn(new URL(request.url).pathname), now());
    if (entered.sessionUpdatedAt !== null && isOld(entered.sessionUpdatedAt, now()))
      await accounts.api.getSession({ headers: request.headers });
    return entered;
  };
