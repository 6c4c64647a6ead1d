import { and, desc, eq, sql } from 'drizzle-orm';
import type { Definition, Localised } from '../../../kernel/forms/definition.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { definition } from '../../../kernel/tables.ts';
import { checkedDefinition, isShipped, shippedForms } from '../questionnaires.ts';

/** Titles of all definitions of the house, unsent. */
export const ownTitles = (tx: Tx, ownerId: string) =>
  tx
    .select({
      form: definition.form,
      version: definition.formVersion,
      title: sql<Localised>`${definition.body} -> 'title'`,
    })
    .from(definition)
    .where(eq(definition.ownerId, ownerId));

/** Every version of a form, shipped or the house's own, newest first; none when there is no such form. */
export const versionsOf = async (tx: Tx, ownerId: string, form: string): Promise<readonly Definition[]> => {
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
