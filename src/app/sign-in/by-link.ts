import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { countAttempt, type Limit } from '../../kernel/attempts.ts';
import { type Command, execute } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { linkAt } from '../../kernel/link-use.ts';
import type { Links } from '../../kernel/links.ts';
import { type Database, type Tx, withScope } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';
import { tooMany } from './slowing-limit.ts';

export type LinkMeans = {
  readonly database: Database;
  readonly links: Links;
  readonly now: Temporal.Instant;
};

/** Forms that are sent by one link, whatever becomes of them. */
const perLink: Limit = { attempts: 20, windowSeconds: 900 };

/** The link that a token names, with what it is for; refused as `link_over` where it cannot be used. */
export const heldLink = async ({ database, links, now }: LinkMeans, token: string) => {
  const link = links.read(token);
  if (link === null) throw refused('link_over');
  const found = await withScope(database, [link.ownerId], (tx) => linkAt(tx, link, now));
  if (found === null) throw refused('link_over');
  return { ...link, ...found };
};
export type HeldLink = Awaited<ReturnType<typeof heldLink>>;

/** What a link is about, as the query of its module finds it. */
export const subjectOf = <T>(
  { database }: Pick<LinkMeans, 'database'>,
  { ownerId, subject }: Pick<HeldLink, 'ownerId' | 'subject'>,
  query: (tx: Tx, ownerId: string, subject: string) => Promise<T>,
): Promise<T> => withScope(database, [ownerId], (tx) => query(tx, ownerId, subject));

/** Carries a command out for whoever holds the link; refused beyond so many in a quarter of an hour. */
export const runByLink = async <Input extends z.ZodType, Subject, Result>(
  { database, accounts, now }: Pick<LinkMeans, 'database' | 'now'> & { accounts: Pick<Accounts, 'pool'> },
  { id: linkId, ownerId }: Pick<HeldLink, 'id' | 'ownerId'>,
  definition: Command<Input, Subject, Result>,
  { input, requestKey }: { readonly input: unknown; readonly requestKey: string | undefined },
): Promise<Result> => {
  if (!(await countAttempt(accounts.pool, ['link', linkId], perLink, now))) throw tooMany();
  const call = { actor: { kind: 'link', linkId } as const, ownerId, now, requestKey };
  return (await execute(database, definition, call, input)).result;
};
