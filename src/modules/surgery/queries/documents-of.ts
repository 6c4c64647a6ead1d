import { sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { operationReport } from '../records/operation.ts';
import { pathologyReport } from '../records/pathology.ts';
import { operation, pathology } from '../tables.ts';

/** Operations of these cases and their pathology reports, each with its day and the entry that wrote it, unsent. */
export const documentsOf = (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const selected = (table: typeof operation | typeof pathology, form: string, day: string) =>
    tx
      .select({
        id: table.id,
        caseId: table.caseId,
        form: sql<string>`${form}::text`,
        formVersion: table.formVersion,
        on: sql<string | null>`${table.answers} ->> ${day}`,
        answers: table.answers,
        entryId: table.entryId,
      })
      .from(table)
      .where(among(table.caseId, ownerId, caseIds));
  return {
    operations: selected(operation, operationReport.id, 'doneOn'),
    pathology: selected(pathology, pathologyReport.id, 'reportedOn'),
  };
};
