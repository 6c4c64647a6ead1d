import { z } from 'zod';
import { filled } from '../../../kernel/forms/filled.ts';
import { Despite } from '../../../kernel/forms/ruled-out.ts';
import { upsertRows } from '../../../kernel/write-rows.ts';
import { caseCommand, formFacts } from '../../care/index.ts';
import { caseOfOperation } from '../load.ts';
import { canRecordOutcome } from '../policy.ts';
import { operationsById } from '../queries/operation-parts.ts';
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
  input: z
    .object({ operationId: z.uuid(), version: z.int().min(0), outcome: Outcome30, despite: Despite })
    .strict(),
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canRecordOutcome,
  run: async (context, { operationId: id, version, outcome, despite }, subject) => {
    const doneOn = await resultFaults(context, id, [
      { field: 'outcome.closed30On', date: outcome.closed30On },
      { field: 'outcome.closed90On', date: outcome.closed90On },
      ...(outcome.complications ?? []).map(({ on }, line) => ({
        field: `outcome.complications.${line}.on`,
        date: on,
        event: true as const,
      })),
    ]);
    const { tx, ownerId } = context;
    const facts = await formFacts(tx, ownerId, subject, { form: outcomeReport, on: doneOn });
    const [stood] = await operationsById(tx, ownerId, [id]);
    const before = stood?.outcome30 ?? null;
    const form = filled(outcomeReport, outcome, { at: 'outcome', facts, before, despite });
    refuseClosing(outcome, doneOn);
    await readInVersion(context, outcome30, id, version);
    await upsertRows(tx, outcome30, [{ ownerId, id, caseId: subject.id, ...form }]);
    context.announce({ type: 'surgery.outcome-recorded', operationId: id });
    return { id };
  },
});
