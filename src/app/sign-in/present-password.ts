import type { Temporal } from 'temporal-polyfill';
import { countAttempt, forgetAttempts } from '../../kernel/attempts.ts';
import { refused } from '../../kernel/errors.ts';
import type { Database } from '../../kernel/scope.ts';
import { demonstrationAccounts, demonstrationEmail } from '../demo/accounts.ts';
import type { Accounts } from './accounts.ts';
import { noteAccount } from './commands/note-account.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { perAccount, tooMany } from './slowing-limit.ts';

export type Holder = { readonly email: string; readonly hash: string };

const field = 'currentPassword';

/** Whose account it is and what is kept of its password. */
const holderOf = async (accounts: Accounts, userId: string): Promise<Holder> => {
  const found = await accounts.pool.query<Holder>(
    `select u.email, a.password as hash from "user" u join account a on a."userId" = u.id
     where u.id = $1 and a."providerId" = 'credential'`,
    [userId],
  );
  const holder = found.rows[0];
  if (!holder) throw refused('account_unknown', {}, { field });
  return holder;
};

/** Whether it is one of those that everybody enters with: nobody changes how. */
export const isDemonstration = (email: string): boolean =>
  demonstrationAccounts.some((account) => demonstrationEmail(account) === email);

export type Asked = { readonly userId: string; readonly password: string };

/**
 * Does `work` for whoever is signed in and says the present password, which is counted and judged as at the door: five wrong ones,
 * then none for a quarter of an hour. A success gives them back.
 */
export const withPresentPassword = async <T>(
  accounts: Accounts,
  database: Database,
  { userId, password }: Asked,
  now: Temporal.Instant,
  work: (holder: Holder) => Promise<T>,
): Promise<T> => {
  const holder = await holderOf(accounts, userId);
  if (isDemonstration(holder.email)) throw refused('demonstration_password_stays', {}, { field });
  const subject = ['password', userId];
  return accounts.gate.run(async () => {
    if (!(await countAttempt(accounts.pool, subject, perAccount, now))) throw tooMany();
    const { password: hashing } = await accounts.$context;
    if (!(await hashing.verify({ hash: holder.hash, password }))) {
      await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'password-refused' });
      throw refused('password_wrong', {}, { field });
    }
    const done = await work(holder);
    await forgetAttempts(accounts.pool, subject);
    return done;
  }, true);
};
