import { execute } from '../../kernel/command.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { refused } from '../../kernel/errors.ts';
import { addOrganisation, houseBySlug } from '../../modules/directory/index.ts';
import type { Subcommand } from './subcommand.ts';
import { operatorCall, option, optional, withProgram } from './with-program.ts';

export const centreAdd: Subcommand = {
  words: ['centre', 'add'],
  usage: 'SLUG --name NAME [--zone ZONE]',
  positionals: ['SLUG'],
  options: { name: { type: 'string' }, zone: { type: 'string' } },
  run: (invocation) => {
    const [slug = ''] = invocation.positionals;
    const name = option(invocation.values, 'name');
    const zone = optional(invocation.values, 'zone') ?? 'UTC';
    return withProgram(invocation, 'adding a centre', async ({ database, now }) => {
      if (await houseBySlug(database, slug))
        throw refused('centre_exists', { centre: slug }, { field: 'SLUG' });
      const id = uuidV7(now.epochMilliseconds);
      await execute(database, addOrganisation, operatorCall(id, now), {
        organisation: {
          id,
          parentId: null,
          kind: 'centre',
          slug,
          name,
          nativeName: null,
          zone,
          demonstration: false,
        },
        departments: [],
      });
      return {
        document: { centre: slug, id, name, zone },
        text: `Added ${slug} (${name}, ${zone}).`,
        code: 0,
      };
    });
  },
};
