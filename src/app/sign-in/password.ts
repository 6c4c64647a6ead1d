import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { countAttempt, forgetAttempts } from '../../kernel/attempts.ts';
import { refused } from '../../kernel/errors.ts';
import { parsed } from '../../kernel/input-faults.ts';
import type { Database } from '../../kernel/scope.ts';
import { demonstrationAccounts, demonstrationEmail } from '../demo/accounts.ts';
import type { Accounts } from './accounts.ts';
import { noteAccount } from './commands/note-account.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { browserCookie } from './known-browser.ts';
import { sessionToken } from './session-cookie.ts';
import { tooMany } from './slowing-limit.ts';
import { perAccount } from './sign-in.ts';

/** A password somebody chooses: 12 to 200 characters of any kind. */
export const NewPassword = z.string().min(12).max(200);

const Form = z.object({
  currentPassword: z.string().min(1).max(200),
  newPassword: NewPassword,
  repeatedPassword: z.string(),
});

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
  const client = await accounts.pool.connect();
  try {
    await client.query('begin');
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
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
};

type Holder = { email: string; hash: string };

const holderOf = async (accounts: Accounts, userId: string): Promise<Holder> => {
  const found = await accounts.pool.query<Holder>(
    `select u.email, a.password as hash from "user" u join account a on a."userId" = u.id
     where u.id = $1 and a."providerId" = 'credential'`,
    [userId],
  );
  const holder = found.rows[0];
  if (!holder) throw refused('account_unknown', {}, { field: 'currentPassword' });
  return holder;
};

const parse = (raw: unknown): z.infer<typeof Form> => {
  const typed = parsed(Form, raw);
  if (typed.newPassword !== typed.repeatedPassword)
    throw refused('passwords_differ', {}, { field: 'repeatedPassword' });
  return typed;
};

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
  const { currentPassword, newPassword } = parse(raw);
  const { email, hash } = await holderOf(accounts, userId);
  if (demonstrationAccounts.some((account) => demonstrationEmail(account) === email))
    throw refused('demonstration_password_stays', {}, { field: 'currentPassword' });
  const subject = ['password', userId];
  return accounts.gate.run(async () => {
    if (!(await countAttempt(accounts.pool, subject, perAccount, now))) throw tooMany();
    const { password: hashing } = await accounts.$context;
    const note = (what: 'password-changed' | 'password-refused') =>
      noteOfAccounts(database, now, noteAccount, { userIds: [userId], what });
    if (!(await hashing.verify({ hash, password: currentPassword }))) {
      await note('password-refused');
      throw refused('password_wrong', {}, { field: 'currentPassword' });
    }
    const keep = sessionToken(cookies, accounts.secret);
    await setPassword(accounts, { userId, password: newPassword, keep, judged: hash }, () =>
      note('password-changed'),
    );
    await forgetAttempts(accounts.pool, subject);
    return browserCookie(cookies, { email, since: await accounts.passwordSince(email) }, accounts);
  }, true);
};
