import { execute } from '../../kernel/command.ts';
import { houses } from '../../modules/directory/index.ts';
import { sayLives } from '../backup/commands/say-lives.ts';
import { heldSince } from '../backup/held.ts';
import type { Subcommand } from './subcommand.ts';
import { withProgram } from './with-program.ts';

/** Says of every house that was restored that its record is the one people work on. */
export const backupLives: Subcommand = {
  words: ['backup', 'lives'],
  usage: '',
  positionals: [],
  options: {},
  run: ({ config }) =>
    withProgram({ config }, 'saying that this record is the one that lives', async ({ database, now }) => {
      const held = [];
      for (const { id, slug } of await houses(database)) {
        const restoredAt = await heldSince(database, id);
        if (restoredAt !== null) held.push({ id, slug, restoredAt });
      }
      for (const { id: ownerId, restoredAt } of held)
        await execute(database, sayLives, { actor: { kind: 'operator' }, ownerId, now }, { restoredAt });
      return {
        document: { houses: held.map(({ slug }) => slug) },
        text:
          held.length === 0
            ? 'No house waits for this.'
            : `Mails go out again: ${held.map(({ slug }) => slug).join(', ')}`,
        code: 0,
      };
    }),
};
