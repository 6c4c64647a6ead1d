import { and, sql } from 'drizzle-orm';
import { among } from '../../kernel/among.ts';
import { refused } from '../../kernel/errors.ts';
import { insertRows } from '../../kernel/write-rows.ts';
import { type Derivation, type DerivationScope, rowsOf, type Watch } from '../../kernel/derivation.ts';
import { computed, rowDerivation } from '../../kernel/kept-rows.ts';
import { careCaseRows, caseRows } from '../care/index.ts';
import { agendaItemRows, itemsById } from '../meetings/index.ts';
import { operationRows, operationStateRows } from '../surgery/index.ts';
import { coursesOf } from './queries/courses-of.ts';
import { lacksRecommendation } from './conclusion.ts';
import { behindItems, seenNow } from './queries/behind-items.ts';
import { coursesNow } from './queries/seen-course.ts';
import { seenVersion } from './seen.ts';
import { standingOf, unknownStanding } from './standing.ts';
import * as table from './tables.ts';

/** Cases that are listed on agenda items. */
export const casesOnItems: Watch = {
  table: agendaItemRows,
  by: async ({ tx, ownerId }, { ids }) => {
    const { listing } = table;
    const found = await tx
      .selectDistinct({ id: listing.caseId })
      .from(listing)
      .where(among(listing.agendaItemId, ownerId, ids));
    return found.map(({ id }) => id);
  },
};

/** Where each case stands, for the case list. */
const standings = rowDerivation({
  name: 'board.standing',
  subject: rowsOf(careCaseRows),
  watches: [
    ...caseRows,
    ...operationRows,
    { table: operationStateRows, by: operationStateRows.caseId },
    ...table.boardRows,
    casesOnItems,
  ],
  writes: [table.standing],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const rows = (await coursesOf(tx, ownerId, ids)).map(({ case: { id, patientId, label }, course }) => ({
      id,
      patientId,
      label,
      ...(guarded(id, () => standingOf(course)) ?? unknownStanding(course.case.presentedOn)),
    }));
    return [computed(table.standing, rows)];
  },
});

/** Items that this command concluded, and not one before it or a file: what came later would stand there as seen. */
const concludedNow = async ({ tx, ownerId, now }: DerivationScope, ids: readonly string[]) => {
  const found = await tx
    .select({ id: agendaItemRows.id })
    .from(agendaItemRows)
    .where(
      and(
        among(agendaItemRows.id, ownerId, ids),
        sql`${agendaItemRows.closedAt} = ${now.toString()}::timestamptz`,
      ),
    );
  return itemsById(
    tx,
    ownerId,
    found.map(({ id }) => id),
  );
};

/**
 * What must be true when a board concludes, whoever concludes: "reached" has a recommendation, and what the board saw is
 * kept. Never computed again, since it is not what the record says now.
 */
const conclusions: Derivation = {
  name: 'board.conclusions',
  subject: { table: agendaItemRows, page: async () => [], lock: async () => {} },
  watches: [{ table: agendaItemRows, by: agendaItemRows.id }],
  writes: [table.shown],
  run: async (scope, ids) => {
    const { tx, ownerId } = scope;
    const items = await concludedNow(scope, ids);
    if (items.length === 0) return [];
    const { listed, recommended } = await behindItems(
      tx,
      ownerId,
      items.map(({ id }) => id),
    );
    const course = await coursesNow(
      tx,
      ownerId,
      listed.map(({ case: { id } }) => id),
    );
    const rows = listed
      .filter(({ seen }) => seen === null)
      .map((place) => {
        const item = items.find(({ id }) => id === place.listing.agendaItemId);
        const advised = recommended.filter(({ listingId }) => listingId === place.listing.id);
        if (!item || lacksRecommendation(item.conclusion, advised.length > 0))
          throw refused('recommendation_missing', {}, { field: 'conclusion' });
        const seen = {
          ...seenNow(place, item.localStart.slice(0, 10)),
          course: course(place.case.id),
          advice: advised.map(({ id, modality, timing }) => ({ id, modality, timing })),
        };
        return { ownerId, id: place.listing.id, seenVersion, seen };
      });
    await insertRows(tx, table.shown, rows);
    return [];
  },
};

/** What a board recomputes when anything within a case changes, and keeps when it concludes. */
export const derivations: readonly Derivation[] = [standings, conclusions];
