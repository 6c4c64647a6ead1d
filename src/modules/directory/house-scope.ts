import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { type Actor, belongsTo } from '../../kernel/actor.ts';
import { type Command, execute } from '../../kernel/command.ts';
import { notFound, signInNeeded } from '../../kernel/errors.ts';
import { type Database, type Tx, withScope } from '../../kernel/scope.ts';
import { localDay } from '../../kernel/zone.ts';
import { houseBySlug } from './queries/organisations.ts';

/**
 * The house of an address as this actor may use it: reading and writing in that one owner's scope. A stranger is
 * asked to sign in; a house one does not belong to is not found.
 */
export const houseScope = async (database: Database, actor: Actor, slug: string, now: Temporal.Instant) => {
  if (actor.kind !== 'user') throw signInNeeded();
  const house = await houseBySlug(database, slug);
  if (!house || !belongsTo(actor, house.id)) throw notFound();
  return {
    house,
    ownerId: house.id,
    actor,
    now,
    /** YYYY-MM-DD at the house. */
    today: localDay(now, house.zone),
    read: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withScope(database, [house.id], work),
    /** Carries a command out; `requestKey` is the form's hidden one. */
    run: async <Input extends z.ZodType, Subject, Result>(
      definition: Command<Input, Subject, Result>,
      input: unknown,
      more: { requestKey?: string | undefined; reason?: string | undefined } = {},
    ): Promise<Result> =>
      (await execute(database, definition, { actor, ownerId: house.id, now, ...more }, input)).result,
  };
};
export type HouseScope = Awaited<ReturnType<typeof houseScope>>;
