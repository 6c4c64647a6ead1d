import { type Actor, belongsTo, hasRole } from '../../kernel/actor.ts';

/** Whether the actor may see who works here in what role, add people, give and end roles, and invite. */
export const canKeepPeople = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator');

/** Whether the actor may say of others that they are away. */
export const canSayAbsences = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator', 'coordinator', 'chair');

/** Whether the actor may say when this person is away and who covers: the person, or whoever may for others. */
export const canSayAbsence = (actor: Actor, ownerId: string, personId: string): boolean =>
  canSayAbsences(actor, ownerId) ||
  (belongsTo(actor, ownerId) && actor.kind === 'user' && actor.personId === personId);

/** Whether the actor may see which mails went out, and withdraw or repeat one. */
export const canSeeMails = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator', 'coordinator', 'chair');
