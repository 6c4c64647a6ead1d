import { asc, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../kernel/scope.ts';
import { contentOf } from '../../../kernel/columns.ts';
import { among } from '../../../kernel/among.ts';
import { readFor } from '../../../kernel/read-together.ts';
import { readKept } from '../../../kernel/forms/answers.ts';
import { operationReport } from '../records/operation.ts';
import { outcomeReport } from '../records/outcome.ts';
import { pathologyReport } from '../records/pathology.ts';
import { operation, outcome30, pathology } from '../tables.ts';
import { byId, ofCase } from '../../care/index.ts';

/** The operations of some cases with their documents, table by table. */
const operationParts = (tx: Tx, of: (table: { id: PgColumn; caseId: PgColumn }) => SQL) => ({
  operations: tx
    .select(contentOf(operation))
    .from(operation)
    .where(of(operation))
    .orderBy(asc(operation.doneOn), asc(operation.id)),
  pathology: tx.select(contentOf(pathology)).from(pathology).where(of(pathology)),
  outcomes: tx.select(contentOf(outcome30)).from(outcome30).where(of(outcome30)),
});

type Rows = {
  readonly [Part in keyof ReturnType<typeof operationParts>]: Awaited<
    ReturnType<typeof operationParts>[Part]
  >;
};

/** The same rows put together, case by case. */
const operationsOf = (rows: Rows) => {
  const [reports, outcomes] = [byId(rows.pathology), byId(rows.outcomes)];
  const operated = ofCase(rows.operations);
  return (id: string) => ({
    operations: operated(id).map((row) => {
      const [reported, outcome] = [reports.get(row.id), outcomes.get(row.id)];
      return {
        operation: row,
        report: readKept(operationReport, row.answers, row.formVersion),
        pathology:
          reported === undefined ? null : readKept(pathologyReport, reported.answers, reported.formVersion),
        /** 0 while there is no pathology report. */
        pathologyVersion: reported?.version ?? 0,
        outcome30:
          outcome === undefined ? null : readKept(outcomeReport, outcome.answers, outcome.formVersion),
        /** 0 while nothing is said of complications. */
        outcomeVersion: outcome?.version ?? 0,
      };
    }),
  });
};

/** These operations with their documents. */
export const operationsById = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const parts = operationParts(tx, ({ id }) => among(id, ownerId, ids));
  const rows = await readFor(tx, ids.length, parts);
  const of = operationsOf(rows);
  return [...new Set(rows.operations.map(({ caseId }) => caseId))].flatMap((id) => of(id).operations);
};

/** The operations of these cases with their documents, by case. */
export const operationsOfCases = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const parts = operationParts(tx, ({ caseId }) => among(caseId, ownerId, ids));
  return operationsOf(await readFor(tx, ids.length, parts));
};
export type OperationWhole = ReturnType<Awaited<ReturnType<typeof operationsOfCases>>>['operations'][number];
