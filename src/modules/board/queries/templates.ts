import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Answers } from '../../../kernel/forms/answers.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { templateKept } from '../records/template.ts';
import { template } from '../tables.ts';

export type TemplateSaid = Answers<typeof templateKept.form>;

const { id, version, name, formVersion, answers, struck } = template;
const said = { id, version, name, formVersion, answers };

/** The house's templates as they stand, by name. */
export const templatesOf = async (tx: Tx, ownerId: string) => {
  const rows = await tx
    .select(said)
    .from(template)
    .where(eq(template.ownerId, ownerId))
    .orderBy(asc(name), asc(id));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    answers: templateKept.answersOf(row),
  }));
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
