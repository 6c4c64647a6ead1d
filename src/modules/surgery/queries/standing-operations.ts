import { sql } from 'drizzle-orm';
import { idList } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { ofCase } from '../../care/index.ts';
import { operation, outcome30, pathology } from '../tables.ts';

/** The operations of cases with what follows them, where a file may tell of it; each table is asked once. */
export const standingOperations = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const ids = idList(caseIds);
  const [operations, reports, outcomes] = await Promise.all([
    tx
      .select()
      .from(operation)
      .where(sql`${operation.ownerId} = ${ownerId} and ${operation.caseId} = any (${ids})`),
    tx
      .select()
      .from(pathology)
      .where(sql`${pathology.ownerId} = ${ownerId} and ${pathology.caseId} = any (${ids})`),
    tx
      .select()
      .from(outcome30)
      .where(sql`${outcome30.ownerId} = ${ownerId} and ${outcome30.caseId} = any (${ids})`),
  ]);
  const [operationsOf, reportsOf, outcomesOf] = [ofCase(operations), ofCase(reports), ofCase(outcomes)];
  return (caseId: string) => ({
    operations: operationsOf(caseId),
    pathology: reportsOf(caseId),
    outcome: outcomesOf(caseId),
  });
};
