import { execute } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { withScope } from '../../kernel/scope.ts';
import { localDay } from '../../kernel/zone.ts';
import { colleagues } from '../../modules/directory/index.ts';
import { recordStatements, StatementFact } from '../../modules/quality/index.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, optional, withProgram } from './with-program.ts';

export const statementAdd: Subcommand = {
  words: ['statement', 'add'],
  usage: `--centre SLUG --fact ${StatementFact.options.join('|')} --from DATE [--to DATE] [--no] [--person ID] --evidence TEXT`,
  positionals: [],
  options: {
    centre: { type: 'string' },
    fact: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    no: { type: 'boolean' },
    person: { type: 'string' },
    evidence: { type: 'string' },
  },
  run: (invocation) => {
    const { values } = invocation;
    const statement = {
      fact: option(values, 'fact'),
      personId: optional(values, 'person'),
      holds: values['no'] !== true,
      from: option(values, 'from'),
      to: optional(values, 'to'),
      evidence: option(values, 'evidence'),
    };
    const slug = option(values, 'centre');
    return withProgram(invocation, 'adding a statement', async ({ database, now }) => {
      const house = await houseNamed(database, slug);
      const staff = await withScope(database, [house.id], (tx) =>
        colleagues(tx, house.id, localDay(now, house.zone)),
      );
      if (statement.personId !== null && !staff.some(({ id }) => id === statement.personId))
        throw refused('person_unknown', {}, { field: 'person' });
      const { result } = await execute(database, recordStatements, operatorCall(house.id, now), {
        statements: [statement],
      });
      return {
        document: { centre: slug, id: result.ids[0], ...statement },
        text: `Stated for ${slug}: ${statement.fact} ${statement.holds ? 'holds' : 'does not hold'} from ${statement.from}.`,
        code: 0,
      };
    });
  },
};
