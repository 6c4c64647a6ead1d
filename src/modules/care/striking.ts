import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { StrikeRecord, Striking } from '../../kernel/striking.ts';
import { caseForUpdate } from './load.ts';
import { canAddDocuments, canFillForms, canPrepareCase } from './policy.ts';
import * as table from './tables.ts';

/** A record within a case: whoever takes it back holds the case first, as whoever writes it does. */
export const strikeOfCase = (
  record: PgTable & { caseId: PgColumn },
  permit: StrikeRecord['permit'],
): StrikeRecord => ({
  table: record,
  permit,
  within: { by: record.caseId, hold: caseForUpdate },
});

/** What people take back of a case; whoever may record it may. */
export const striking: Striking = {
  records: [
    {
      table: table.careCase,
      permit: canPrepareCase,
      within: { by: table.careCase.id, hold: caseForUpdate },
    },
    strikeOfCase(table.referral, canPrepareCase),
    strikeOfCase(table.entry, canFillForms),
    strikeOfCase(table.workUp, canPrepareCase),
    strikeOfCase(table.document, canAddDocuments),
  ],
  parts: [table.referral.caseId, table.workUp.caseId, table.entry.caseId, table.document.caseId],
};
