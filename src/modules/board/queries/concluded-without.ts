import type { Tx } from '../../../kernel/scope.ts';
import { needsQuorum } from '../../meetings/index.ts';
import { itemOfRecommendation } from './item-of-recommendation.ts';

/**
 * What the board concluded about the case for which a recommendation was made, where that reached none; null where it reached one, or
 * concluded nothing yet. Of a recommendation that was taken back in a transaction that sees what was.
 */
export const concludedWithout = async (tx: Tx, ownerId: string, recommendationId: string) => {
  const item = await itemOfRecommendation(tx, ownerId, recommendationId);
  if (!item?.conclusion || needsQuorum(item.conclusion)) return null;
  return { meetingId: item.meetingId, conclusion: item.conclusion };
};
