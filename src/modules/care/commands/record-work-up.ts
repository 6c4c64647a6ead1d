import { z } from 'zod';
import { caseCommand } from '../case-command.ts';
import { canPrepareCase } from '../policy.ts';
import { WorkUpItem } from '../schema.ts';
import { putWorkUp } from '../work-up-rows.ts';

/** Records or replaces items of a case's minimum dataset. */
export const recordWorkUp = caseCommand({
  name: 'care.record-work-up',
  input: z.object({ caseId: z.uuid(), items: z.array(WorkUpItem).min(1) }).strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canPrepareCase,
  run: async (context, input) => {
    await putWorkUp(context, input.caseId, input.items);
    return { id: input.caseId };
  },
});
