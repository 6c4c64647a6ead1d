import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../../kernel/command.ts';
import { insertRows, updateRow } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { checkOperation, checkTeam } from '../check-operation.ts';
import { caseOfOperation } from '../load.ts';
import { canRecordOperation } from '../policy.ts';
import { OperationReport, Team, type OperationMember } from '../schema.ts';
import { operation, operationMember } from '../tables.ts';

/** Makes the team what the report says; who is struck from it stays, marked, so that nothing is lost. */
const putTeam = async (
  context: CommandContext,
  { caseId, operationId, doneOn }: { caseId: string; operationId: string; doneOn: string | null },
  team: readonly OperationMember[],
): Promise<void> => {
  const { tx, ownerId, newId } = context;
  const there = await tx
    .select()
    .from(operationMember)
    .where(and(eq(operationMember.ownerId, ownerId), eq(operationMember.operationId, operationId)));
  const wanted = new Map(team.map((row) => [row.personId, row]));
  for (const row of there)
    if (!wanted.has(row.personId) && !row.withdrawn)
      await updateRow(tx, operationMember, row, { withdrawn: true });
  for (const row of there) {
    const next = wanted.get(row.personId);
    if (next && (row.withdrawn || row.role !== next.role || row.discipline !== next.discipline))
      await updateRow(tx, operationMember, row, { ...next, withdrawn: false });
  }
  const fresh = team.filter((row) => !there.some((known) => known.personId === row.personId));
  await checkTeam(context, doneOn, fresh);
  await insertRows(
    tx,
    operationMember,
    fresh.map((row) => ({ ownerId, id: newId(), caseId, operationId, ...row })),
  );
};

/** Corrects an operation's report or team; the earlier version is kept. */
export const correctOperation = caseCommand({
  name: 'care.correct-operation',
  input: z
    .object({ operationId: z.uuid(), version: z.int().positive(), report: OperationReport, members: Team })
    .strict(),
  reason: 'needed',
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canRecordOperation,
  run: async (context, input, subject) => {
    const { tx, ownerId } = context;
    await checkOperation(context, input.report, subject);
    await updateRow(tx, operation, { ownerId, id: input.operationId, version: input.version }, input.report);
    const { operationId, report } = input;
    await putTeam(context, { caseId: subject.id, operationId, doneOn: report.doneOn }, input.members);
    context.announce({ type: 'care.operation-recorded', caseId: subject.id, operationId: input.operationId });
    return { id: input.operationId };
  },
});
