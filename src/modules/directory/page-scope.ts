import type { RouterContextProvider } from 'react-router';
import type { z } from 'zod';
import { belongsTo } from '../../kernel/actor.ts';
import { appContext } from '../../kernel/app-context.ts';
import { execute, type Command } from '../../kernel/command.ts';
import { notFound, signInNeeded } from '../../kernel/errors.ts';
import { withScope, type Tx } from '../../kernel/scope.ts';
import { localDay } from '../../kernel/zone.ts';
import { houseBySlug } from './queries/organisations.ts';

type Context = Readonly<RouterContextProvider>;

/**
 * What a page of `/c/:slug/…` works with: the house, who asks, reading and writing in that one owner's scope. A
 * stranger is asked to sign in; a house one does not belong to is not found.
 */
export const pageScope = async (context: Context, slug: string) => {
  const { services, actor, now: clock, locale } = context.get(appContext);
  if (actor.kind !== 'user') throw signInNeeded();
  const house = await houseBySlug(services.database, slug);
  if (!house || !belongsTo(actor, house.id)) throw notFound();
  const now = clock();
  return {
    house,
    ownerId: house.id,
    actor,
    locale,
    now,
    /** YYYY-MM-DD at the house. */
    today: localDay(now, house.zone),
    read: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withScope(services.database, [house.id], work),
    /** Carries a command out; `requestKey` is the form's hidden one. */
    run: async <Input extends z.ZodType, Subject, Result>(
      definition: Command<Input, Subject, Result>,
      input: unknown,
      more: { requestKey?: string | undefined; reason?: string | undefined } = {},
    ): Promise<Result> =>
      (await execute(services.database, definition, { actor, ownerId: house.id, now, ...more }, input))
        .result,
  };
};
export type PageScope = Awaited<ReturnType<typeof pageScope>>;
