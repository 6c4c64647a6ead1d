import { and, asc, inArray, sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { idList } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { journal } from '../../../kernel/tables.ts';
import { courseForms, entryRows } from '../../care/index.ts';
import { entriesSince, type SeenEntry } from '../seen.ts';
import { shown } from '../tables.ts';

/** What a board looks at of a course: everything but whether she was seen since. */
const shownForms = Object.values(courseForms)
  .map(({ id }) => id)
  .filter((id) => id !== courseForms.followUp.id);

const entriesNow = (tx: Tx, ownerId: string, caseIds: readonly string[]) =>
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
    .where(and(among(entryRows.caseId, ownerId, caseIds), inArray(entryRows.form, shownForms)))
    .orderBy(asc(entryRows.filledOn), asc(entryRows.id));

type Now = Awaited<ReturnType<typeof entriesNow>>[number];

const seenEntry = ({ id, form, formVersion, on, answers }: Now): SeenEntry => ({
  id,
  form,
  formVersion,
  on,
  answers,
});

/** The courses of these cases as they stand now, by case. */
export const coursesNow = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const { found } = await readTogether(tx, { found: entriesNow(tx, ownerId, caseIds) });
  const byCase = Map.groupBy(found, ({ caseId }) => caseId);
  return (caseId: string): SeenEntry[] => (byCase.get(caseId) ?? []).map(seenEntry);
};

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
  const { kept, now, entries } = await readTogether(tx, {
    kept: tx
      .select({ id: shown.id, seen: shown.seen })
      .from(shown)
      .where(
        among(
          shown.id,
          ownerId,
          listings.map(({ id }) => id),
        ),
      ),
    now: entriesNow(tx, ownerId, caseIds),
    entries: tx
      .select({ id: journal.id, at: journal.at })
      .from(journal)
      .where(
        sql`${journal.ownerId} = ${ownerId} and ${journal.id} in
          (select entry_id from ${entryRows} where owner_id = ${ownerId} and case_id = any (${idList(caseIds)}))`,
      ),
  });
  const enteredAt = new Map(entries.map(({ id, at }) => [id, at]));
  const told = listings.flatMap(({ id, caseId }): [string, SeenCourse][] => {
    const seen = kept.find((row) => row.id === id)?.seen;
    if (seen?.course === undefined) return [];
    const own = now.filter((row) => row.caseId === caseId);
    const standing = new Set(own.map((row) => row.id));
    const momentOf = new Map(own.map((row) => [row.id, enteredAt.get(row.entryId) ?? '']));
    return [
      [
        id,
        {
          seen: seen.course.map((entry) => ({ ...entry, isGone: !standing.has(entry.id) })),
          later: entriesSince(seen, own.map(seenEntry)).map((entry) => ({
            ...entry,
            enteredAt: momentOf.get(entry.id) ?? '',
          })),
          zone,
        },
      ],
    ];
  });
  return new Map(told);
};
