import { and, eq } from 'drizzle-orm';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import type { Definition, Localised } from '../../../kernel/forms/definition.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { type FormTitle, newestOf, shippedTitles } from '../questionnaires.ts';
import { entry } from '../tables.ts';
import { versionsOf } from './definitions.ts';

/** What the list of a case's filled questionnaires is made of, unsent. */
export const entriesOfCase = (tx: Tx, ownerId: string, caseId: string) =>
  tx
    .select({ id: entry.id, form: entry.form, version: entry.formVersion, filledOn: entry.filledOn })
    .from(entry)
    .where(and(eq(entry.ownerId, ownerId), eq(entry.caseId, caseId)));

type Entry = Awaited<ReturnType<typeof entriesOfCase>>[number];

const newestFirst = (a: Entry, b: Entry): number => {
  const [left, right] = [`${a.filledOn ?? ''} ${a.id}`, `${b.filledOn ?? ''} ${b.id}`];
  return left < right ? 1 : -1;
};

/** A case's filled questionnaires under the titles they had, newest first, and what can be filled in today. */
export const questionnairesShown = (entries: readonly Entry[], own: readonly FormTitle[]) => {
  const titles = [...shippedTitles, ...own];
  const titleOf = ({ form, version }: Entry): Localised =>
    titles.find((each) => each.form === form && each.version === version)?.title ?? { en: form };
  return {
    entries: entries
      .toSorted(newestFirst)
      .map((each) => ({ id: each.id, filledOn: each.filledOn, title: titleOf(each) })),
    offered: newestOf(titles).map(({ form, title }) => ({ form, title })),
  };
};

export type ShownEntry = {
  readonly id: string;
  readonly version: number;
  readonly filledOn: string | null;
  readonly definition: Definition;
  readonly answers: AnyAnswers;
};

/** A filled questionnaire of a case with the definition it was filled in by; null when the case has none such. */
export const entryShown = async (
  tx: Tx,
  ownerId: string,
  { caseId, entryId }: { caseId: string; entryId: string },
): Promise<ShownEntry | null> => {
  const [row] = await tx
    .select()
    .from(entry)
    .where(and(eq(entry.ownerId, ownerId), eq(entry.caseId, caseId), eq(entry.id, entryId)));
  if (row === undefined) return null;
  const versions = await versionsOf(tx, ownerId, row.form);
  const definition = versions.find(({ form }) => form.version === row.formVersion);
  if (definition === undefined) throw new Error('an entry without its definition');
  const { id, version, filledOn } = row;
  const answers = readKept(definition.form, row.answers) as unknown as AnyAnswers;
  return { id, version, filledOn, definition, answers };
};
