import { z } from 'zod';
import { hasRole } from '../../../kernel/actor.ts';
import { command } from '../../../kernel/command.ts';

/** Says that a record that was restored is the one people work on, so that its mails may go out. */
export const sayLives = command({
  name: 'backup.say-lives',
  input: z.object({}).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => hasRole(actor, ownerId, 'administrator'),
  run: async ({ announce }) => announce({ type: 'backup.lives' }),
});
