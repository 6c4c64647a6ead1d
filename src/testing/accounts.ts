import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Accounts } from '../app/sign-in/accounts.ts';
import { withNewAccount } from '../app/sign-in/new-account.ts';
import { installationId } from '../kernel/ids.ts';
import { withScope } from '../kernel/scope.ts';
import { appDatabase } from './centre.ts';

/** An account of a test's own; its password is "a long password". */
export const somebody = async (
  accounts: Accounts,
  email = `${randomUUID()}@example.org`,
): Promise<{ email: string; userId: string }> => {
  const account = { email, password: 'a long password', name: 'Kim Minji' };
  return { email, userId: await withNewAccount(accounts, account, 'email', async (id) => id) };
};

/** Entries of the installation's chain that announce this of the account; of nobody's for an empty id. */
export const noted = async (type: string, userId: string) => {
  const [one, many] = [
    { type, userId },
    { type, userIds: [userId] },
  ].map((event) => JSON.stringify([event]));
  const found = await withScope(appDatabase(), [installationId], (tx) =>
    tx.execute(sql`select seq from kernel.journal where owner_id = ${installationId}
      and (events @> ${one}::jsonb or events @> ${many}::jsonb)`),
  );
  return found.rows;
};
