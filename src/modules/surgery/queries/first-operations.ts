import { asc, eq } from 'drizzle-orm';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { operation } from '../tables.ts';

/** Of each case that was operated the day of its first dated operation; null where none is dated. */
export const firstOperations = async (
  tx: Tx,
  ownerId: string,
): Promise<ReadonlyMap<string, PartialDate | null>> => {
  const rows = await tx
    .select({ caseId: operation.caseId, doneOn: operation.doneOn })
    .from(operation)
    .where(eq(operation.ownerId, ownerId))
    .orderBy(asc(operation.doneOn), asc(operation.id));
  const firsts = new Map<string, PartialDate | null>();
  for (const { caseId, doneOn } of rows) if (!firsts.has(caseId)) firsts.set(caseId, doneOn);
  return firsts;
};
