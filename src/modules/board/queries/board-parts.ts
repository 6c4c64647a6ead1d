import { asc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../kernel/scope.ts';
import { among } from '../../../kernel/among.ts';
import { readFor, readTogether } from '../../../kernel/read-together.ts';
import { namedBy } from '../../directory/index.ts';
import { itemsById } from '../../meetings/index.ts';
import {
  contactState,
  fulfilment,
  fulfilmentState,
  herDecision,
  listing,
  recommendation,
} from '../tables.ts';
import { byId, ofCase } from '../../care/index.ts';

/** What boards wrote of some cases, table by table. */
const boardParts = (tx: Tx, of: (table: { caseId: PgColumn }) => SQL) => ({
  listings: tx.select().from(listing).where(of(listing)).orderBy(asc(listing.id)),
  recommendations: tx
    .select()
    .from(recommendation)
    .where(of(recommendation))
    .orderBy(asc(recommendation.listingId), asc(recommendation.priority)),
  decisions: tx.select().from(herDecision).where(of(herDecision)),
});

type Rows = {
  readonly [Part in keyof ReturnType<typeof boardParts>]: Awaited<ReturnType<typeof boardParts>[Part]>;
};
type Item = Awaited<ReturnType<typeof itemsById>>[number];

/** The same rows put together, case by case, with the items they were listed on. */
const boardsOf = (rows: Rows, items: readonly Item[]) => {
  const [decisions, itemOf] = [byId(rows.decisions), byId(items)];
  const [listings, recommended] = [ofCase(rows.listings), ofCase(rows.recommendations)];
  return (id: string) => ({
    listings: listings(id),
    agenda: listings(id).flatMap((row) => itemOf.get(row.agendaItemId) ?? []),
    recommendations: recommended(id).flatMap((row) => {
      const decision = decisions.get(row.id);
      return decision ? [{ recommendation: row, herDecision: decision }] : [];
    }),
  });
};

/** What became of what boards recommended for these cases, by recommendation: as it follows, and what somebody has said of it. */
const fulfilmentParts = (tx: Tx, ownerId: string, ids: readonly string[]) => ({
  states: tx
    .select()
    .from(fulfilmentState)
    .where(among(fulfilmentState.caseId, ownerId, ids)),
  said: tx
    .select()
    .from(fulfilment)
    .where(among(fulfilment.caseId, ownerId, ids)),
});
type Became = {
  readonly [Part in keyof ReturnType<typeof fulfilmentParts>]: Awaited<
    ReturnType<typeof fulfilmentParts>[Part]
  >;
};

/** What boards wrote of these cases, by case. */
export const boardsOfCases = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const parts = boardParts(tx, ({ caseId }) => among(caseId, ownerId, ids));
  const rows = await readFor(tx, ids.length, parts);
  const items = await itemsById(
    tx,
    ownerId,
    rows.listings.map((row) => row.agendaItemId),
  );
  return boardsOf(rows, items);
};
/** Whether and how she is to be seen again, and by whom. */
const contactParts = (tx: Tx, ownerId: string, caseId: string) => ({
  contacts: tx
    .select()
    .from(contactState)
    .where(among(contactState.id, ownerId, [caseId])),
  people: namedBy(
    tx,
    sql`(select person_id from ${contactState} where owner_id = ${ownerId} and id = ${caseId})`,
  ),
});

/** The same of one case, with what became of it, and whether and how she is to be seen again. */
export const boardsOfOne = async (tx: Tx, ownerId: string, caseId: string) => {
  const parts = boardParts(tx, ({ caseId: column }) => among(column, ownerId, [caseId]));
  const { states, said, contacts, people, ...rows } = await readTogether(tx, {
    ...parts,
    ...fulfilmentParts(tx, ownerId, [caseId]),
    ...contactParts(tx, ownerId, caseId),
  });
  const items = await itemsById(
    tx,
    ownerId,
    rows.listings.map((row) => row.agendaItemId),
  );
  const became = { states: byId(states), said: byId(said) };
  return {
    ...boardsOf(rows, items)(caseId),
    contact: contacts[0] ?? null,
    people,
    became: (
      id: string,
    ): { state: Became['states'][number] | null; said: Became['said'][number] | null } => ({
      state: became.states.get(id) ?? null,
      said: became.said.get(id) ?? null,
    }),
  };
};
export type BoardsWhole = ReturnType<Awaited<ReturnType<typeof boardsOfCases>>>;
export type OneWhole = Awaited<ReturnType<typeof boardsOfOne>>;
