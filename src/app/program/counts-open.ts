import { execute } from '../../kernel/command.ts';
import { openCounts } from '../../modules/quality/index.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, optional, withProgram } from './with-program.ts';

export const countsOpen: Subcommand = {
  words: ['counts', 'open'],
  usage: '--centre SLUG --for SOCIETY --from DATE [--to DATE]',
  positionals: [],
  options: {
    centre: { type: 'string' },
    for: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
  run: (invocation) => {
    const { values } = invocation;
    const [centre, supervisor] = [option(values, 'centre'), option(values, 'for')];
    const [from, to] = [option(values, 'from'), optional(values, 'to')];
    return withProgram(invocation, 'opening counts', async ({ database, now }) => {
      const house = await houseNamed(database, centre);
      await execute(database, openCounts, operatorCall(house.id, now), { supervisor, from, to });
      return {
        document: { centre, for: supervisor, from, to },
        text: `${centre} opened its yearly counts to ${supervisor} from ${from}${to === null ? '' : ` to ${to}`}.`,
        code: 0,
      };
    });
  },
};
