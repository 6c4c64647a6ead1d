import { place } from '../../kernel/place.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';

/** The operation of a page. */
export type OperationSubject = {
  readonly caseId: string;
  readonly operationId: string;
  readonly doneOn: PartialDate | null;
};

/** Sections of the page of an operation, below its documents. */
export const operationPanels = place<OperationSubject>('operation.panels');
