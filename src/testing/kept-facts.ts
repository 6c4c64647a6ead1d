import type { Tx } from '../kernel/scope.ts';
import { caseFact, operationFact } from '../modules/quality/tables.ts';

/** The facts that indicators count, as they are kept of all cases and operations in scope. */
export const keptFacts = async (tx: Tx) => ({
  cases: await tx.select().from(caseFact),
  operations: await tx.select().from(operationFact),
});
