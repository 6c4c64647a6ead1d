import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Actor } from './actor.ts';
import { conflict, refused } from './errors.ts';
import { mostFields, type Posted } from './forms/posted.ts';
import { parsed } from './input-faults.ts';
import { type Database, type Tx, withScope } from './scope.ts';
import { draft } from './tables.ts';
import { Text } from './text.ts';

/** Where a form stands: the address of its page below the house, which holds ids and no names, and its name there. */
const Place = z.strictObject({
  place: z
    .string()
    .max(300)
    .regex(/^(?:\/[\w.~@-]+)*$/),
  form: z
    .string()
    .max(120)
    .regex(/^[\w~.-]+$/),
});
export type DraftPlace = z.infer<typeof Place>;

const Name = z.string().max(200);

/** As many as can be sent when it is saved. */
const Fields = z
  .record(Name, z.array(Text))
  .refine((fields) => Object.values(fields).flat().length <= mostFields, { message: 'too_many_fields' });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const Kept = Place.extend({
  query: z
    .string()
    .max(300)
    .regex(/^[\w~.@%+=&-]*$/),
  title: Text.max(300),
  definitions: z
    .string()
    .max(300)
    .regex(/^[\w@ .-]*$/),
  requestKey: Text.min(1).max(200),
  /** The version it takes the place of; 0 for none. */
  known: z.number().int().min(0),
  /** As JSON: a form has as many fields as it likes. */
  typed: z
    .string()
    .transform(jsonOf)
    .pipe(z.strictObject({ fields: Fields, labels: z.record(Name, Text) })),
});

/** Whose draft it is. */
export type Author = { readonly actor: Actor; readonly ownerId: string; readonly now: Temporal.Instant };

/** Days after which a draft is gone. */
export const draftDays = 30;

/** Forms that one person may have begun at a house: more than anybody begins by hand. */
export const mostDrafts = 300;

/** A table of one row that says, once it is read, whose drafts the transaction reads, keeps and ends. */
const asAuthor = ({ actor, ownerId }: Pick<Author, 'actor' | 'ownerId'>): SQL => {
  const [person, grants] = actor.kind === 'user' ? [actor.personId, actor.grants] : ['', []];
  const roles = grants.filter((grant) => grant.ownerId === ownerId).map(({ role }) => role);
  return sql`set_config('app.author', ${person}, true) as person,
    set_config('app.author_roles', ${`{${roles.join(',')}}`}, true) as roles`;
};

/** A form that its author has begun: where it stands, what its page called it, and when it was last kept; nothing of what it says. */
export type Begun = DraftPlace & { readonly query: string; readonly title: string; readonly keptAt: string };

export type Draft = Begun & {
  readonly definitions: string;
  readonly requestKey: string;
  readonly version: number;
  readonly fields: Posted;
  /** What the form called its fields, and the answers that were chosen (`field=code`). */
  readonly labels: Readonly<Record<string, string>>;
};

/** Which drafts are its author's, and as old as a draft may be. */
const mine = ({
  ownerId,
  now,
}: Author): SQL => sql`${draft.ownerId} = ${ownerId} and ${draft.personId} = kernel.author()
  and ${draft.keptAt} > ${now.subtract({ hours: draftDays * 24 }).toString()}`;

const { place, form, query, title, keptAt, definitions, requestKey, version, fields, labels } = draft;
const begun = { place, form, query, title, keptAt };
const latestFirst = [desc(keptAt), asc(place), asc(form)];

/** What its author has typed at a house and not saved, latest first; of one page alone where one is named. */
export const draftsOf = async (tx: Tx, author: Author, at: string | null = null): Promise<Draft[]> => {
  const [, found] = await Promise.all([
    tx.execute(sql`select from ${asAuthor(author)}`),
    tx
      .select({ ...begun, definitions, requestKey, version, fields, labels })
      .from(draft)
      .where(at === null ? mine(author) : sql`${mine(author)} and ${place} = ${at}`)
      .orderBy(...latestFirst),
  ]);
  return found;
};

/** All forms that somebody has begun at a house and not saved, latest first. */
export const begunBy = async (tx: Tx, author: Author): Promise<Begun[]> => {
  const [, found] = await Promise.all([
    tx.execute(sql`select from ${asAuthor(author)}`),
    tx
      .select(begun)
      .from(draft)
      .where(mine(author))
      .orderBy(...latestFirst),
  ]);
  return found;
};

/** How many other forms its author has begun. */
const othersBegun = async (tx: Tx, author: Author, at: DraftPlace): Promise<number> => {
  await tx.execute(sql`select from ${asAuthor(author)}`);
  return tx.$count(draft, sql`${mine(author)} and (${place}, ${form}) <> (${at.place}, ${at.form})`);
};

/**
 * Keeps what was typed for its author alone; the new version, null when the form was saved meanwhile. Refuses when another
 * window has kept another (`draft_kept_elsewhere`), and one more than a person may begin (`too_many_drafts`). No command: a draft is no record, and the journal knows nothing of it.
 */
export const keepDraft = async (database: Database, author: Author, raw: unknown): Promise<number | null> => {
  const sent = parsed(Kept, raw);
  const kept = await withScope(database, [author.ownerId], async (tx) => {
    if ((await othersBegun(tx, author, sent)) >= mostDrafts) throw refused('too_many_drafts');
    const { rows } = await tx.execute<{ version: number | null }>(sql`
      select kernel.keep_draft(${author.ownerId}, ${sent.place}, ${sent.form}, ${sent.query}, ${sent.title},
        ${sent.definitions}, ${sent.requestKey}, ${sent.known}, ${author.now.toString()},
        ${JSON.stringify(sent.typed.fields)}::json, ${JSON.stringify(sent.typed.labels)}::json) as version from ${asAuthor(author)}`);
    return rows[0]?.version ?? null;
  });
  if (kept === null) throw conflict('draft_kept_elsewhere');
  return kept === 0 ? null : kept;
};

/** Ends the draft that stands for a form, in the transaction that saves it; only the one that names the same request key. */
export const endDraft = async (
  tx: Tx,
  author: Pick<Author, 'actor' | 'ownerId'>,
  at: DraftPlace,
  key: string | null,
): Promise<void> => {
  if (author.actor.kind !== 'user') return;
  await tx.execute(
    sql`select kernel.end_draft(${author.ownerId}, ${at.place}, ${at.form}, ${key}) from ${asAuthor(author)}`,
  );
};

/** Puts a draft away because its author says so. */
export const discardDraft = (database: Database, author: Author, raw: unknown): Promise<void> => {
  const at = parsed(Place, raw);
  return withScope(database, [author.ownerId], (tx) => endDraft(tx, author, at, null));
};
