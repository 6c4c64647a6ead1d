import type { Temporal } from 'temporal-polyfill';
import type { Database } from '../../kernel/scope.ts';
import { utcText } from '../../kernel/zone.ts';
import type { Accounts } from './accounts.ts';
import { noteAccount } from './commands/note-account.ts';
import { type Device, deviceOf } from './device.ts';
import { inAccounts } from './in-accounts.ts';
import { noteOfAccounts } from './installation-journal.ts';

/** Where somebody is signed in; of `lastUsedAt` the hour is known, for a session is prolonged once an hour. */
export type OpenSession = Device & {
  readonly id: string;
  readonly isThis: boolean;
  readonly since: string;
  readonly lastUsedAt: string;
};

type Row = { id: string; since: string; last: string; userAgent: string | null };

/** The sessions of an account that are not over, the one that asks first, then by when they were last used. */
export const openSessions = async (
  accounts: Accounts,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
  now: Temporal.Instant,
): Promise<OpenSession[]> => {
  const found = await accounts.pool.query<Row>(
    `select id, "createdAt"::text as since, "updatedAt"::text as last, "userAgent" from session
     where "userId" = $1 and "expiresAt" > $3 order by id <> $2, "updatedAt" desc, id`,
    [userId, sessionId, now.toString()],
  );
  return found.rows.map(({ id, since, last, userAgent }) => ({
    ...deviceOf(userAgent),
    id,
    isThis: id === sessionId,
    since: utcText(since),
    lastUsedAt: utcText(last),
  }));
};

/** Which sessions somebody ends: one, or all but the one by which they ask. */
export type Ended = { readonly id: string } | { readonly allBut: string };

/**
 * Ends sessions of an account, with their streams; how many. Of somebody else's nothing ends. What ends is written down
 * before, or stays.
 */
export const endSessions = (
  accounts: Accounts,
  database: Database,
  { userId, ended }: { readonly userId: string; readonly ended: Ended },
  now: Temporal.Instant,
): Promise<number> =>
  inAccounts(accounts, async (client) => {
    const { rowCount } =
      'id' in ended
        ? await client.query('delete from session where "userId" = $1 and id = $2', [userId, ended.id])
        : await client.query('delete from session where "userId" = $1 and id <> $2', [userId, ended.allBut]);
    if (rowCount)
      await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'sessions-ended' });
    return rowCount ?? 0;
  });
