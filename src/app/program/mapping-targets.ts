import { withScope } from '../../kernel/scope.ts';
import { type Feedable, feedables } from '../../modules/board/index.ts';
import { entriesFedAt, programEntries } from '../../modules/care/index.ts';
import type { Invocation, Subcommand } from './subcommand.ts';
import { houseNamed, optional, withProgram } from './with-program.ts';

const lineOf = ({ field, kind, codes, units = [], lines }: Feedable): string => {
  const takes = [...codes, ...units].join(', ');
  const most = lines === undefined ? '' : `; lines 1 to ${lines}`;
  return `${field} (${kind}${takes === '' ? '' : `: ${takes}`}${most})`;
};

/** What may be fed at every house, or at this one. */
const entriesFor = (invocation: Invocation, slug: string | null) =>
  slug === null
    ? programEntries
    : withProgram(invocation, 'a list of fields', async ({ database }) => {
        const { id } = await houseNamed(database, slug);
        return withScope(database, [id], (tx) => entriesFedAt(tx, id));
      });

export const mappingTargets: Subcommand = {
  words: ['mapping', 'targets'],
  usage: '[--centre SLUG]',
  positionals: [],
  options: { centre: { type: 'string' } },
  run: async (invocation) => {
    const targets = feedables(await entriesFor(invocation, optional(invocation.values, 'centre')));
    return { document: { targets }, text: targets.map(lineOf).join('\n'), code: 0 };
  },
};
