import { connectionOf } from '../../kernel/app-password.ts';
import { execute } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { installationId } from '../../kernel/ids.ts';
import { openAccounts } from '../sign-in/accounts.ts';
import { noteAccount } from '../sign-in/commands/note-account.ts';
import { removeFactors } from '../sign-in/codes.ts';
import { setPassword } from '../sign-in/password.ts';
import { chosenPassword } from './chosen-password.ts';
import type { Subcommand } from './subcommand.ts';
import { operatorCall, optional, withProgram } from './with-program.ts';

/**
 * For somebody who has forgotten hers: a new password, and all her sessions end. Without a file one is made and shown once. Codes and
 * passkeys stay, unless she has lost them too.
 */
export const userPassword: Subcommand = {
  words: ['user', 'password'],
  usage: 'EMAIL [--password-file FILE] [--factors-too]',
  positionals: ['EMAIL'],
  options: { 'password-file': { type: 'string' }, 'factors-too': { type: 'boolean' } },
  run: (invocation) => {
    const email = (invocation.positionals[0] ?? '').trim().toLowerCase();
    return withProgram(invocation, 'setting a password', async ({ owner, database, now }) => {
      const accounts = openAccounts(connectionOf(owner, 'consilium_accounts'), 'http://127.0.0.1');
      try {
        const password = await chosenPassword(optional(invocation.values, 'password-file'));
        const userId = await accounts.idOf(email);
        if (userId === null) throw refused('account_unknown', { email }, { field: 'EMAIL' });
        await setPassword(
          accounts,
          { userId, password: password.text, keep: null, judged: null },
          async () =>
            void (await execute(database, noteAccount, operatorCall(installationId, now), {
              userIds: [userId],
              what: 'password-changed',
            })),
        );
        if (invocation.values['factors-too'] === true)
          await removeFactors(
            accounts,
            userId,
            async () =>
              void (await execute(database, noteAccount, operatorCall(installationId, now), {
                userIds: [userId],
                what: 'factors-removed',
              })),
          );
        return {
          document: { email, ...(password.made ? { password: password.text } : {}) },
          text: `${email} has a new password and is signed out everywhere.${password.made ? ` Password, shown once: ${password.text}` : ''}`,
          code: 0,
        };
      } finally {
        await accounts.pool.end();
      }
    });
  },
};
