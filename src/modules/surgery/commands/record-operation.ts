import { z } from 'zod';
import { filled } from '../../../kernel/forms/filled.ts';
import { Despite } from '../../../kernel/forms/ruled-out.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { caseCommand, formFacts } from '../../care/index.ts';
import { checkOperation, checkTeam } from '../check-operation.ts';
import { canRecordOperation } from '../policy.ts';
import { operationReport } from '../records/operation.ts';
import { OperationReport } from '../schema.ts';
import { operation } from '../tables.ts';

/** Records an operation with its structured report and its team. */
export const recordOperation = caseCommand({
  name: 'surgery.record-operation',
  input: z.object({ caseId: z.uuid(), report: OperationReport, despite: Despite }).strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canRecordOperation,
  run: async (context, { report, despite }, subject) => {
    const { tx, ownerId, newId } = context;
    const about = { form: operationReport, on: report.doneOn };
    const facts = await formFacts(tx, ownerId, subject, about);
    const form = filled(operationReport, report, { at: 'report', facts, before: null, despite });
    await checkOperation(context, report, subject);
    await checkTeam(context, report, []);
    const id = newId();
    await insertRows(tx, operation, [{ ownerId, id, caseId: subject.id, ...form }]);
    context.announce({ type: 'surgery.operation-recorded', caseId: subject.id, operationId: id });
    return { id };
  },
});
