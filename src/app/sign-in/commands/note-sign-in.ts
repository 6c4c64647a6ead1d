import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { Text } from '../../../kernel/text.ts';

/** Writes down that somebody signed in or out, or that a sign-in failed; of a failure at no account it names nobody. */
export const noteSignIn = command({
  name: 'sign-in.note-sign-in',
  input: z
    .object({ userId: Text.max(64).nullable(), outcome: z.enum(['signed-in', 'failed', 'signed-out']) })
    .strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'job',
  run: async ({ announce }, { userId, outcome }) => {
    announce({ type: `sign-in.${outcome}`, userId: userId ?? '' });
  },
});
