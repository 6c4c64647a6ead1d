import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../kernel/scope.ts';
import { operation, operationMember, outcome30, pathology } from '../tables.ts';
import { byId, ofCase } from './of-case.ts';

/** The operations of some cases with their documents and teams, table by table. */
export const operationParts = (tx: Tx, of: (table: { caseId: PgColumn }) => SQL) => ({
  operations: tx
    .select()
    .from(operation)
    .where(of(operation))
    .orderBy(asc(operation.doneOn), asc(operation.id)),
  pathology: tx.select().from(pathology).where(of(pathology)),
  outcomes: tx.select().from(outcome30).where(of(outcome30)),
  members: tx
    .select()
    .from(operationMember)
    .where(and(of(operationMember), eq(operationMember.withdrawn, false)))
    .orderBy(asc(operationMember.id)),
});

type Rows = {
  readonly [Part in keyof ReturnType<typeof operationParts>]: Awaited<
    ReturnType<typeof operationParts>[Part]
  >;
};

/** The same rows put together, case by case. */
export const operationsOf = (rows: Rows) => {
  const [reports, outcomes] = [byId(rows.pathology), byId(rows.outcomes)];
  const [operated, members] = [ofCase(rows.operations), ofCase(rows.members)];
  return (id: string) => ({
    operations: operated(id).map((row) => ({
      operation: row,
      pathology: reports.get(row.id) ?? null,
      outcome30: outcomes.get(row.id) ?? null,
    })),
    members: members(id),
  });
};
