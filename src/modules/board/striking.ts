import type { Striking } from '../../kernel/striking.ts';
import { canPrepareCase, strikeOfCase } from '../care/index.ts';
import { holdItem } from '../meetings/index.ts';
import { canRecordRecommendation } from './policy.ts';
import * as table from './tables.ts';

/** A listing is taken back with its agenda item, a recommendation with what she decided, by whoever may record it. */
export const striking: Striking = {
  records: [
    {
      ...strikeOfCase(table.listing, canPrepareCase),
      along: { by: table.listing.agendaItemId, hold: holdItem },
    },
    strikeOfCase(table.recommendation, canRecordRecommendation),
  ],
  parts: [
    table.listing.caseId,
    table.recommendation.caseId,
    table.recommendation.listingId,
    table.herDecision.id,
    table.shown.id,
  ],
};
