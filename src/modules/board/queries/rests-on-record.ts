import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { nameOf } from '../../../kernel/derivation.ts';
import { entryRows } from '../../care/index.ts';
import { itemsById } from '../../meetings/index.ts';
import { fulfilmentState, listing, recommendation, shown } from '../tables.ts';
import { recordsSaid, type RecordSaid } from './records-said.ts';

/** Whether what a board saw names the record: in the course or among the results, also by what the course answered there. */
const isSeen = ({ id, key }: { readonly id: string; readonly key: string | null }) => sql`(
  ${shown.seen} -> 'course' @> ${JSON.stringify([{ id }])}::jsonb
  or ${shown.seen} -> 'workUp' @> ${JSON.stringify([{ entry: id }])}::jsonb
  or (${key}::text is not null and ${shown.seen} -> 'workUp' @> ${JSON.stringify([{ key, state: 'present' }])}::jsonb))`;

/** Days of boards that saw a record of a case. */
const boardsThatSaw = async (tx: Tx, ownerId: string, record: RecordSaid): Promise<readonly string[]> => {
  const key = record.what === 'result' ? record.key : null;
  const seen = await tx
    .select({ itemId: listing.agendaItemId })
    .from(shown)
    .innerJoin(listing, and(eq(listing.ownerId, shown.ownerId), eq(listing.id, shown.id)))
    .where(
      and(eq(shown.ownerId, ownerId), eq(listing.caseId, record.caseId), isSeen({ id: record.id, key })),
    );
  const items = await itemsById(
    tx,
    ownerId,
    seen.map(({ itemId }) => itemId),
  );
  return items.map(({ localStart }) => localStart.slice(0, 10)).toSorted();
};

/** Recommendations of a case that count as they do because of a record of hers. */
const fulfilledBy = async (tx: Tx, ownerId: string, { id, caseId }: RecordSaid) => {
  const { ownerId: owner, caseId: of, byId } = fulfilmentState;
  return tx
    .select({ id: fulfilmentState.id })
    .from(fulfilmentState)
    .where(and(eq(owner, ownerId), eq(of, caseId), eq(byId, id)));
};

/** Forms that were confirmed from the pathology report of an operation. */
const confirmedFrom = (tx: Tx, ownerId: string, { id }: RecordSaid) =>
  tx
    .select({ id: entryRows.id })
    .from(entryRows)
    .where(and(eq(entryRows.ownerId, ownerId), eq(entryRows.confirmedFrom, id)));

/**
 * What rests on a record of a case without naming it as what it lies in: boards that saw it, recommendations that count as they do because of it,
 * and what was confirmed from it, which is moved along.
 */
export const restsOnRecord = async (tx: Tx, ownerId: string, record: RecordSaid) => {
  const ids = {
    advice: (await fulfilledBy(tx, ownerId, record)).map(({ id }) => id),
    confirmed:
      record.what === 'operation' ? (await confirmedFrom(tx, ownerId, record)).map(({ id }) => id) : [],
  };
  const rows = new Map([
    [nameOf(recommendation), ids.advice],
    [nameOf(entryRows), ids.confirmed],
  ]);
  const { records } =
    [...rows.values()].flat().length === 0 ? { records: [] } : await recordsSaid(tx, ownerId, rows);
  return {
    boardsOn: await boardsThatSaw(tx, ownerId, record),
    advice: records.filter(({ what }) => what === 'recommendation'),
    confirmed: records.filter(({ what }) => what === 'entry'),
  };
};
