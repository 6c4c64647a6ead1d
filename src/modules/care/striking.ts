import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { StrikeRecord, Striking } from '../../kernel/striking.ts';
import { holdItem } from '../meetings/index.ts';
import { caseForUpdate } from './load.ts';
import { canFillForms, canPrepareCase, canRecordOperation, canRecordRecommendation } from './policy.ts';
import * as table from './tables.ts';

/** A record within a case: whoever takes it back holds the case first, as whoever writes it does. */
const ofCase = (record: PgTable & { caseId: PgColumn }, permit: StrikeRecord['permit']): StrikeRecord => ({
  table: record,
  permit,
  within: { by: record.caseId, hold: caseForUpdate },
});

/** What people take back of a case; whoever may record it may. A report that has its operation's key goes with it alone. */
export const striking: Striking = {
  records: [
    {
      table: table.careCase,
      permit: canPrepareCase,
      within: { by: table.careCase.id, hold: caseForUpdate },
    },
    ofCase(table.referral, canPrepareCase),
    {
      ...ofCase(table.listing, canPrepareCase),
      along: { by: table.listing.agendaItemId, hold: holdItem },
    },
    ofCase(table.recommendation, canRecordRecommendation),
    ofCase(table.operation, canRecordOperation),
    ofCase(table.entry, canFillForms),
  ],
  parts: [
    table.referral.caseId,
    table.workUp.caseId,
    table.listing.caseId,
    table.recommendation.caseId,
    table.recommendation.listingId,
    table.herDecision.id,
    table.operation.caseId,
    table.pathology.id,
    table.outcome30.id,
    table.entry.caseId,
  ],
};
