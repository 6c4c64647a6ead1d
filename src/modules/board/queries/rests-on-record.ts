import { and, eq, sql } from 'drizzle-orm';
import { readAtOnce, readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { entryRows } from '../../care/index.ts';
import { itemsById } from '../../meetings/index.ts';
import { fulfilmentState, listing, recommendation, shown } from '../tables.ts';
import { recordsWhere, type RecordSaid, type Which } from './records-said.ts';

/** Whether what a board saw names the record: in the course or among the results, also by what the course answered there. */
const isSeen = ({ id, key }: { readonly id: string; readonly key: string | null }) => sql`(
  ${shown.seen} -> 'course' @> ${JSON.stringify([{ id }])}::jsonb
  or ${shown.seen} -> 'workUp' @> ${JSON.stringify([{ entry: id }])}::jsonb
  or (${key}::text is not null and ${shown.seen} -> 'workUp' @> ${JSON.stringify([{ key, state: 'present' }])}::jsonb))`;

/** Days of the boards that saw a record. */
const boardsThatSaw = async (tx: Tx, ownerId: string, record: RecordSaid): Promise<string[]> => {
  const key = record.what === 'result' ? record.key : null;
  const { seen } = await readTogether(tx, {
    seen: tx
      .select({ itemId: listing.agendaItemId })
      .from(shown)
      .innerJoin(listing, and(eq(listing.ownerId, shown.ownerId), eq(listing.id, shown.id)))
      .where(
        and(eq(shown.ownerId, ownerId), eq(listing.caseId, record.caseId), isSeen({ id: record.id, key })),
      ),
  });
  const items = await itemsById(
    tx,
    ownerId,
    seen.map(({ itemId }) => itemId),
  );
  return items.map(({ localStart }) => localStart.slice(0, 10)).toSorted();
};

/** Recommendations of its case that count by a record, and forms that were confirmed from it. */
const countingBy =
  (ownerId: string, { id, caseId }: RecordSaid): Which =>
  (table) => {
    if (table === entryRows)
      return sql`${eq(entryRows.ownerId, ownerId)} and ${eq(entryRows.confirmedFrom, id)}`;
    if (table !== recommendation) return sql`false`;
    return sql`${eq(recommendation.ownerId, ownerId)} and ${recommendation.id} in (
      select ${fulfilmentState.id} from ${fulfilmentState} where ${fulfilmentState.ownerId} = ${ownerId}
        and ${fulfilmentState.caseId} = ${caseId} and ${fulfilmentState.byId} = ${id})`;
  };

/**
 * What rests on a record of a case without naming it as what it lies in: boards that saw it, recommendations that count as they do because of it,
 * and what was confirmed from it, which is moved along.
 */
export const restsOnRecord = (tx: Tx, ownerId: string, record: RecordSaid) =>
  readAtOnce(tx, async () => {
    const [boardsOn, { records }] = await Promise.all([
      boardsThatSaw(tx, ownerId, record),
      recordsWhere(tx, ownerId, countingBy(ownerId, record), [record.caseId]),
    ]);
    return {
      boardsOn,
      advice: records.filter(({ what }) => what === 'recommendation'),
      confirmed: records.filter(({ what }) => what === 'entry'),
    };
  });
