import { z } from 'zod';
import { command } from './command.ts';
import { deriveAll } from './derive.ts';

/** Recomputes everything derived of one owner: after a rule was corrected, or when facts could not be settled. */
export const settleAll = command({
  name: 'kernel.settle-all',
  input: z.object({}).strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'operator',
  run: async (context) => {
    const counts = await deriveAll(context);
    context.announce({
      type: 'kernel.settled',
      subjects: String(counts.subjects),
      failed: String(counts.failed),
    });
    return counts;
  },
});
