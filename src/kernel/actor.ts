import type { Temporal } from 'temporal-polyfill';

/** A role somebody holds for one owner today; role and discipline are words of `directory`. */
export type Grant = { readonly ownerId: string; readonly role: string; readonly discipline: string | null };

/** Who acts. The command line of whoever runs the installation is the operator; a handler or timed work is a job. */
export type Actor =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly personId: string;
      readonly grants: readonly Grant[];
    }
  | { readonly kind: 'operator' }
  /** Whoever holds a signed link, for what it is for alone. */
  | { readonly kind: 'link'; readonly linkId: string }
  | { readonly kind: 'job'; readonly name: string };

/** Whether the actor holds one of the roles for the owner; the operator and jobs hold all. */
export const hasRole = (actor: Actor, ownerId: string, ...roles: readonly string[]): boolean =>
  actor.kind === 'operator' ||
  actor.kind === 'job' ||
  (actor.kind === 'user' &&
    actor.grants.some((grant) => grant.ownerId === ownerId && roles.includes(grant.role)));

/** Whether the actor, a person, holds the role for the owner in one of these disciplines, or without one: what nobody said bars nobody. */
export const hasRoleIn = (
  actor: Actor,
  ownerId: string,
  role: string,
  disciplines: readonly string[],
): boolean =>
  actor.kind === 'user' &&
  actor.grants.some(
    (grant) =>
      grant.ownerId === ownerId &&
      grant.role === role &&
      (grant.discipline === null || disciplines.includes(grant.discipline)),
  );

/** Whether the actor has any role for the owner. */
export const belongsTo = (actor: Actor, ownerId: string): boolean =>
  actor.kind === 'operator' ||
  actor.kind === 'job' ||
  (actor.kind === 'user' && actor.grants.some((grant) => grant.ownerId === ownerId));

/** What the journal keeps of an actor: ids, never names. */
export const actorEntry = (actor: Actor): Record<string, string> => {
  if (actor.kind === 'user') return { kind: 'user', userId: actor.userId, personId: actor.personId };
  if (actor.kind === 'link') return { kind: 'link', linkId: actor.linkId };
  return actor.kind === 'job' ? { kind: 'job', name: actor.name } : { kind: actor.kind };
};

/** The clock of a request or run; tests own it. */
export type Clock = () => Temporal.Instant;
