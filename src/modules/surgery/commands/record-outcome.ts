import { z } from 'zod';
import { filled } from '../../../kernel/forms/filled.ts';
import { upsertRows } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../../care/index.ts';
import { caseOfOperation } from '../load.ts';
import { canRecordOperation } from '../policy.ts';
import { readInVersion } from '../read-in-version.ts';
import { outcomeReport } from '../records/outcome.ts';
import { resultFaults } from '../result-faults.ts';
import { Outcome30 } from '../schema.ts';
import { outcome30 } from '../tables.ts';
import { refuseClosing } from '../outcome-window.ts';

/**
 * Records the complications of an operation, or that there were none: so far, or closed for thirty or ninety days.
 * `version` is 0 for the first time.
 */
export const recordOutcome = caseCommand({
  name: 'surgery.record-outcome',
  input: z.object({ operationId: z.uuid(), version: z.int().min(0), outcome: Outcome30 }).strict(),
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canRecordOperation,
  run: async (context, { operationId: id, version, outcome }, subject) => {
    const form = filled(outcomeReport, outcome, 'outcome');
    const doneOn = await resultFaults(context, id, [
      { field: 'outcome.closed30On', date: outcome.closed30On },
      { field: 'outcome.closed90On', date: outcome.closed90On },
      ...(outcome.complications ?? []).map(({ on }, line) => ({
        field: `outcome.complications.${line}.on`,
        date: on,
        event: true as const,
      })),
    ]);
    refuseClosing(outcome, doneOn);
    await readInVersion(context, outcome30, id, version);
    await upsertRows(context.tx, outcome30, [{ ownerId: context.ownerId, id, caseId: subject.id, ...form }]);
    context.announce({ type: 'surgery.outcome-recorded', operationId: id });
    return { id };
  },
});
