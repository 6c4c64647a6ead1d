import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Answers } from '../../../kernel/forms/answers.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { type Colleague, colleaguesBeside } from '../../directory/index.ts';
import { templateKept } from '../records/template.ts';
import { template } from '../tables.ts';

export type TemplateSaid = Answers<typeof templateKept.form>;

const { id, version, name, formVersion, answers, struck } = template;
const said = { id, version, name, formVersion, answers };

const standing = (tx: Tx, ownerId: string) =>
  tx.select(said).from(template).where(eq(template.ownerId, ownerId)).orderBy(asc(name), asc(id));

const asSaid = (row: Awaited<ReturnType<typeof standing>>[number]) => ({
  id: row.id,
  version: row.version,
  answers: templateKept.answersOf(row),
});

/** The house's templates as they stand, by name. */
export const templatesOf = async (tx: Tx, ownerId: string) => (await standing(tx, ownerId)).map(asSaid);

/** The same with the people of the house on a day, in one statement: what is asked where a board is run. */
export const templatesAndPeople = async (tx: Tx, ownerId: string, today: string) => {
  const { templates, people } = await readTogether(tx, {
    templates: standing(tx, ownerId),
    people: colleaguesBeside(tx, ownerId, today),
  });
  return {
    templates: templates.map(asSaid),
    people: people.map(({ latin, native, ...one }): Colleague => ({ ...one, name: { latin, native } })),
  };
};

/** Names of templates that were taken back. */
export const templatesTaken = (tx: Tx, ownerId: string) =>
  amongStruck(
    tx,
    tx
      .select({ id, name })
      .from(template)
      .where(and(eq(template.ownerId, ownerId), isNotNull(struck)))
      .orderBy(asc(name), asc(id)),
  );

/** A template, whether it stands or not; `struck` is the entry that took it back. */
export const templateById = async (tx: Tx, ownerId: string, wanted: string) => {
  const [row] = await amongStruck(
    tx,
    tx
      .select({ ...said, struck })
      .from(template)
      .where(and(eq(template.ownerId, ownerId), eq(id, wanted))),
  );
  if (row === undefined) return undefined;
  return { id: row.id, version: row.version, struck: row.struck, answers: templateKept.answersOf(row) };
};
