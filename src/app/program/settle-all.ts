import { execute } from '../../kernel/command.ts';
import { settleAll } from '../../kernel/settle-all.ts';
import { houses } from '../../modules/directory/index.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, optional, withProgram } from './with-program.ts';

export const settleAllCommand: Subcommand = {
  words: ['settle-all'],
  usage: '[--centre SLUG]',
  positionals: [],
  options: { centre: { type: 'string' } },
  run: (invocation) =>
    withProgram(invocation, 'settling derived facts', async ({ database, now }) => {
      const slug = optional(invocation.values, 'centre');
      const chosen = slug === null ? await houses(database) : [await houseNamed(database, slug)];
      const centres: { centre: string; subjects: number; failed: number }[] = [];
      for (const house of chosen) {
        const { result } = await execute(database, settleAll, operatorCall(house.id, now), {});
        centres.push({ centre: house.slug, ...result });
      }
      return {
        document: { centres },
        text: centres
          .map(({ centre, subjects, failed }) => `${centre}: ${subjects} settled, ${failed} could not be.`)
          .join('\n'),
        code: centres.every(({ failed }) => failed === 0) ? 0 : 1,
      };
    }),
};
