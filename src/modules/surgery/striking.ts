import type { Striking } from '../../kernel/striking.ts';
import { strikeOfCase } from '../care/index.ts';
import { canRecordOperation, canRecordOutcome, canRecordPathology } from './policy.ts';
import * as table from './tables.ts';

/** An operation and each of its reports is taken back by whoever may record it. A report has the key of its operation and goes along with it. */
export const striking: Striking = {
  records: [
    strikeOfCase(table.operation, canRecordOperation),
    strikeOfCase(table.pathology, canRecordPathology),
    strikeOfCase(table.outcome30, canRecordOutcome),
  ],
  parts: [table.operation.caseId, table.pathology.id, table.outcome30.id],
};
