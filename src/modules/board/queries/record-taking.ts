import { notFound } from '../../../kernel/errors.ts';
import { whatWouldGoAlong } from '../../../kernel/going-along.ts';
import { houseOfTx, type Tx } from '../../../kernel/scope.ts';
import { notAllowed, type Rows } from '../../../kernel/striking.ts';
import { rowsStruckBy } from '../../../kernel/struck-record.ts';
import { seeStruck } from '../../../kernel/struck.ts';
import { isRecord } from '../taken-records.ts';
import { recordsSaid } from './records-said.ts';
import { type Asker, type Reader, strikeBy } from './taken-back.ts';

type Place = { readonly table: string; readonly id: string };

const joined = (...all: readonly Rows[]): Rows =>
  new Map(
    [
      ...Map.groupBy(
        all.flatMap((rows) => [...rows]),
        ([table]) => table,
      ),
    ].map(([table, of]) => [table, of.flatMap(([, ids]) => ids)]),
  );

/** What was taken back by an entry, and with which record; null where it was moved to another case. */
const takenBackBy = async (tx: Tx, ownerId: string, reader: Reader, entryId: string) => {
  const strike = await strikeBy(tx, ownerId, reader, entryId);
  if (strike === null) return null;
  const rows = await rowsStruckBy({ tx, ownerId }, entryId);
  return { strike, rows, records: (await recordsSaid(tx, ownerId, rows)).records };
};

/**
 * A record of a case: what goes along when it is taken back and what rests on it, as the command that takes it back would find
 * it; of one that was taken back, by whom, and what comes back with it; of one that was moved to another case, that it was. Not found when the case has no such record. Of one that was taken
 * back, the transaction sees from here on what was.
 */
export const recordTaking = async (
  tx: Tx,
  { ownerId, actor }: Asker,
  { caseId, ...root }: Place & { readonly caseId: string },
  reader: Reader,
) => {
  const would = await whatWouldGoAlong({ tx, ownerId, actor }, root);
  if (!would.stands) await seeStruck(tx);
  const { records, cases } = await recordsSaid(tx, ownerId, joined(would.rows, would.resting), caseId);
  const record = records.find((one) => isRecord(one, root));
  const subject = cases.get(caseId);
  if (record === undefined || subject === undefined || record.caseId !== caseId) throw notFound();
  if (record.struck === null)
    return { record, case: subject, records, ...would, strike: null, isMoved: false };
  const found = await takenBackBy(tx, ownerId, reader, record.struck);
  if (found === null) return { record, case: subject, records, ...would, strike: null, isMoved: true };
  return {
    record,
    case: subject,
    isMoved: false,
    ...found,
    resting: new Map<string, readonly string[]>(),
    kept: null,
    notAllowed: notAllowed(actor, ownerId, houseOfTx(tx).striking, found.rows),
  };
};
