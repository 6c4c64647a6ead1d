import { connectionOf } from '../../kernel/app-password.ts';
import { execute } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { localDay } from '../../kernel/zone.ts';
import { addPeople, Discipline, Role } from '../../modules/directory/index.ts';
import { noteAccount } from '../sign-in/commands/note-account.ts';
import { noteOfAccounts } from '../sign-in/installation-journal.ts';
import { openAccounts } from '../sign-in/accounts.ts';
import { withNewAccount } from '../sign-in/new-account.ts';
import { chosenPassword } from './chosen-password.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, optional, withProgram } from './with-program.ts';

/** Without --password a fresh one is made and shown once. */
export const userAdd: Subcommand = {
  words: ['user', 'add'],
  usage: `EMAIL --centre SLUG --name NAME --role ${Role.options.join('|')} [--discipline D] [--native-name NAME] [--password-file FILE]`,
  positionals: ['EMAIL'],
  options: {
    centre: { type: 'string' },
    name: { type: 'string' },
    'native-name': { type: 'string' },
    role: { type: 'string' },
    discipline: { type: 'string' },
    'password-file': { type: 'string' },
  },
  run: (invocation) => {
    const [email = ''] = invocation.positionals;
    const { values } = invocation;
    const [slug, name, role] = [option(values, 'centre'), option(values, 'name'), option(values, 'role')];
    if (!Role.options.some((known) => known === role))
      throw refused('role_unknown', { role }, { field: 'role' });
    const discipline = optional(values, 'discipline');
    if (discipline !== null && !Discipline.options.some((known) => known === discipline))
      throw refused('discipline_unknown', { discipline }, { field: 'discipline' });
    return withProgram(invocation, 'adding a user', async ({ owner, database, now }) => {
      const house = await houseNamed(database, slug);
      const accounts = openAccounts(connectionOf(owner, 'consilium_accounts'), 'http://127.0.0.1');
      try {
        const password = await chosenPassword(optional(values, 'password-file'));
        const personId = uuidV7(now.epochMilliseconds);
        const account = { email, password: password.text, name };
        await withNewAccount(accounts, account, 'EMAIL', async (userId) => {
          await execute(database, addPeople, operatorCall(house.id, now), {
            people: [
              {
                id: personId,
                userId,
                latinName: name,
                nativeName: optional(values, 'native-name'),
                sortName: name,
              },
            ],
            affiliations: [
              {
                id: uuidV7(now.epochMilliseconds),
                personId,
                organisationId: house.id,
                role,
                discipline,
                from: localDay(now, house.zone),
                to: null,
              },
            ],
          });
          await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'made' });
        });
        const shown = password.made ? { password: password.text } : {};
        return {
          document: { email, centre: slug, role, personId, ...shown },
          text: `Added ${email} as ${role} of ${slug}.${password.made ? ` Password, shown once: ${password.text}` : ''}`,
          code: 0,
        };
      } finally {
        await accounts.pool.end();
      }
    });
  },
};
