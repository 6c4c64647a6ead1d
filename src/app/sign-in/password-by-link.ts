import { countAttempt, type Limit } from '../../kernel/attempts.ts';
import { execute } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { withScope } from '../../kernel/scope.ts';
import { passwordHolder, takePassword } from '../../modules/directory/index.ts';
import type { Accounts } from './accounts.ts';
import type { HeldLink, LinkMeans } from './by-link.ts';
import { noteAccount } from './commands/note-account.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { chosenTwice, setPassword } from './password.ts';
import { isDemonstration } from './present-password.ts';
import { tooMany } from './slowing-limit.ts';

/** Passwords that are tried to be set by one link. */
const perLink: Limit = { attempts: 10, windowSeconds: 900 };

/** With which address the account signs in that gets a new password by this link. */
export const passwordOf = async (
  accounts: Accounts,
  { database, now }: LinkMeans,
  link: Pick<HeldLink, 'ownerId' | 'id'>,
): Promise<{ userId: string; email: string }> => {
  const { userId } = await withScope(database, [link.ownerId], (tx) => passwordHolder(tx, link, now));
  const email = await accounts.emailOf(userId);
  if (email === null || isDemonstration(email)) throw refused('link_over');
  return { userId, email };
};

/**
 * Gives the account its new password and uses the link up, all of it or nothing; its sessions end, by what it signs in besides stays.
 * Of two who send it at once one has chosen.
 */
export const setPasswordByLink = async (
  accounts: Accounts,
  means: LinkMeans,
  link: Pick<HeldLink, 'ownerId' | 'id'>,
  raw: unknown,
): Promise<void> => {
  const { database, now } = means;
  const password = chosenTwice(raw);
  const { userId } = await passwordOf(accounts, means, link);
  if (!(await countAttempt(accounts.pool, ['password by link', link.id], perLink, now))) throw tooMany();
  const call = { actor: { kind: 'job', name: 'new-password' } as const, ownerId: link.ownerId, now };
  await accounts.gate.run(() =>
    setPassword(accounts, { userId, password, keep: null, judged: null }, async () => {
      await execute(database, takePassword, call, { linkId: link.id });
      await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'password-changed' });
    }),
  );
};
