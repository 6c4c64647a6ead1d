import { type FactBook, factsOf } from '../../kernel/forms/facts.ts';
import { type OperationReport, operationReport } from './records/operation.ts';

type OperationAround = { readonly kind: OperationReport['kind'] };

/**
 * The facts of an operation that its pathology report may name. Facts of the case are none of them: whether the report is
 * complete is counted, and follows from the rows of the operation alone.
 */
export const operationFacts = {
  operationKind: { codes: operationReport.items.kind.codes, of: ({ kind }: OperationAround) => kind },
} as const satisfies FactBook<OperationAround>;

/** What a pathology report is judged by beside its own answers. */
export const factsOfOperation = ({ kind }: OperationAround) => factsOf(operationFacts, { kind });
