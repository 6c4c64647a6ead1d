import { hasRole, hasRoleIn, type Actor } from '../../kernel/actor.ts';
import { operatingDisciplines } from '../directory/index.ts';

/** Whether the actor may record and correct operations, and take them back: whoever operates. */
export const canRecordOperation = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'chair', 'surgeon') || hasRoleIn(actor, ownerId, 'clinician', operatingDisciplines);

/** Whether the actor may record and correct pathology reports: whoever reads the specimen or has taken it. */
export const canRecordPathology = (actor: Actor, ownerId: string): boolean =>
  canRecordOperation(actor, ownerId) || hasRoleIn(actor, ownerId, 'clinician', ['pathology']);

/** Whether the actor may record complications: whoever treats her sees them. */
export const canRecordOutcome = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'chair', 'surgeon', 'clinician');
