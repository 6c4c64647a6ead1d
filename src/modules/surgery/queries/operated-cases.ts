import { eq, sql } from 'drizzle-orm';
import { daysIn, lastDays } from '../../../kernel/last-days.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { operation } from '../tables.ts';

/** When a woman was operated: the day of the first dated operation, null where none is dated, and the last days. */
export type OperatedOn = { readonly first: PartialDate | null; readonly last: readonly PartialDate[] };

/** Of each case that was operated when. */
export const operatedCases = async (tx: Tx, ownerId: string): Promise<ReadonlyMap<string, OperatedOn>> => {
  const { rows } = await readTogether(tx, {
    rows: tx
      .select({
        caseId: operation.caseId,
        first: sql<PartialDate | null>`min(${operation.doneOn})`,
        ...lastDays(operation.doneOn),
      })
      .from(operation)
      .where(eq(operation.ownerId, ownerId))
      .groupBy(operation.caseId),
  });
  return new Map(rows.map(({ caseId, first, ...last }) => [caseId, { first, last: daysIn(last) }]));
};
