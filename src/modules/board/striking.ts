import type { Striking } from '../../kernel/striking.ts';
import { canPrepareCase, strikeOfCase } from '../care/index.ts';
import { agendaItemRows, holdItem, keptItems } from '../meetings/index.ts';
import { canDefineTemplates, canRecordRecommendation } from './policy.ts';
import * as table from './tables.ts';

/** A listing is taken back with its agenda item, a recommendation with what she decided, a template by itself, by whoever may record it. */
export const striking: Striking = {
  records: [
    {
      ...strikeOfCase(table.listing, canPrepareCase),
      along: { by: table.listing.agendaItemId, of: agendaItemRows, hold: holdItem, kept: keptItems },
    },
    strikeOfCase(table.recommendation, canRecordRecommendation),
    { table: table.template, permit: canDefineTemplates },
  ],
  parts: [
    table.listing.caseId,
    table.listing.agendaItemId,
    table.recommendation.caseId,
    table.recommendation.listingId,
    table.herDecision.id,
    table.fulfilment.id,
    table.shown.id,
  ],
};
