import { and, eq, sql } from 'drizzle-orm';
import { readTogether } from '../../../kernel/read-together.ts';
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

/** What rests on a record, in one reading: items of boards that saw it, recommendations that count by it, forms confirmed from it. */
const readResting = (tx: Tx, ownerId: string, record: RecordSaid) => {
  const { id, caseId } = record;
  const key = record.what === 'result' ? record.key : null;
  return readTogether(tx, {
    seen: tx
      .select({ itemId: listing.agendaItemId })
      .from(shown)
      .innerJoin(listing, and(eq(listing.ownerId, shown.ownerId), eq(listing.id, shown.id)))
      .where(and(eq(shown.ownerId, ownerId), eq(listing.caseId, caseId), isSeen({ id, key }))),
    advice: tx
      .select({ id: fulfilmentState.id })
      .from(fulfilmentState)
      .where(
        and(
          eq(fulfilmentState.ownerId, ownerId),
          eq(fulfilmentState.caseId, caseId),
          eq(fulfilmentState.byId, id),
        ),
      ),
    confirmed: tx
      .select({ id: entryRows.id })
      .from(entryRows)
      .where(and(eq(entryRows.ownerId, ownerId), eq(entryRows.confirmedFrom, id))),
  });
};

/**
 * What rests on a record of a case without naming it as what it lies in: boards that saw it, recommendations that count as they do because of it,
 * and what was confirmed from it, which is moved along.
 */
export const restsOnRecord = async (tx: Tx, ownerId: string, record: RecordSaid) => {
  const { seen, advice, confirmed } = await readResting(tx, ownerId, record);
  const rows = new Map([
    [nameOf(recommendation), advice.map(({ id }) => id)],
    [nameOf(entryRows), confirmed.map(({ id }) => id)],
  ]);
  const { records } =
    advice.length + confirmed.length === 0 ? { records: [] } : await recordsSaid(tx, ownerId, rows);
  const items =
    seen.length === 0
      ? []
      : await itemsById(
          tx,
          ownerId,
          seen.map(({ itemId }) => itemId),
        );
  return {
    boardsOn: items.map(({ localStart }) => localStart.slice(0, 10)).toSorted(),
    advice: records.filter(({ what }) => what === 'recommendation'),
    confirmed: records.filter(({ what }) => what === 'entry'),
  };
};
