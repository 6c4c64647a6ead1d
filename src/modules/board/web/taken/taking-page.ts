import { notFound } from '../../../../kernel/errors.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import type { Rows } from '../../../../kernel/striking.ts';
import type { PageScope } from '../../../directory/index.ts';
import { recordTaking } from '../../queries/record-taking.ts';
import type { RecordSaid } from '../../queries/records-said.ts';
import { isRecord, tableOf, takenRecords, takingPath } from '../../taken-records.ts';
import { isPart, partsTold, recordTold, tablesTold } from './records-told.ts';

type Place = {
  readonly slug: string;
  readonly caseId: string;
  readonly what: string;
  readonly recordId: string;
};

/** Where it is told that a record was moved to another case, for whoever still looks for it here. */
export const movedTold = ({ slug, caseId }: Pick<Place, 'slug' | 'caseId'>): string =>
  `/c/${slug}/cases/${caseId}/history`;

/** The record that an address names, as the kernel's commands name it. */
export const placeOfPage = ({ caseId, what, recordId }: Place): { table: string; id: string } => {
  const table = tableOf(what);
  if (table === null || !isUuid(caseId) || !isUuid(recordId)) throw notFound();
  return { table, id: recordId };
};

/** The record of the address, which must be one of the case in the same address. */
export const recordOfPage = (scope: PageScope, params: Place) => {
  const place = { ...placeOfPage(params), caseId: params.caseId };
  const reader = { zone: scope.house.zone, locale: scope.locale };
  return scope.read((tx) => recordTaking(tx, scope, place, reader));
};

/** Rows by their table, without the record itself. */
const withoutRecord = (rows: Rows, { what, id }: Pick<RecordSaid, 'what' | 'id'>): Rows =>
  new Map(
    [...rows].map(([table, ids]) => [
      table,
      table === takenRecords[what] ? ids.filter((one) => one !== id) : ids,
    ]),
  );

/** The same in the reader's words. */
export const takingTold = (
  { i18n }: PageScope,
  slug: string,
  found: Awaited<ReturnType<typeof recordOfPage>>,
) => {
  const { record, records, rows, resting, strike } = found;
  const isIn = (of: typeof rows) => (one: RecordSaid) => of.get(takenRecords[one.what])?.includes(one.id);
  const linked = (one: RecordSaid) => ({ ...recordTold(i18n, one), to: takingPath(slug, one) });
  const first = strike && records.find((one) => isRecord(one, strike));
  const isOther = (one: RecordSaid) => one.id !== record.id || one.what !== record.what;
  return {
    record: recordTold(i18n, record),
    strike,
    /** With which other record it was taken back. */
    withOther: first && isOther(first) ? linked(first) : null,
    along: records
      .filter((one) => isOther(one) && isIn(rows)(one) && !isPart(one.what))
      .map((one) => recordTold(i18n, one)),
    parts: partsTold(i18n, withoutRecord(rows, record)),
    resting: records.filter((one) => isIn(resting)(one) && !isPart(one.what)).map(linked),
    otherResting: partsTold(i18n, resting),
    kept: found.kept,
    notAllowed: tablesTold(i18n, found.notAllowed),
  };
};
