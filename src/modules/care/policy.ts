import { hasRole, type Actor } from '../../kernel/actor.ts';

/** Whether names and record numbers may be shown; each showing is in the journal. */
export const canSeeIdentity = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'coordinator', 'chair', 'surgeon', 'clinician');

/** Whether the actor may refer a case, complete its work-up and list it on a board. */
export const canPrepareCase = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'coordinator', 'chair', 'surgeon', 'clinician');

/** Whether the actor may record what the board recommends. */
export const canRecordRecommendation = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'chair', 'coordinator');

/** Who may answer for her treatment: as responsible consultant, and in the team of an operation. */
export const treatingRoles = ['chair', 'surgeon', 'clinician'] as const;

/** Who may record what she decided: whoever treats her, or the coordinator for them. */
export const decisionRoles = ['chair', 'surgeon', 'clinician', 'coordinator'] as const;

/** Whether the actor may record what she decided. */
export const canRecordDecision = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, ...decisionRoles);

/** Whether the actor may record and correct operations and what follows from them. */
export const canRecordOperation = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'chair', 'surgeon', 'clinician');

/** Whether the actor may bring whole files of cases in. */
export const canImportCases = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator', 'quality_manager');

/** Whether the actor may fill in questionnaires about a case and correct them. */
export const canFillForms = (actor: Actor, ownerId: string): boolean => canPrepareCase(actor, ownerId);

/** Whether the actor may say which questionnaires the house fills in. */
export const canDefineForms = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator', 'quality_manager');
