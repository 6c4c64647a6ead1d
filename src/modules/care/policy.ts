import { hasRole, type Actor } from '../../kernel/actor.ts';

/** Whether names and record numbers may be shown; each showing is in the journal. */
export const canSeeIdentity = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'coordinator', 'chair', 'surgeon', 'clinician');

/** Whether the actor may refer a case, complete its work-up and list it on a board. */
export const canPrepareCase = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'coordinator', 'chair', 'surgeon', 'clinician');

/** Whether the actor may correct who she is: whoever may refer her and reads who she is. */
export const canCorrectIdentity = (actor: Actor, ownerId: string): boolean =>
  canPrepareCase(actor, ownerId) && canSeeIdentity(actor, ownerId);

/** Who may answer for her treatment: as responsible consultant, and in the team of an operation. */
export const treatingRoles = ['chair', 'surgeon', 'clinician'] as const;

/** Whether the actor may fill in questionnaires about a case and correct them. */
export const canFillForms = (actor: Actor, ownerId: string): boolean => canPrepareCase(actor, ownerId);

/** Whether the actor may add documents to a case and take them back. */
export const canAddDocuments = (actor: Actor, ownerId: string): boolean =>
  canPrepareCase(actor, ownerId) && canSeeDocuments(actor, ownerId);

/** Whether the actor may open documents, on which her name stands. */
export const canSeeDocuments = (actor: Actor, ownerId: string): boolean => canSeeIdentity(actor, ownerId);

/** Whether the actor may say which questionnaires the house fills in. */
export const canDefineForms = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator');
