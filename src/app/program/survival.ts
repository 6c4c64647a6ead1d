import { usage } from '../../kernel/errors.ts';
import { type Tx, withScope } from '../../kernel/scope.ts';
import { isField } from '../../modules/board/index.ts';
import {
  followedGroups,
  origins,
  type Origin,
  survivalOf,
  survivalSubjects,
} from '../../modules/quality/index.ts';
import type { Invocation, Subcommand } from './subcommand.ts';
import { survivalText } from './survival-text.ts';
import { houseNamed, option, optional, withProgram } from './with-program.ts';

const originOf = (values: Invocation['values']): Origin => {
  const asked = optional(values, 'from') ?? 'diagnosis';
  const origin = origins.find((each) => each === asked);
  if (origin === undefined) throw usage('origin_unknown', { option: '--from', allowed: origins.join(', ') });
  return origin;
};

const refuseGroups = async (tx: Tx, ownerId: string, field: string): Promise<never> => {
  const code = (await isField(tx, ownerId, field)) ? 'field_makes_no_groups' : 'target_unknown';
  throw usage(code, { option: '--by', field });
};

export const survivalCommand: Subcommand = {
  words: ['survival'],
  usage: '--centre SLUG [--from diagnosis|operation] [--by FIELD]',
  positionals: [],
  options: { centre: { type: 'string' }, from: { type: 'string' }, by: { type: 'string' } },
  run: (invocation) => {
    const { values } = invocation;
    const slug = option(values, 'centre');
    const [origin, by] = [originOf(values), optional(values, 'by')];
    return withProgram(invocation, 'computing survival', async ({ database }) => {
      const house = await houseNamed(database, slug);
      const subjects = await withScope(
        database,
        [house.id],
        async (tx) => (await survivalSubjects(tx, house.id, by)) ?? refuseGroups(tx, house.id, by ?? ''),
      );
      const found = survivalOf(subjects, origin, by !== null);
      const { bySignsAlone } = followedGroups(subjects, origin, by !== null);
      return { document: found, text: survivalText(found, origin, by, bySignsAlone), code: 0 };
    });
  },
};
