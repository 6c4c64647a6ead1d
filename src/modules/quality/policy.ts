import { hasRole, type Actor } from '../../kernel/actor.ts';

/** Whether the actor may open the centre's yearly counts to others. */
export const canOpenCounts = (actor: Actor, ownerId: string): boolean =>
  actor.kind === 'operator' || hasRole(actor, ownerId, 'quality_manager', 'administrator');

/** Whether the actor may state what no case holds. */
export const canState = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'quality_manager', 'administrator');
