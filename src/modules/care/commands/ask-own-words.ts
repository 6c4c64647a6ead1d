import { z } from 'zod';
import { endLinks, makeLink } from '../../../kernel/link-use.ts';
import { caseCommand } from '../case-command.ts';
import { refuseWithdrawn } from '../filled-entry.ts';
import { ownWords, ownWordsDays, ownWordsUses } from '../own-words.ts';
import { canFillForms } from '../policy.ts';

/** Asks a woman for her own words by a link that leads to nothing else; an earlier link to them ends. */
export const askOwnWords = caseCommand({
  name: 'care.ask-own-words',
  input: z.object({ caseId: z.uuid() }).strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canFillForms,
  run: async (context, { caseId }) => {
    await refuseWithdrawn(context, ownWords);
    await endLinks(context, ownWords, caseId);
    const asking = { purpose: ownWords, subject: caseId, days: ownWordsDays, uses: ownWordsUses };
    return { id: await makeLink(context, asking) };
  },
});
