import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { Text } from '../../../kernel/text.ts';

/** Writes down what became of accounts and of how people sign in to them; never by which password, code or key. */
export const noteAccount = command({
  name: 'sign-in.note-account',
  input: z
    .object({
      userIds: z.array(Text.max(64)),
      what: z.enum([
        'made',
        'removed',
        'password-changed',
        'password-refused',
        'sessions-ended',
        'passkey-added',
        'passkey-removed',
        'codes-on',
        'codes-off',
        'code-refused',
        'factors-removed',
      ]),
    })
    .strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'job' || actor.kind === 'operator',
  run: async ({ announce }, { userIds, what }) => {
    announce({ type: `account.${what}`, userIds });
  },
});
