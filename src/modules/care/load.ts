import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound } from '../../kernel/errors.ts';
import { careCase, entry, entryPerson } from './tables.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;

/** The case, locked for this transaction; whoever locks it moves it. */
export const caseForUpdate = async (
  { tx, ownerId, moves }: Pick<CommandContext, 'tx' | 'ownerId' | 'moves'>,
  id: string,
) => {
  moves(`case:${id}`);
  const found = await tx
    .select()
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), eq(careCase.id, id)))
    .for('update');
  if (!found[0]) throw notFound();
  return found[0];
};

/** Who is named in an entry as it stands. */
export const namedInEntry = async ({ tx, ownerId }: Scope, id: string): Promise<string[]> => {
  const found = await tx
    .select({ personId: entryPerson.personId })
    .from(entryPerson)
    .where(and(eq(entryPerson.ownerId, ownerId), eq(entryPerson.rowId, id)));
  return found.map(({ personId }) => personId);
};

/** A filled form's case and answers, and the form in the version it was filled in by. */
export const placeOfEntry = async ({ tx, ownerId }: Scope, id: string) => {
  const found = await tx
    .select({
      caseId: entry.caseId,
      form: entry.form,
      formVersion: entry.formVersion,
      answers: entry.answers,
    })
    .from(entry)
    .where(and(eq(entry.ownerId, ownerId), eq(entry.id, id)));
  if (!found[0]) throw notFound();
  return found[0];
};
