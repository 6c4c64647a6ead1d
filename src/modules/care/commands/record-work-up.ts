import { z } from 'zod';
import { caseCommand } from '../case-command.ts';
import { refuseFutureItems } from '../case-faults.ts';
import { canPrepareCase } from '../policy.ts';
import { WorkUpItem, WorkUpKey } from '../schema.ts';
import { putWorkUp } from '../work-up-rows.ts';

/**
 * Records or replaces items of a case's minimum dataset. `versions` names, by key, the versions that were read; an
 * item without one is taken as not there yet.
 */
export const recordWorkUp = caseCommand({
  name: 'care.record-work-up',
  input: z
    .object({
      caseId: z.uuid(),
      items: z.array(WorkUpItem).min(1),
      versions: z.record(WorkUpKey, z.int().min(0)).default({}),
    })
    .strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canPrepareCase,
  run: async (context, input) => {
    refuseFutureItems(input.items, context.now);
    await putWorkUp(context, input.caseId, input.items, input.versions);
    return { id: input.caseId };
  },
});
