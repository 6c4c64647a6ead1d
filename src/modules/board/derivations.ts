import { among } from '../../kernel/among.ts';
import { type Derivation, rowsOf, type Watch } from '../../kernel/derivation.ts';
import { computed, rowDerivation } from '../../kernel/kept-rows.ts';
import { careCaseRows, caseRows } from '../care/index.ts';
import { agendaItemRows } from '../meetings/index.ts';
import { operationRows, operationStateRows } from '../surgery/index.ts';
import { coursesOf } from './queries/courses-of.ts';
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

/** What a board recomputes when anything within a case changes. */
export const derivations: readonly Derivation[] = [standings];
