import { z } from 'zod';
import { type Actor, hasRole } from '../../../kernel/actor.ts';
import { command } from '../../../kernel/command.ts';

/** Whether the actor may say of a restored record that it is the one people work on. */
export const canSayLives = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator');

/** Says that a record that was restored at a moment is the one people work on, so that its mails may go out. */
export const sayLives = command({
  name: 'backup.say-lives',
  input: z.object({ restoredAt: z.iso.datetime() }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canSayLives(actor, ownerId),
  run: async ({ announce }, { restoredAt }) => announce({ type: 'backup.lives', restoredAt }),
});
