import { refused } from '../../kernel/errors.ts';
import { z } from 'zod';
import { parsed } from '../../kernel/input-faults.ts';
import { someText } from '../../kernel/text.ts';
import type { Accounts } from './accounts.ts';

export type NewAccount = { readonly email: string; readonly password: string; readonly name: string };

const Named = z.object({ name: someText(200) });

const signUp = async (accounts: Accounts, account: NewAccount, field: string): Promise<string> => {
  const { name } = parsed(Named, { name: account.name });
  try {
    const { user } = await accounts.api.signUpEmail({ body: { ...account, name } });
    // To strangers the library answers a taken address as if it had made an account; only the table tells.
    const made = await accounts.pool.query('select from "user" where id = $1', [user.id]);
    if (made.rowCount === 0) throw refused('account_not_made', {}, { field });
    return user.id;
  } catch (error) {
    if (error instanceof Error && error.name === 'APIError') throw refused('account_not_made', {}, { field });
    throw error;
  }
};

/**
 * Makes an account and what belongs to it: when `work` fails, the account it was made for goes again, and no other.
 * Refused as `account_not_made` at `field` when the address is taken or not valid.
 */
export const withNewAccount = async <T>(
  accounts: Accounts,
  account: NewAccount,
  field: string,
  work: (userId: string) => Promise<T>,
): Promise<T> => {
  const userId = await signUp(accounts, account, field);
  try {
    return await work(userId);
  } catch (error) {
    await accounts.pool.query('delete from "user" where id = $1', [userId]);
    throw error;
  }
};
