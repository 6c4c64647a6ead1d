import { type Actor, belongsTo, hasRole } from '../../kernel/actor.ts';

/** Whether the actor may publish what the house says of data, and take it back. */
export const canKeepNotices = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator');

/** Whether the actor may read what strangers have asked, and say what became of it. */
export const canAnswerQuestions = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator');

/** Whether the actor is somebody of the house, who takes note for themselves. */
export const canTakeNote = (actor: Actor, ownerId: string): boolean =>
  actor.kind === 'user' && belongsTo(actor, ownerId);

/** Whether what is sent comes from a stranger; whoever has a session and asks by the public page is one too. */
export const canSendQuestion = (actor: Actor): boolean => actor.kind === 'public';
