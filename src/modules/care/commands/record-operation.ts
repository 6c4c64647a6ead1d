import { z } from 'zod';
import { insertRows } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { checkOperation, checkTeam } from '../check-operation.ts';
import { canRecordOperation } from '../policy.ts';
import { OperationReport, Team } from '../schema.ts';
import { operation, operationMember } from '../tables.ts';

/** Records an operation with its structured report and its team. */
export const recordOperation = caseCommand({
  name: 'care.record-operation',
  input: z.object({ caseId: z.uuid(), report: OperationReport, members: Team }).strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canRecordOperation,
  run: async (context, input, subject) => {
    const { tx, ownerId, newId } = context;
    await checkOperation(context, input.report, subject);
    await checkTeam(context, input.report.doneOn, input.members);
    const id = newId();
    await insertRows(tx, operation, [{ ownerId, id, caseId: subject.id, ...input.report }]);
    await insertRows(
      tx,
      operationMember,
      input.members.map((row) => ({ ownerId, id: newId(), caseId: subject.id, operationId: id, ...row })),
    );
    context.announce({ type: 'care.operation-recorded', caseId: subject.id, operationId: id });
    return { id };
  },
});
