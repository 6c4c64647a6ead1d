import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { Text } from '../../../kernel/text.ts';

/** Writes down that accounts were made or removed, or a password changed, or a change refused because the old one was wrong. */
export const noteAccount = command({
  name: 'sign-in.note-account',
  input: z
    .object({
      userIds: z.array(Text.max(64)),
      what: z.enum(['made', 'removed', 'password-changed', 'password-refused']),
    })
    .strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'job' || actor.kind === 'operator',
  run: async ({ announce }, { userIds, what }) => {
    announce({ type: `account.${what}`, userIds });
  },
});
