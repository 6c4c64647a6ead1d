import { z } from 'zod';
import { filled } from '../../../kernel/forms/filled.ts';
import { Despite } from '../../../kernel/forms/ruled-out.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { caseCommand, formFacts } from '../../care/index.ts';
import { checkOperation, checkTeam } from '../check-operation.ts';
import { caseOfOperation, namedInOperation } from '../load.ts';
import { canRecordOperation } from '../policy.ts';
import { operationsById } from '../queries/operation-parts.ts';
import { operationReport } from '../records/operation.ts';
import { OperationReport } from '../schema.ts';
import { operation } from '../tables.ts';

/** Corrects an operation's report or team; the earlier version is kept. */
export const correctOperation = caseCommand({
  name: 'surgery.correct-operation',
  input: z
    .object({
      operationId: z.uuid(),
      version: z.int().positive(),
      report: OperationReport,
      despite: Despite,
    })
    .strict(),
  reason: 'needed',
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canRecordOperation,
  run: async (context, { operationId: id, version, report, despite }, subject) => {
    const { tx, ownerId } = context;
    const about = { form: operationReport, on: report.doneOn };
    const facts = await formFacts(tx, ownerId, subject, about);
    const [stood] = await operationsById(tx, ownerId, [id]);
    const before = stood?.report ?? null;
    const form = filled(operationReport, report, { at: 'report', facts, before, despite });
    await checkOperation(context, report, subject);
    await checkTeam(context, report, await namedInOperation(context, id));
    await updateRow(tx, operation, { ownerId, id, version }, form);
    context.announce({ type: 'surgery.operation-recorded', caseId: subject.id, operationId: id });
    return { id };
  },
});
