import { and, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { notFound, refused } from '../../../kernel/errors.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { mustBeColleague } from '../../directory/index.ts';
import { itemNow } from '../../meetings/index.ts';
import { caseCommand } from '../../care/index.ts';
import { lacksTrialReason } from '../conclusion.ts';
import { listingOfItem } from '../load.ts';
import { canRecordRecommendation } from '../policy.ts';
import { decisionKept, notYetTold } from '../records/decision.ts';
import { recommendationKept } from '../records/recommendation.ts';
import { Recommendation } from '../schema.ts';
import { herDecision, recommendation } from '../tables.ts';

/**
 * Records one recommendation for the case under discussion. The form names the item; it must be the one that is
 * open on the server at this moment, so that a fast "next" never writes on another woman's case.
 */
export const recordRecommendation = caseCommand({
  name: 'board.record-recommendation',
  input: z.object({ agendaItemId: z.uuid(), caseId: z.uuid(), recommendation: Recommendation }).strict(),
  caseOf: async (context, input) => {
    const item = await itemNow(context, input.agendaItemId);
    const listed = await listingOfItem(context, input.agendaItemId);
    if (!listed) throw notFound();
    if (listed.caseId !== input.caseId || item.state !== 'open') throw refused('item_not_current');
    return listed.caseId;
  },
  permit: canRecordRecommendation,
  run: async (context, input) => {
    const { tx, ownerId, newId } = context;
    await mustBeColleague(context, input.recommendation.ownerPersonId, 'recommendation.ownerPersonId');
    if (lacksTrialReason(input.recommendation))
      throw refused('trial_reason_missing', {}, { field: 'recommendation.trialReason' });
    const { meetsOn } = await itemNow(context, input.agendaItemId);
    if (input.recommendation.dueOn < meetsOn)
      throw refused('due_before_meeting', {}, { field: 'recommendation.dueOn' });
    const listed = await listingOfItem(context, input.agendaItemId);
    if (!listed) throw notFound();
    // The place of one that was taken back stays free for it.
    const last = await amongStruck(
      tx,
      tx
        .select({ priority: max(recommendation.priority) })
        .from(recommendation)
        .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.listingId, listed.id))),
    );
    const id = newId();
    await insertRows(tx, recommendation, [
      {
        ownerId,
        id,
        caseId: listed.caseId,
        listingId: listed.id,
        priority: (last[0]?.priority ?? 0) + 1,
        ...recommendationKept.rowOf(input.recommendation),
      },
    ]);
    await insertRows(tx, herDecision, [
      { ownerId, id, caseId: listed.caseId, ...decisionKept.rowOf(notYetTold) },
    ]);
    context.announce({ type: 'board.recommendation-recorded', caseId: listed.caseId, recommendationId: id });
    return { id };
  },
});
