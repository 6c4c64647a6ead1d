import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { certainlyAfter, type PartialDate } from '../../../kernel/partial-date.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { mustBeColleague } from '../../directory/index.ts';
import { caseCommand, refuseFuture } from '../../care/index.ts';
import { boardDayOf, caseOfRecommendation } from '../load.ts';
import { canRecordDecision } from '../policy.ts';
import { decisionKept } from '../records/decision.ts';
import { HerDecision } from '../schema.ts';
import { herDecision } from '../tables.ts';

/** Nobody has told her what no board had recommended yet. */
const refuseBeforeBoard = async (context: CommandContext, id: string, spokenOn: PartialDate | null) => {
  if (certainlyAfter(await boardDayOf(context, id), spokenOn))
    throw refused('spoken_before_meeting', {}, { field: 'decision.spokenOn' });
};

/** Records what she decided about a recommendation, who spoke with her and when. */
export const recordHerDecision = caseCommand({
  name: 'board.record-her-decision',
  input: z
    .object({ recommendationId: z.uuid(), version: z.int().positive(), decision: HerDecision })
    .strict(),
  caseOf: (context, input) => caseOfRecommendation(context, input.recommendationId),
  permit: canRecordDecision,
  run: async (context, input, subject) => {
    const { tx, ownerId, announce } = context;
    refuseFuture(input.decision.spokenOn, 'decision.spokenOn', context.now);
    await refuseBeforeBoard(context, input.recommendationId, input.decision.spokenOn);
    const read = { ownerId, id: input.recommendationId, version: input.version };
    const there = await tx
      .select({ spokenBy: herDecision.spokenBy })
      .from(herDecision)
      .where(and(eq(herDecision.ownerId, ownerId), eq(herDecision.id, input.recommendationId)));
    if (!there[0]) throw notFound();
    if (input.decision.spokenBy !== there[0].spokenBy)
      await mustBeColleague(context, input.decision.spokenBy, 'decision.spokenBy');
    await updateRow(tx, herDecision, read, decisionKept.rowOf(input.decision));
    announce({
      type: 'board.decision-recorded',
      caseId: subject.id,
      recommendationId: input.recommendationId,
    });
    return { id: input.recommendationId };
  },
});
