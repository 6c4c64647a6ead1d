import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { nameOf } from '../../../kernel/derivation.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../../care/index.ts';
import { caseOfRecommendation } from '../load.ts';
import { canRecordDecision } from '../policy.ts';
import { decisionKept, notYetTold } from '../records/decision.ts';
import { herDecision } from '../tables.ts';

/**
 * Takes back what was recorded of her decision about a recommendation, for a reason: nobody has told her again, so that the conversation is
 * asked for. What it said is an earlier version of it.
 */
export const takeBackDecision = caseCommand({
  name: 'board.take-back-decision',
  reason: 'needed',
  input: z.object({ recommendationId: z.uuid(), version: z.int().positive() }).strict(),
  caseOf: (context, input) => caseOfRecommendation(context, input.recommendationId),
  permit: canRecordDecision,
  run: async ({ tx, ownerId, announce }, { recommendationId: id, version }, subject) => {
    const there = await tx
      .select({ decision: herDecision.decision })
      .from(herDecision)
      .where(and(eq(herDecision.ownerId, ownerId), eq(herDecision.id, id)));
    if (!there[0]) throw notFound();
    if (there[0].decision === notYetTold.decision) throw refused('not_told_yet');
    await updateRow(tx, herDecision, { ownerId, id, version }, decisionKept.rowOf(notYetTold));
    announce({ type: 'kernel.struck', table: nameOf(herDecision), id });
    announce({ type: 'board.decision-taken-back', caseId: subject.id, recommendationId: id });
    return { id };
  },
});
