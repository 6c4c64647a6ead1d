import { hasRole, type Actor } from '../../kernel/actor.ts';
import { canPrepareCase, canSeeIdentity } from '../care/index.ts';

/** Whether the actor may record what the board recommends. */
export const canRecordRecommendation = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'chair', 'coordinator');

/** Whether the actor may make and change the house's templates of recommendations: whoever records these. */
export const canDefineTemplates = (actor: Actor, ownerId: string): boolean =>
  canRecordRecommendation(actor, ownerId);

/** Who may record what she decided: whoever treats her, or the coordinator for them. */
export const decisionRoles = ['chair', 'surgeon', 'clinician', 'coordinator'] as const;

/** Whether the actor may record what she decided. */
export const canRecordDecision = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, ...decisionRoles);

/** Whether the actor may say what became of a recommendation: whoever may record what she decided about it. */
export const canRecordFulfilment = (actor: Actor, ownerId: string): boolean =>
  canRecordDecision(actor, ownerId);

/** Whether the actor may move records of a case to another woman's, as far as each kind of record is hers to take back. */
export const canMoveRecords = (actor: Actor, ownerId: string): boolean =>
  canPrepareCase(actor, ownerId) && canSeeIdentity(actor, ownerId);

/** Whether the actor may bring whole files of cases in. */
export const canImportCases = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator', 'quality_manager');

/** Whether the actor may take all cases out as files; with names and record numbers only who may see these. */
export const canExportCases = (actor: Actor, ownerId: string, named: boolean): boolean =>
  canImportCases(actor, ownerId) && (!named || canSeeIdentity(actor, ownerId));

/** Whether the actor may take all cases out as files, at least without names. */
export const canTakeCasesOut = (actor: Actor, ownerId: string): boolean =>
  canExportCases(actor, ownerId, false);

/** Whether the actor may take the case list out as one file: who exports cases, and who runs boards. */
export const canDownloadCases = (actor: Actor, ownerId: string): boolean =>
  canTakeCasesOut(actor, ownerId) || hasRole(actor, ownerId, 'coordinator', 'chair');

/** Whether the actor, a person, may sign the minutes of the house's boards. */
export const canSignMinutes = (actor: Actor, ownerId: string): boolean =>
  actor.kind === 'user' && hasRole(actor, ownerId, 'chair');
