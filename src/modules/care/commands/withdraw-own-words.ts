import { z } from 'zod';
import { refused } from '../../../kernel/errors.ts';
import { endLinks } from '../../../kernel/link-use.ts';
import { caseCommand } from '../case-command.ts';
import { ownWords } from '../own-words.ts';
import { canFillForms } from '../policy.ts';

/** Ends the link by which a woman was asked for her own words; what she has said stays. */
export const withdrawOwnWords = caseCommand({
  name: 'care.withdraw-own-words',
  input: z.object({ caseId: z.uuid() }).strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canFillForms,
  run: async (context, { caseId }) => {
    if ((await endLinks(context, ownWords, caseId)) === 0) throw refused('link_over');
    return { id: caseId };
  },
});
