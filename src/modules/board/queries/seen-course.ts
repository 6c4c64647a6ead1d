import { and, asc, inArray, type SQL, sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { idList } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { journal } from '../../../kernel/tables.ts';
import { courseForms, entryRows } from '../../care/index.ts';
import { documentsOf, documentsTold, operationTables } from '../../surgery/index.ts';
import { entriesSince, type SeenEntry, seesOperations } from '../seen.ts';
import { shown } from '../tables.ts';

/** What a board looks at of a course: everything but whether she was seen since. */
const shownForms = Object.values(courseForms)
  .map(({ id }) => id)
  .filter((id) => id !== courseForms.followUp.id);

/** `when`: what else must hold for anything to be read. */
const entriesNow = (tx: Tx, ownerId: string, caseIds: readonly string[], when?: SQL) =>
  tx
    .select({
      id: entryRows.id,
      caseId: entryRows.caseId,
      form: entryRows.form,
      formVersion: entryRows.formVersion,
      on: entryRows.filledOn,
      answers: entryRows.answers,
      entryId: entryRows.entryId,
    })
    .from(entryRows)
    .where(and(among(entryRows.caseId, ownerId, caseIds), inArray(entryRows.form, shownForms), when))
    .orderBy(asc(entryRows.filledOn), asc(entryRows.id));

type Now = Awaited<ReturnType<typeof entriesNow>>[number];

/** What is read of a course, unsent: its entries, her operations and their pathology reports. */
const courseReads = (tx: Tx, ownerId: string, caseIds: readonly string[], when?: SQL) => ({
  entries: entriesNow(tx, ownerId, caseIds, when),
  ...documentsOf(tx, ownerId, caseIds),
});
type Read = Readonly<Record<keyof ReturnType<typeof courseReads>, readonly Now[]>>;

/** Oldest first; what has no date stands behind, so that it leads where the newest is told first. */
const byDay = (a: Now, b: Now): number => {
  const [left, right] = [`${a.on ?? '~'} ${a.id}`, `${b.on ?? '~'} ${b.id}`];
  return left < right ? -1 : Number(left > right);
};
const inOrder = ({ entries, operations, pathology }: Read): Now[] =>
  [...entries, ...operations, ...pathology].toSorted(byDay);

/** Of a report that is told in a line only what is told. */
const toldOf = (form: string, answers: SeenEntry['answers']): SeenEntry['answers'] => {
  const document = Object.values(documentsTold).find((each) => each.form.id === form);
  if (document === undefined) return answers;
  return Object.fromEntries(document.told.map((name) => [name, answers[name] ?? null]));
};

const seenEntry = ({ id, form, formVersion, on, answers }: Now): SeenEntry => ({
  id,
  form,
  formVersion,
  on,
  answers: toldOf(form, answers),
});

/** The courses of these cases as they stand now, by case. */
export const coursesNow = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const found = await readTogether(tx, courseReads(tx, ownerId, caseIds));
  const byCase = Map.groupBy(inOrder(found), ({ caseId }) => caseId);
  return (caseId: string): SeenEntry[] => (byCase.get(caseId) ?? []).map(seenEntry);
};

/** A pathology report has the id of its operation. */
const keyOf = ({ form, id }: Pick<SeenEntry, 'form' | 'id'>): string => `${form} ${id}`;

const tablesOfCourse = [entryRows, operationTables.operation, operationTables.pathology];

/** A course as a board saw it, and what came into it since. */
export type SeenCourse = {
  readonly seen: readonly (SeenEntry & { readonly isGone: boolean })[];
  /** With the moment they were entered; empty when nobody knows it. */
  readonly later: readonly (SeenEntry & { readonly enteredAt: string })[];
  readonly zone: string;
};

/** What boards saw of the courses of these listings, by listing; nothing of a listing of which that was not kept. */
export const seenCourses = async (
  tx: Tx,
  ownerId: string,
  listings: readonly { readonly id: string; readonly caseId: string }[],
  zone: string,
): Promise<ReadonlyMap<string, SeenCourse>> => {
  if (listings.length === 0) return new Map();
  const caseIds = listings.map(({ caseId }) => caseId);
  const areKept = among(
    shown.id,
    ownerId,
    listings.map(({ id }) => id),
  );
  // Of most boards nothing was kept: then a long course is not read for them.
  const isKept = sql`exists (select from ${shown} where ${areKept})`;
  const { kept, journaled, ...read } = await readTogether(tx, {
    kept: tx
      .select({ id: shown.id, version: shown.seenVersion, seen: shown.seen })
      .from(shown)
      .where(areKept),
    ...courseReads(tx, ownerId, caseIds, isKept),
    journaled: tx
      .select({ id: journal.id, at: journal.at })
      .from(journal)
      .where(
        sql`${isKept} and ${journal.ownerId} = ${ownerId} and ${journal.id} in
          (${sql.join(
            tablesOfCourse.map(
              (table) =>
                sql`select entry_id from ${table} where owner_id = ${ownerId} and case_id = any (${idList(caseIds)})`,
            ),
            sql` union all `,
          )})`,
      ),
  });
  const enteredAt = new Map(journaled.map(({ id, at }) => [id, at]));
  const now = inOrder(read);
  const told = listings.flatMap(({ id, caseId }): [string, SeenCourse][] => {
    const { seen, version = 0 } = kept.find((row) => row.id === id) ?? {};
    if (seen?.course === undefined) return [];
    const told = (form: string) => seesOperations(version) || shownForms.includes(form);
    const own = now.filter((row) => row.caseId === caseId && told(row.form));
    const standing = new Set(own.map(keyOf));
    const momentOf = new Map(own.map((row) => [keyOf(row), enteredAt.get(row.entryId) ?? '']));
    return [
      [
        id,
        {
          seen: seen.course.map((entry) => ({ ...entry, isGone: !standing.has(keyOf(entry)) })),
          later: entriesSince(seen, own.map(seenEntry)).map((entry) => ({
            ...entry,
            enteredAt: momentOf.get(keyOf(entry)) ?? '',
          })),
          zone,
        },
      ],
    ];
  });
  return new Map(told);
};
