import { hasRole, type Actor } from '../../kernel/actor.ts';

/** Whether the actor may plan boards and put items on their agenda. */
export const canPlanMeetings = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'coordinator', 'chair', 'administrator');

/** Whether the actor may correct what a meeting that has ended concluded. */
export const canCorrectConclusion = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'chair');

/** Whether the actor may open and close meetings and items and keep presence. */
export const canRunMeeting = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'coordinator', 'chair');

/** Whether the actor may bring meetings of before in from a file. */
export const canImportMeetings = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator');
