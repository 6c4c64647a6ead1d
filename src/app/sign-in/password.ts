import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { refused } from '../../kernel/errors.ts';
import { parsed } from '../../kernel/input-faults.ts';
import type { Database } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';
import { noteAccount } from './commands/note-account.ts';
import { inAccounts } from './in-accounts.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { browserCookie } from './known-browser.ts';
import { sessionToken } from './session-cookie.ts';
import { withPresentPassword } from './present-password.ts';

/** A password somebody chooses: 12 to 200 characters of any kind. */
export const NewPassword = z.string().min(12).max(200);

const Chosen = z.object({ newPassword: NewPassword, repeatedPassword: z.string() });
const Form = Chosen.extend({ currentPassword: z.string().min(1).max(200) });

/** `judged` is the hash of the present password where that one was asked for; it must still stand. */
type NewlyChosen = { userId: string; password: string; keep: string | null; judged: string | null };

/**
 * Gives an account a new password and ends its sessions but the kept one, with their streams; browsers it was known at
 * are known no more. What `note` writes is committed before: a change that nobody wrote down does not happen.
 */
export const setPassword = async (
  accounts: Accounts,
  { userId, password, keep, judged }: NewlyChosen,
  note: () => Promise<void>,
): Promise<void> => {
  const { password: hashing } = await accounts.$context;
  const hash = await hashing.hash(password);
  await inAccounts(accounts, async (client) => {
    const changed = await client.query(
      `update account set password = $2, "updatedAt" = clock_timestamp() where "userId" = $1 and "providerId" = 'credential'
         and password = coalesce($3, password)`,
      [userId, hash, judged],
    );
    if (changed.rowCount !== 1)
      throw judged === null
        ? refused('account_unknown', {}, { field: 'email' })
        : refused('password_wrong', {}, { field: 'currentPassword' });
    await client.query('delete from session where "userId" = $1 and token is distinct from $2', [
      userId,
      keep,
    ]);
    await note();
  });
};

const twice = <T extends z.infer<typeof Chosen>>(typed: T): T => {
  if (typed.newPassword !== typed.repeatedPassword)
    throw refused('passwords_differ', {}, { field: 'repeatedPassword' });
  return typed;
};

/** A password that was typed twice, the same each time. */
export const chosenTwice = (raw: unknown): string => twice(parsed(Chosen, raw)).newPassword;

/**
 * Changes the password of whoever is signed in, who says the present one: that is counted and judged as at the door.
 * Returns the cookie by which her browser is known under the new one.
 */
export const changePassword = async (
  accounts: Accounts,
  database: Database,
  { userId, cookies, raw }: { userId: string; cookies: string | null; raw: unknown },
  now: Temporal.Instant,
): Promise<string> => {
  const { currentPassword, newPassword } = twice(parsed(Form, raw));
  const asked = { userId, password: currentPassword };
  return withPresentPassword(accounts, database, asked, now, async ({ email, hash }) => {
    const keep = sessionToken(cookies, accounts.secret);
    await setPassword(accounts, { userId, password: newPassword, keep, judged: hash }, () =>
      noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'password-changed' }),
    );
    return browserCookie(cookies, { email, since: await accounts.passwordSince(email) }, accounts);
  });
};
