import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import type { Localised } from '../../../kernel/forms/words.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import type { Told } from '../course.ts';
import { answeringForms } from '../course-answers.ts';
import { everyItem } from '../asked-datasets.ts';
import { type FormTitle, isOfferedAt, newestOf, shippedTitles } from '../questionnaires.ts';
import { ownWords } from '../own-words.ts';
import { courseRecord } from '../records/course.ts';
import { entry } from '../tables.ts';
import { type FormVersion, versionFor, versionsOf } from './definitions.ts';
import { type EntryWriting, entryWriting, writingsOf } from './entry-writing.ts';

/** What the course and the list of filled questionnaires of a case are made of, unsent. */
export const entriesOfCase = (tx: Tx, ownerId: string, caseId: string) =>
  tx
    .select({
      id: entry.id,
      form: entry.form,
      version: entry.formVersion,
      filledOn: entry.filledOn,
      answers: entry.answers,
      confirmedFrom: entry.confirmedFrom,
      sourceId: entry.sourceId,
    })
    .from(entry)
    .where(and(eq(entry.ownerId, ownerId), eq(entry.caseId, caseId)));

type Entry = Awaited<ReturnType<typeof entriesOfCase>>[number];

const newestFirst = (a: Entry, b: Entry): number => {
  const [left, right] = [`${a.filledOn ?? ''} ${a.id}`, `${b.filledOn ?? ''} ${b.id}`];
  return left < right ? 1 : -1;
};

/** A case's filled questionnaires under the titles they had, newest first, and what can be filled in today; her own words stand by themselves. */
export const questionnairesShown = (
  entries: readonly Entry[],
  own: readonly FormTitle[],
  withdrawn: ReadonlyArray<{ readonly form: string }>,
  site: string | null,
) => {
  const givenUp = new Set(withdrawn.map(({ form }) => form));
  const titles = [...shippedTitles, ...own];
  const titleOf = ({ form, version }: Entry): Localised =>
    titles.find((each) => each.form === form && each.version === version)?.title ?? { en: form };
  return {
    entries: entries
      .filter(({ form }) => courseRecord(form) === undefined && form !== ownWords)
      .toSorted(newestFirst)
      .map((each) => ({ id: each.id, filledOn: each.filledOn, title: titleOf(each) })),
    offered: newestOf(titles.filter(({ form }) => !givenUp.has(form) && form !== ownWords))
      .filter((each) => isOfferedAt(each, site))
      .map(({ form, title }) => ({ form, title })),
  };
};

/** Entries of cases that may answer an item of the work-up, unsent; `cases` is a condition on the case's id. */
export const answeringEntries = (tx: Tx, ownerId: string, cases: SQL) =>
  tx
    .select({
      id: entry.id,
      caseId: entry.caseId,
      form: entry.form,
      version: entry.formVersion,
      answers: entry.answers,
      entryId: entry.entryId,
    })
    .from(entry)
    .where(
      and(
        eq(entry.ownerId, ownerId),
        sql`${entry.caseId} ${cases}`,
        inArray(entry.form, [...answeringForms({ items: everyItem })]),
      ),
    );

/** Entries of the course as rules are handed them. */
export const toldFrom = (
  rows: readonly Pick<Entry, 'id' | 'form' | 'version' | 'answers'>[],
): readonly Told[] =>
  rows.flatMap(({ id, form, version, answers }) => {
    const record = courseRecord(form);
    if (record === undefined) return [];
    return [{ id, form, answers: readKept(record.form, answers, version) as unknown as AnyAnswers }];
  });

export type CourseEntry = {
  readonly id: string;
  readonly form: string;
  /** The day it was true, or from when. */
  readonly on: string | null;
  /** Read from a file. */
  readonly imported: boolean;
  readonly answers: AnyAnswers;
  /** The operation whose pathology report it was confirmed from. */
  readonly confirmedFrom: string | null;
};

/** A case's records of the course, newest first, those without a date last. */
export const courseOf = (entries: readonly Entry[]): readonly CourseEntry[] =>
  entries
    .toSorted(newestFirst)
    .flatMap(({ id, form, version, filledOn, sourceId, answers, confirmedFrom }) => {
      const record = courseRecord(form);
      if (record === undefined) return [];
      const read = readKept(record.form, answers, version) as unknown as AnyAnswers;
      return [{ id, form, on: filledOn, imported: sourceId !== null, answers: read, confirmedFrom }];
    });

export type ShownEntry = {
  readonly id: string;
  readonly version: number;
  readonly filledOn: string | null;
  readonly definition: FormVersion;
  readonly answers: AnyAnswers;
  readonly writing: EntryWriting;
  /** The operation whose pathology report it was confirmed from. */
  readonly confirmedFrom: string | null;
};

/** A filled form of a case with the definition it was filled in by; null when the case has none such. */
export const entryShown = async (
  tx: Tx,
  ownerId: string,
  { caseId, entryId }: { caseId: string; entryId: string },
): Promise<ShownEntry | null> => {
  const { rows, ...written } = await readTogether(tx, {
    rows: tx
      .select()
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), eq(entry.caseId, caseId), eq(entry.id, entryId))),
    ...writingsOf(tx, ownerId, entryId),
  });
  const [row] = rows;
  if (row === undefined) return null;
  const definition = versionFor(await versionsOf(tx, ownerId, row.form), row.formVersion);
  if (definition === undefined) throw new Error('an entry without its definition');
  const { id, version, filledOn, confirmedFrom } = row;
  const answers = readKept(definition.form, row.answers, row.formVersion) as unknown as AnyAnswers;
  return { id, version, filledOn, definition, answers, writing: entryWriting(written), confirmedFrom };
};
