import { z } from 'zod';
import { upsertRows } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { caseOfOperation } from '../load.ts';
import { resultFaults } from '../result-faults.ts';
import { readInVersion } from '../read-in-version.ts';
import { canRecordOperation } from '../policy.ts';
import { Outcome30 } from '../schema.ts';
import { outcome30 } from '../tables.ts';

/** Closes the 30-day form of an operation: its complications, or that there were none. `version` is 0 for the first time. */
export const closeOutcome = caseCommand({
  name: 'care.close-outcome',
  input: z.object({ operationId: z.uuid(), version: z.int().min(0), outcome: Outcome30 }).strict(),
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canRecordOperation,
  run: async (context, input, subject) => {
    const { closedOn, complications } = input.outcome;
    await resultFaults(context, input.operationId, [
      { field: 'outcome.closedOn', date: closedOn },
      ...complications.map(({ on }, line) => ({
        field: `outcome.complications.${line}.on`,
        date: on,
        event: true as const,
      })),
    ]);
    await readInVersion(context, outcome30, input.operationId, input.version);
    await upsertRows(context.tx, outcome30, [
      { ownerId: context.ownerId, id: input.operationId, caseId: subject.id, ...input.outcome },
    ]);
    context.announce({ type: 'care.outcome-closed', operationId: input.operationId });
    return { id: input.operationId };
  },
});
