import { and, eq, isNull, sql } from 'drizzle-orm';
import { among } from '../../kernel/among.ts';
import { refused } from '../../kernel/errors.ts';
import { amongStruck } from '../../kernel/struck.ts';
import { type Told, upsertions } from '../../kernel/write-rows.ts';
import {
  type Derivation,
  type DerivationScope,
  nameOf,
  rowsOf,
  type Watch,
} from '../../kernel/derivation.ts';
import { computed, rowDerivation } from '../../kernel/kept-rows.ts';
import { byId, careCaseRows, caseRows, casesOfWomen, entryRows, workUpRows } from '../care/index.ts';
import { agendaItemRows, itemsById, meetingRows, putItemFacts } from '../meetings/index.ts';
import { operationRows, operationStateRows } from '../surgery/index.ts';
import { contactOf } from './contact.ts';
import { askedFrom, fulfilledOf, unknownFulfilment } from './fulfilment.ts';
import { afterBoards } from './queries/after-boards.ts';
import { biopsyFacts } from './queries/biopsy-facts.ts';
import { coursesOf } from './queries/courses-of.ts';
import { lacksCondition, lacksRecommendation, listingStateOf } from './conclusion.ts';
import { behindItems, seenNow } from './queries/behind-items.ts';
import { coursesNow } from './queries/seen-course.ts';
import { recommendationKept } from './records/recommendation.ts';
import { seenVersion } from './seen.ts';
import { standingOf, unknownStanding } from './standing.ts';
import * as table from './tables.ts';
import { openMatters, turnOf, unclearTurn } from './whose-turn.ts';

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

/** Cases that are listed for meetings: a board's day is theirs. */
const casesOnMeetings: Watch = {
  table: meetingRows,
  by: async ({ tx, ownerId }, { ids }) => {
    const { listing } = table;
    const found = await tx
      .selectDistinct({ id: listing.caseId })
      .from(listing)
      .innerJoin(
        agendaItemRows,
        and(eq(agendaItemRows.ownerId, listing.ownerId), eq(agendaItemRows.id, listing.agendaItemId)),
      )
      .where(and(among(agendaItemRows.meetingId, ownerId, ids), eq(listing.state, 'listed')));
    return found.map(({ id }) => id);
  },
};

/** Where each case stands, for the case list, and what is asked now of one person where something is open. */
const standings = rowDerivation({
  name: 'board.standing',
  subject: rowsOf(careCaseRows),
  watches: [
    ...caseRows,
    ...operationRows,
    { table: operationStateRows, by: operationStateRows.caseId },
    ...table.boardRows,
    { table: table.fulfilmentState, by: table.fulfilmentState.caseId },
    { table: table.contactState, by: table.contactState.id },
    casesOnItems,
    casesOnMeetings,
  ],
  writes: [table.standing, table.turn],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const courses = await coursesOf(tx, ownerId, ids);
    const rows = courses.map(({ case: { id, patientId, label }, course }) => ({
      id,
      patientId,
      label,
      ...(guarded(id, () => standingOf(course)) ?? unknownStanding(course.case.presentedOn)),
    }));
    const turns = courses.flatMap(({ case: { id, patientId, label }, open }) => {
      const { turn } = guarded(id, () => ({ turn: turnOf(openMatters(open)) })) ?? { turn: unclearTurn(id) };
      return turn === null ? [] : [{ id, patientId, label, ...turn }];
    });
    return [computed(table.standing, rows), computed(table.turn, turns)];
  },
});

/** What became of each recommendation, and whether and how a woman is to be seen again. */
const fulfilments = rowDerivation({
  name: 'board.fulfilment',
  subject: rowsOf(careCaseRows),
  watches: [...caseRows, casesOfWomen, ...operationRows, ...table.boardRows, casesOnItems],
  writes: [table.fulfilmentState, table.contactState],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const found = (await afterBoards(tx, ownerId, ids)).map(({ caseId, after, contact, isAwaited }) => {
      const fulfilled = after.advised.map((advice) => ({
        advice,
        ...(guarded(advice.id, () => fulfilledOf(advice, after)) ?? unknownFulfilment),
      }));
      const isOpen = isAwaited || fulfilled.some(({ state }) => state === null || state === 'open');
      return { caseId, after, contact: { ...contact, isOpen }, fulfilled };
    });
    const became = found.flatMap(({ caseId, after, fulfilled }) =>
      fulfilled.map(({ advice, askOn, ...row }) => ({
        id: advice.id,
        caseId,
        ...row,
        happenedOn: after.given.find(({ id }) => id === row.byId)?.from ?? null,
        isDead: after.deaths.length > 0,
        askedFrom: row.state === null ? null : askedFrom({ state: row.state, askOn }, advice),
      })),
    );
    const contacts = found.flatMap(({ caseId: id, contact }) => {
      const { consultantId } = contact;
      const row = guarded(id, () => contactOf(contact));
      return row === null ? [] : [{ id, ...row, consultantId }];
    });
    const { caseId } = table.fulfilmentState;
    return [
      computed(table.fulfilmentState, became, [caseId], caseId),
      computed(table.contactState, contacts, [table.contactState.id]),
    ];
  },
});

/** Items that this command concluded or whose conclusion it corrected, and not one before it or a file: what came later would stand there as seen. */
const concludedNow = async ({ tx, ownerId, now }: DerivationScope, ids: readonly string[]) => {
  const found = await tx
    .select({ id: agendaItemRows.id })
    .from(agendaItemRows)
    .where(
      and(
        among(agendaItemRows.id, ownerId, ids),
        sql`(${agendaItemRows.closedAt} = ${now.toString()}::timestamptz or ${agendaItemRows.correctedAt} = ${now.toString()}::timestamptz)`,
      ),
    );
  return itemsById(
    tx,
    ownerId,
    found.map(({ id }) => id),
  );
};

