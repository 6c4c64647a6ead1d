import { hasRole, type Actor } from '../../kernel/actor.ts';

/** Whether the actor may record and correct operations and what follows from them. */
export const canRecordOperation = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'chair', 'surgeon', 'clinician');
