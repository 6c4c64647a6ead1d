import { execute } from '../../kernel/command.ts';
import { restore } from '../../kernel/commands/restore.ts';
import { strike } from '../../kernel/commands/strike.ts';
import { withScope } from '../../kernel/scope.ts';
import { versionOfRecord } from '../../kernel/struck-record.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, withProgram } from './with-program.ts';

const about = (word: string, definition: typeof strike | typeof restore, done: string): Subcommand => ({
  words: ['record', word],
  usage: 'TABLE ID --centre SLUG --reason TEXT',
  positionals: ['TABLE', 'ID'],
  options: { centre: { type: 'string' }, reason: { type: 'string' } },
  run: async (invocation) => {
    const { values, positionals } = invocation;
    const [slug, reason] = [option(values, 'centre'), option(values, 'reason')];
    const [table = '', id = ''] = positionals;
    return withProgram(invocation, `${word} a record`, async ({ database, now }) => {
      const { id: ownerId } = await houseNamed(database, slug);
      const version = await withScope(database, [ownerId], (tx) =>
        versionOfRecord(tx, ownerId, { table, id }),
      );
      const call = { ...operatorCall(ownerId, now), reason };
      const { result } = await execute(database, definition, call, { table, id, version });
      return {
        document: { table, id, ...result },
        text: `${result.rows === 1 ? '1 row' : `${result.rows} rows`} ${done}.`,
        code: 0,
      };
    });
  },
});

/** Takes a record back, or restores it, also one that no page does. */
export const recordStrike = about('strike', strike, 'taken back');
export const recordRestore = about('restore', restore, 'restored');