/** What quorum policies ask of each case follows its work-up for as long as no board has concluded. */
const itemFacts: Derivation = {
  name: 'board.item-facts',
  subject: rowsOf(careCaseRows),
  watches: [
    { table: workUpRows, by: workUpRows.caseId },
    { table: entryRows, by: entryRows.caseId },
  ],
  writes: [agendaItemRows],
  run: async (scope, ids) => {
    const { tx, ownerId } = scope;
    const { listing } = table;
    const listed = await amongStruck(
      tx,
      tx
        .select({ caseId: listing.caseId, itemId: listing.agendaItemId })
        .from(listing)
        .where(and(among(listing.caseId, ownerId, ids), eq(listing.state, 'listed'))),
    );
    if (listed.length === 0) return [];
    const facts = await biopsyFacts(
      scope,
      listed.map(({ caseId }) => caseId),
    );
    return putItemFacts(scope, new Map(listed.map(({ caseId, itemId }) => [itemId, facts(caseId)])));
  },
};

/** Of listings whose conclusion was undone or reopened nothing is kept as what the board saw; a case that is listed again meanwhile stays there. */
const openAgain = async (
  { tx, ownerId }: DerivationScope,
  rows: readonly { readonly id: string; readonly caseId: string }[],
): Promise<void> => {
  const { listing, shown } = table;
  const caseIds = rows.map(({ caseId }) => caseId);
  const elsewhere = await tx
    .select({ id: listing.id })
    .from(listing)
    .where(and(among(listing.caseId, ownerId, caseIds), eq(listing.state, 'listed')));
  if (elsewhere.length > 0) throw refused('case_already_listed');
  const ids = rows.map(({ id }) => id);
  await amongStruck(
    tx,
    tx
      .update(shown)
      .set({ struck: sql`current_setting('app.entry_id')::uuid` })
      .where(and(among(shown.id, ownerId, ids), isNull(shown.struck))),
  );
};

/** Listings of these items become what their boards have concluded; returns those that changed. */
const markListings = async (
  { tx, ownerId, now }: DerivationScope,
  ids: readonly string[],
): Promise<Told[]> => {
  const { listing } = table;
  const conclusions = byId(await itemsById(tx, ownerId, ids));
  const found = await tx
    .select({ id: listing.id, caseId: listing.caseId, itemId: listing.agendaItemId, state: listing.state })
    .from(listing)
    .where(among(listing.agendaItemId, ownerId, ids));
  const told: Told[] = [];
  for (const state of ['listed', 'discussed', 'deferred'] as const) {
    const rows = found.filter(
      ({ state: before, itemId }) =>
        before !== state &&
        conclusions.has(itemId) &&
        listingStateOf(conclusions.get(itemId)?.conclusion) === state,
    );
    if (rows.length === 0) continue;
    const changed = rows.map(({ id }) => id);
    if (state === 'listed') await openAgain({ tx, ownerId, now }, rows);
    await tx
      .update(listing)
      .set({ state })
      .where(among(listing.id, ownerId, changed));
    told.push(
      ...rows.map(({ id, caseId }) => {
        const names = { id, [listing.caseId.name]: caseId };
        return { table: nameOf(listing), before: names, now: names };
      }),
    );
  }
  return told;
};

/**
 * What must be true when a board concludes, whoever concludes: its listing says so, "reached" has a recommendation, and what
 * the board saw is kept. The last is never computed again, since it is not what the record says now.
 */
const conclusions: Derivation = {
  name: 'board.conclusions',
  subject: { table: agendaItemRows, page: async () => [], lock: async () => {} },
  watches: [{ table: agendaItemRows, by: agendaItemRows.id }],
  writes: [table.shown, table.listing],
  run: async (scope, ids) => {
    const { tx, ownerId } = scope;
    const told = await markListings(scope, ids);
    const items = await concludedNow(scope, ids);
    if (items.length === 0) return told;
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
    const rows = listed.flatMap((place) => {
      const item = items.find(({ id }) => id === place.listing.agendaItemId);
      const advised = recommended.filter(({ listingId }) => listingId === place.listing.id);
      const isCorrected = item !== undefined && item.correctedAt !== null;
      if (place.seen !== null && !isCorrected) return [];
      if (!item || lacksRecommendation(item.conclusion, advised.length > 0))
        throw refused('recommendation_missing', {}, { field: 'conclusion' });
      if (lacksCondition(item.conclusion, advised.map(recommendationKept.answersOf)))
        throw refused('condition_missing', {}, { field: 'conclusion' });
      if (isCorrected) return [];
      const seen = {
        ...seenNow(place, item.localStart.slice(0, 10)),
        course: course(place.case.id),
        advice: advised.map(({ id, modality, timing }) => ({ id, modality, timing })),
      };
      return [{ ownerId, id: place.listing.id, struck: null, seenVersion, seen }];
    });
    // What was kept before it was reopened is superseded.
    for (const statement of upsertions(table.shown, rows)) await amongStruck(tx, tx.execute(statement));
    return told;
  },
};

/** What a board recomputes when anything within a case changes, and keeps when it concludes. */
export const derivations: readonly Derivation[] = [itemFacts, standings, fulfilments, conclusions];
