import { and, desc, eq, sql } from 'drizzle-orm';
import type { Form } from '../../../kernel/forms/items.ts';
import type { AnyWords, Localised } from '../../../kernel/forms/words.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { definition } from '../../../kernel/tables.ts';
import { type FedEntries, fedEntries } from '../fed-entries.ts';
import { checkedDefinition, isShipped, shippedForms } from '../questionnaires.ts';
import { courseRecord } from '../records/course.ts';
import { formWithdrawal } from '../tables.ts';

/** Titles of all definitions of the house, unsent. */
export const ownTitles = (tx: Tx, ownerId: string) =>
  tx
    .select({
      form: definition.form,
      version: definition.formVersion,
      title: sql<Localised>`${definition.body} -> 'title'`,
      sites: sql<readonly string[] | null>`${definition.body} -> 'sites'`,
    })
    .from(definition)
    .where(eq(definition.ownerId, ownerId));

/** Questionnaires that the house fills in no more, unsent. */
export const withdrawnForms = (tx: Tx, ownerId: string) =>
  tx
    .select({ form: formWithdrawal.form })
    .from(formWithdrawal)
    .where(and(eq(formWithdrawal.ownerId, ownerId), eq(formWithdrawal.withdrawn, true)));

/** Versions of a form that stand at the house, newest first, unsent. */
export const standingVersions = (tx: Tx, ownerId: string, form: string) =>
  tx
    .select({ id: definition.id, formVersion: definition.formVersion, sha256: definition.sha256 })
    .from(definition)
    .where(and(eq(definition.ownerId, ownerId), eq(definition.form, form)))
    .orderBy(desc(definition.formVersion));

/** What somebody wrote as the definition of a version; undefined when the house has no such. */
export const bodyOf = async (tx: Tx, ownerId: string, form: string, version: number): Promise<unknown> => {
  const [row] = await tx
    .select({ body: definition.body })
    .from(definition)
    .where(
      and(eq(definition.ownerId, ownerId), eq(definition.form, form), eq(definition.formVersion, version)),
    );
  return row?.body;
};

/** One version of a form. The words of a record of the course are messages of the catalogue, which its pages know. */
export type FormVersion = {
  readonly form: Form;
  readonly words: AnyWords<Localised> | null;
  /** Of whose diseases alone it is offered; of all where nothing is said. */
  readonly sites?: readonly string[];
};

/** Every version of a form, newest first: a record of the course, shipped or the house's own; none when there is no such form. */
export const versionsOf = async (tx: Tx, ownerId: string, form: string): Promise<readonly FormVersion[]> => {
  const course = courseRecord(form);
  if (course !== undefined) return [{ form: course.form, words: null }];
  if (isShipped(form))
    return shippedForms
      .filter(({ form: { id } }) => id === form)
      .toSorted((a, b) => b.form.version - a.form.version);
  const found = await tx
    .select({ body: definition.body })
    .from(definition)
    .where(and(eq(definition.ownerId, ownerId), eq(definition.form, form)))
    .orderBy(desc(definition.formVersion));
  return found.map(({ body }) => checkedDefinition(body));
};

/**
 * Of a form's versions the one by which what was stored under a version is read; a record of the course is read by today's,
 * whichever version it was stored under.
 */
export const versionFor = (versions: readonly FormVersion[], version: number): FormVersion | undefined =>
  versions.find(
    ({ form }) =>
      form.version === version ||
      (courseRecord(form.id) !== undefined && version > 0 && version < form.version),
  );

/** What a file may feed at a house: its own questionnaires too, and of those that it has given up what stands. */
export const entriesFedAt = async (tx: Tx, ownerId: string): Promise<FedEntries> => {
  const [own, withdrawn] = await Promise.all([
    tx.select({ body: definition.body }).from(definition).where(eq(definition.ownerId, ownerId)),
    withdrawnForms(tx, ownerId),
  ]);
  return fedEntries(
    own.map(({ body }) => checkedDefinition(body).form),
    new Set(withdrawn.map(({ form }) => form)),
  );
};
