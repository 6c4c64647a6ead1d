import { execute } from '../../kernel/command.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { refused, usage } from '../../kernel/errors.ts';
import { addOrganisation, houseBySlug, OrganisationKind, slugFault } from '../../modules/directory/index.ts';
import type { Subcommand } from './subcommand.ts';
import { operatorCall, option, optional, withProgram } from './with-program.ts';

export const centreAdd: Subcommand = {
  words: ['centre', 'add'],
  usage: 'SLUG --name NAME [--native-name NAME] [--zone ZONE] [--kind centre|society|authority]',
  positionals: ['SLUG'],
  options: {
    name: { type: 'string' },
    'native-name': { type: 'string' },
    zone: { type: 'string' },
    kind: { type: 'string' },
  },
  run: (invocation) => {
    const [slug = ''] = invocation.positionals;
    const wrong = slugFault(slug);
    if (wrong) throw refused(wrong.code, wrong.params, { field: 'SLUG' });
    const name = option(invocation.values, 'name');
    const nativeName = optional(invocation.values, 'native-name');
    const zone = optional(invocation.values, 'zone') ?? 'UTC';
    const kind = OrganisationKind.extract(['centre', 'society', 'authority']).safeParse(
      optional(invocation.values, 'kind') ?? 'centre',
    );
    if (!kind.success) throw usage('kind_wrong', { option: '--kind' });
    return withProgram(invocation, 'adding a centre', async ({ database, now }) => {
      if (await houseBySlug(database, slug))
        throw refused('centre_exists', { centre: slug }, { field: 'SLUG' });
      const id = uuidV7(now.epochMilliseconds);
      await execute(database, addOrganisation, operatorCall(id, now), {
        organisation: {
          id,
          parentId: null,
          kind: kind.data,
          slug,
          name,
          nativeName,
          zone,
          demonstration: false,
        },
        departments: [],
      });
      return {
        document: { centre: slug, id, name, nativeName, zone },
        text: `Added ${slug} (${nativeName === null ? name : `${name}, ${nativeName}`}, ${zone}).`,
        code: 0,
      };
    });
  },
};
