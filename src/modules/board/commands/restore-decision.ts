import { z } from 'zod';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../../care/index.ts';
import { caseOfRecommendation } from '../load.ts';
import { canRecordDecision } from '../policy.ts';
import { decisionsBefore } from '../queries/decision-before.ts';
import { herDecision } from '../tables.ts';

/**
 * Restores what was recorded of her decision and taken back, for a reason: the earlier answers are written again as a new version. Refused
 * where something was recorded since, or somebody has restored it already.
 */
export const restoreDecision = caseCommand({
  name: 'board.restore-decision',
  reason: 'needed',
  input: z.object({ recommendationId: z.uuid(), version: z.int().positive() }).strict(),
  caseOf: (context, input) => caseOfRecommendation(context, input.recommendationId),
  permit: canRecordDecision,
  run: async ({ tx, ownerId, announce }, { recommendationId: id, version }, subject) => {
    const before = (await decisionsBefore(tx, ownerId, [id])).get(id);
    if (before === undefined) throw refused('not_taken_back');
    const { decision, spokenBy, spokenOn, note, formVersion, answers } = before;
    await updateRow(
      tx,
      herDecision,
      { ownerId, id, version },
      { decision, spokenBy, spokenOn, note, formVersion, answers },
    );
    announce({ type: 'board.decision-restored', caseId: subject.id, recommendationId: id });
    return { id };
  },
});
