import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Accounts } from '../app/sign-in/accounts.ts';
import { withNewAccount } from '../app/sign-in/new-account.ts';
import { installationId } from '../kernel/ids.ts';
import { withScope } from '../kernel/scope.ts';
import { addPeople } from '../modules/directory/index.ts';
import { appDatabase, type TestCentre } from './centre.ts';

/** An account of a test's own; its password is "a long password". */
export const somebody = async (
  accounts: Accounts,
  email = `${randomUUID()}@example.org`,
): Promise<{ email: string; userId: string }> => {
  const account = { email, password: 'a long password', name: 'Kim Minji' };
  return { email, userId: await withNewAccount(accounts, account, 'email', async (id) => id) };
};

/** Somebody with an account who observes at this centre. */
export const observerWithAccount = async (
  accounts: Accounts,
  centre: TestCentre,
  email?: string,
  password = 'a long password',
) => {
  const account = { email: email ?? `${randomUUID()}@example.org`, password, name: 'Kim Minji' };
  const userId = await withNewAccount(accounts, account, 'email', async (id) => id);
  const id = randomUUID();
  const role = { personId: id, organisationId: centre.ownerId, role: 'observer', discipline: null } as const;
  await centre.as({ kind: 'operator' }, addPeople, {
    people: [{ id, userId, latinName: account.name, nativeName: null, sortName: account.name }],
    affiliations: [{ id: randomUUID(), ...role, from: '2020-01-01', to: null }],
  });
  return { email: account.email, userId };
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
