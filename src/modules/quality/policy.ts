import { belongsTo, hasRole, type Actor } from '../../kernel/actor.ts';

/** Whether the actor may read the scorecard and the counts behind it. */
export const canReadScorecard = (actor: Actor, ownerId: string): boolean => belongsTo(actor, ownerId);

/** Whether the actor may state what no case holds. */
export const canState = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'quality_manager', 'administrator');
