import { differingRows } from '../../kernel/kept-rows.ts';
import { withScope } from '../../kernel/scope.ts';
import { houses } from '../../modules/directory/index.ts';
import { differingCounts } from '../../modules/quality/index.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, optional, withProgram } from './with-program.ts';

/** Computes everything derived again and compares it with what is kept; changes nothing. */
export const scorecardCheck: Subcommand = {
  words: ['scorecard', 'check'],
  usage: '[--centre SLUG]',
  positionals: [],
  options: { centre: { type: 'string' } },
  run: (invocation) =>
    withProgram(invocation, 'checking figures', async ({ database }) => {
      const slug = optional(invocation.values, 'centre');
      const chosen = slug === null ? await houses(database) : [await houseNamed(database, slug)];
      const centres: { centre: string; differing: string[] }[] = [];
      for (const house of chosen) {
        const differing = await withScope(database, [house.id], async (tx) => [
          ...(await differingRows(tx, house.id)),
          ...(await differingCounts(tx, house.id)),
        ]);
        centres.push({ centre: house.slug, differing });
      }
      const found = centres.flatMap(({ centre, differing }) =>
        differing.map((what) => `${centre}: ${what} differs`),
      );
      return {
        document: { centres },
        text: found.length === 0 ? 'Every kept fact and figure is what the record says.' : found.join('\n'),
        code: found.length === 0 ? 0 : 1,
      };
    }),
};
