import { and, desc, eq, sql } from 'drizzle-orm';
import { idList } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { journal, version } from '../../../kernel/tables.ts';
import { localDay } from '../../../kernel/zone.ts';
import { type AnsweredItem, courseAnswers, datasetFor, mergedItems, toldFrom } from '../../care/index.ts';
import { type Disease, diseaseOf, diseaseSince, itemsSince, seesCourseAnswers } from '../seen.ts';
import type { Listed } from './behind-items.ts';

type Content = Readonly<Record<string, unknown>>;
type Row = { readonly id: string; readonly entryId: string };
type Known = { readonly row: Row; readonly says: Content };

/** A row that the board saw otherwise, and what of it in the columns of its table. */
const diseaseRow = ({ case: row }: Listed): Known => {
  const { stageEdition: stage_edition, ...disease } = diseaseOf(row);
  return { row, says: { ...disease, stage_edition } };
};

/** The row that says an item now: of the work-up or, of which any correction counts, of the course. */
const itemRow = ({ workUp, course }: Listed, item: AnsweredItem): Known[] => {
  const entry = course.find(({ id }) => id === item.entry);
  if (entry !== undefined) return [{ row: entry, says: { answers: null } }];
  const { state, value, unit, reason, takenOn: taken_on } = item;
  return workUp
    .filter(({ key }) => key === item.key)
    .map((row) => ({ row, says: { state, value, unit, reason, taken_on } }));
};

/** The items of a concluded case as the record says them now, by the rule by which they were kept. */
const itemsNow = (place: Listed, day: string): readonly AnsweredItem[] => {
  const dataset = datasetFor(place.case.site);
  if (dataset === null || !seesCourseAnswers(place.seenVersion)) return mergedItems(place.workUp, []);
  return mergedItems(place.workUp, courseAnswers(dataset, toldFrom(place.course), day));
};

const saysSo = (content: unknown, says: Content): boolean =>
  content !== null && Object.entries(says).every(([column, value]) => (content as Content)[column] === value);

/** For each row when it was recorded what it says now. */
const recordedAt = async (
  tx: Tx,
  ownerId: string,
  known: readonly Known[],
): Promise<ReadonlyMap<string, string | undefined>> => {
  const { former, now } = await readTogether(tx, {
    former: tx
      .select({ rowId: version.rowId, content: version.content, at: journal.at })
      .from(version)
      .innerJoin(journal, and(eq(journal.ownerId, version.ownerId), eq(journal.id, version.entryId)))
      .where(
        and(
          eq(version.ownerId, ownerId),
          sql`${version.rowId} = any (${idList(known.map(({ row }) => row.id))})`,
        ),
      )
      .orderBy(desc(version.version)),
    now: tx
      .select({ id: journal.id, at: journal.at })
      .from(journal)
      .where(
        and(
          eq(journal.ownerId, ownerId),
          sql`${journal.id} = any (${idList(known.map(({ row }) => row.entryId))})`,
        ),
      ),
  });
  return new Map(
    known.map(({ row, says }) => {
      const own = former.filter(({ rowId }) => rowId === row.id);
      const other = own.findIndex(({ content }) => !saysSo(content, says));
      const same = other < 0 ? own : own.slice(0, other);
      return [row.id, (same.at(-1) ?? now.find(({ id }) => id === row.entryId))?.at];
    }),
  );
};

/** What came into the record after a board saw a case; `since` is the local day on which it was recorded. */
export type Later = {
  readonly disease: (Disease & { readonly since: string }) | null;
  readonly items: readonly (AnsweredItem & { readonly since: string })[];
};

/**
 * Of each of these listings what the record says otherwise now than the board saw, by the listing's id; none where nothing is.
 * `dayOf` is the day of its meeting.
 */
export const knownSince = async (
  tx: Tx,
  ownerId: string,
  listed: readonly Listed[],
  { zone, dayOf }: { readonly zone: string; readonly dayOf: (place: Listed) => string },
): Promise<ReadonlyMap<string, Later>> => {
  const differing = listed.flatMap((place) => {
    if (place.seen === null) return [];
    const disease = diseaseSince(place.seen, place.case);
    const items = itemsSince(place.seen, itemsNow(place, dayOf(place)));
    return disease === null && items.length === 0 ? [] : [{ place, disease, items }];
  });
  if (differing.length === 0) return new Map();
  const recorded = await recordedAt(
    tx,
    ownerId,
    differing.flatMap(({ place, disease, items }) => [
      ...(disease === null ? [] : [diseaseRow(place)]),
      ...items.flatMap((item) => itemRow(place, item)),
    ]),
  );
  const sinceOf = ({ id }: Row): string => {
    const at = recorded.get(id);
    return at === undefined ? '' : localDay(at, zone);
  };
  return new Map(
    differing.map(({ place, disease, items }) => [
      place.listing.id,
      {
        disease: disease && { ...disease, since: sinceOf(place.case) },
        items: items.flatMap((item) =>
          itemRow(place, item).map(({ row }) => ({ ...item, since: sinceOf(row) })),
        ),
      },
    ]),
  );
};
