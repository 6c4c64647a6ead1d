import type { Actor } from './actor.ts';

/** Whether the actor may see what an address of this owner's house shows: a predicate of a module's policy. */
export type Permission = (actor: Actor, ownerId: string) => boolean;

/** Those of a house: each of its members, or those of whom a predicate says so. */
export type HouseAudience = 'members' | Permission;

/** Who may see an address; `signed-in` is whoever has a session, of whatever house or none. */
export type Audience = 'everybody' | 'signed-in' | HouseAudience;
