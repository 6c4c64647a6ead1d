import type { FedTable } from '../../kernel/fed-tables.ts';
import { formRow } from '../../kernel/forms/filled.ts';
import { type OperationReport, operationReport } from './records/operation.ts';
import { type Outcome30, outcomeReport } from './records/outcome.ts';
import { type PathologyReport, pathologyReport } from './records/pathology.ts';
import { operation, outcome30, pathology } from './tables.ts';

/** Tables of surgery that a file feeds, in the order the references between them ask for. */
export const fedOperationTables = {
  operation: { of: 'part', table: operation, isKept: true },
  pathology: { of: 'part', table: pathology },
  outcome30: { of: 'part', table: outcome30 },
} as const satisfies Readonly<Record<string, FedTable>>;

/** What follows an operation, by the operation's id. */
type Followed = {
  readonly id: string;
  readonly pathology: PathologyReport | null;
  readonly outcome30: Outcome30 | null;
};
type Of = { readonly ownerId: string; readonly sourceId: string; readonly caseId: string };

/** Rows of what follows operations. */
export const fedDocumentRows = (followed: readonly Followed[], of: Of) => ({
  pathology: followed.flatMap(({ id, pathology: report }) =>
    report ? [{ ...of, id, ...formRow(pathologyReport, report) }] : [],
  ),
  outcome30: followed.flatMap(({ id, outcome30: outcome }) =>
    outcome ? [{ ...of, id, ...formRow(outcomeReport, outcome) }] : [],
  ),
});

/** The rows that operations as a source tells them mean, each under its id. */
export const fedOperationRows = (
  operations: ReadonlyArray<Followed & { readonly report: OperationReport }>,
  of: Of,
) => ({
  operation: operations.map(({ id, report }) => ({ ...of, id, ...formRow(operationReport, report) })),
  ...fedDocumentRows(operations, of),
});
