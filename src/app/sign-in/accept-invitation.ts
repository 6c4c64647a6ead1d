import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { countAttempt, type Limit } from '../../kernel/attempts.ts';
import { execute } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { parsed } from '../../kernel/input-faults.ts';
import type { Links } from '../../kernel/links.ts';
import { type Database, withScope } from '../../kernel/scope.ts';
import { acceptInvitation, invitationAt } from '../../modules/directory/index.ts';
import type { Accounts } from './accounts.ts';
import { noteAccount } from './commands/note-account.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { withNewAccount } from './new-account.ts';
import { NewPassword } from './password.ts';
import { tooMany } from './slowing-limit.ts';

const Form = z.object({ newPassword: NewPassword, repeatedPassword: z.string() });
/** Passwords that are tried to be set by one invitation. */
const perInvitation: Limit = { attempts: 10, windowSeconds: 900 };

type Means = { readonly database: Database; readonly links: Links; readonly now: Temporal.Instant };

/** Whom the link with this token invites, by which address; refused as `link_over` once it cannot be used. */
export const invitedBy = async ({ database, links, now }: Means, token: string) => {
  const link = links.read(token);
  if (link === null) throw refused('link_over');
  return withScope(database, [link.ownerId], (tx) => invitationAt(tx, link, now));
};

/**
 * Makes the account of whoever holds the link of an invitation, with the password they choose, and uses the link up: all of it or
 * nothing, but for a process that is killed in between, which leaves an account of nobody.
 * Passwords are hashed one at a time.
 */
export const acceptByLink = async (
  accounts: Accounts,
  means: Means,
  token: string,
  raw: unknown,
): Promise<void> => {
  const { database, now } = means;
  const { newPassword: password, repeatedPassword } = parsed(Form, raw);
  if (password !== repeatedPassword) throw refused('passwords_differ', {}, { field: 'repeatedPassword' });
  const { id: invitationId } = await invitedBy(means, token);
  if (!(await countAttempt(accounts.pool, ['invitation', invitationId], perInvitation, now))) throw tooMany();
  await accounts.gate.run(async () => {
    // Asked again: whoever pressed twice has it by now.
    const { ownerId, email, name } = await invitedBy(means, token);
    const call = { actor: { kind: 'job', name: 'invitation' } as const, ownerId, now };
    await withNewAccount(accounts, { email, password, name }, 'newPassword', async (userId) => {
      // Written down before: an account that nobody wrote down is not made.
      await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'made' });
      await execute(database, acceptInvitation, call, { invitationId, userId });
    });
  });
};
