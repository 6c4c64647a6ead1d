import { asc, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../kernel/scope.ts';
import { readKept } from '../../../kernel/forms/answers.ts';
import { operationReport } from '../records/operation.ts';
import { pathologyReport } from '../records/pathology.ts';
import { operation, outcome30, pathology } from '../tables.ts';
import { byId, ofCase } from './of-case.ts';

/** The operations of some cases with their documents, table by table. */
export const operationParts = (tx: Tx, of: (table: { caseId: PgColumn }) => SQL) => ({
  operations: tx
    .select()
    .from(operation)
    .where(of(operation))
    .orderBy(asc(operation.doneOn), asc(operation.id)),
  pathology: tx.select().from(pathology).where(of(pathology)),
  outcomes: tx.select().from(outcome30).where(of(outcome30)),
});

type Rows = {
  readonly [Part in keyof ReturnType<typeof operationParts>]: Awaited<
    ReturnType<typeof operationParts>[Part]
  >;
};

/** The same rows put together, case by case. */
export const operationsOf = (rows: Rows) => {
  const [reports, outcomes] = [byId(rows.pathology), byId(rows.outcomes)];
  const operated = ofCase(rows.operations);
  return (id: string) => ({
    operations: operated(id).map((row) => {
      const reported = reports.get(row.id);
      return {
        operation: row,
        report: readKept(operationReport, row.answers),
        pathology: reported === undefined ? null : readKept(pathologyReport, reported.answers),
        /** 0 while there is no pathology report. */
        pathologyVersion: reported?.version ?? 0,
        outcome30: outcomes.get(row.id) ?? null,
      };
    }),
  });
};
