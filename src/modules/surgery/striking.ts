import type { Striking } from '../../kernel/striking.ts';
import { strikeOfCase } from '../care/index.ts';
import { canRecordOperation } from './policy.ts';
import * as table from './tables.ts';

/** An operation is taken back by whoever may record it. A report that has its key goes with it alone. */
export const striking: Striking = {
  records: [strikeOfCase(table.operation, canRecordOperation)],
  parts: [table.operation.caseId, table.pathology.id, table.outcome30.id],
};
