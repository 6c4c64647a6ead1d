import { hasRole, type Actor } from '../../kernel/actor.ts';

/** Whether the actor may state what no case holds. */
export const canState = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'quality_manager', 'administrator');
