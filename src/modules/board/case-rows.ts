import { uuidOfName } from '../../kernel/ids.ts';
import { fedCaseRows, type FedEntries } from '../care/index.ts';
import { fedOperationRows } from '../surgery/index.ts';
import { listingStateOf } from './conclusion.ts';
import type { Naming } from './import-parts.ts';
import type { CaseRecord } from './schema.ts';

/** The conclusion of the agenda item a record was listed on. */
export type ListedItem = {
  conclusion: 'reached' | 'reached_conditionally' | 'deferred' | 'advice_only' | null;
};
/** Ids of a record's operations and entries, in its order. */
export type PartIds = { readonly operations: readonly string[]; readonly entries: readonly string[] };
export type RowPlace = {
  ownerId: string;
  mapping: string;
  sourceId: string;
  label: string;
  item: ListedItem | null;
  entries: FedEntries;
  /** Where parts of a record stand already. */
  ids: PartIds | null;
};

/** Id of the case that a source's key means for this owner. */
export const caseIdOf = (ownerId: string, mapping: string, key: string): string =>
  uuidOfName(ownerId, mapping, key, 'case');

/** Id of the woman that a source's row tells of. */
export const patientIdOf = (ownerId: string, mapping: string, { key, woman }: CaseRecord): string =>
  uuidOfName(ownerId, mapping, woman ?? key, 'patient');

/** How the parts of a case that a source brings get their ids. */
export const namesOf = (ownerId: string, mapping: string, { key }: CaseRecord) => {
  const id = (...part: string[]) => uuidOfName(ownerId, mapping, key, ...part);
  const naming = (...part: string[]): Naming => ({
    keyed: (own) => id(...part, 'key', own),
    nth: (n) => id(...part, String(n)),
  });
  return { id, operation: naming('operation'), entry: (form: string) => naming('entry', form) };
};

/** All rows of one imported case. The same key gives the same ids, so that a corrected file meets its own rows. */
export const rowsOf = (
  record: CaseRecord,
  { ownerId, mapping, sourceId, label, item, ids, entries }: RowPlace,
) => {
  const { id, operation: named, entry: entryNamed } = namesOf(ownerId, mapping, record);
  const of = { ownerId, sourceId };
  const caseId = id('case');
  const patientId = patientIdOf(ownerId, mapping, record);
  const listingId = id('listing');
  const operations = record.operations.map((entry, index) => ({
    ...entry,
    id: ids?.operations[index] ?? (entry.key === undefined ? named.nth(index) : named.keyed(entry.key)),
  }));
  const forms = (record.course ?? []).map(({ form }) => entries.named(form).form.id);
  const counted = (record.course ?? []).map(({ key }, index) => {
    const form = forms[index] ?? '';
    const before = forms.slice(0, index).filter((other) => other === form).length;
    return key === undefined ? entryNamed(form).nth(before) : entryNamed(form).keyed(key);
  });
  const recommendations = record.listing?.recommendations ?? [];
  const place = { ...of, caseId, patientId, label, idOf: id, entries, entryIds: ids?.entries ?? counted };
  return {
    ...fedCaseRows(record, place),
    listing: record.listing
      ? [
          {
            ...of,
            id: listingId,
            caseId,
            referralId: id('referral'),
            agendaItemId: record.listing.agendaItemId,
            state: listingStateOf(item?.conclusion),
          },
        ]
      : [],
    recommendation: recommendations.map(({ herDecision: _, ...entry }, index) => ({
      ...of,
      id: id('recommendation', String(index)),
      caseId,
      listingId,
      priority: index + 1,
      ...entry,
    })),
    herDecision: recommendations.map((entry, index) => ({
      ...of,
      id: id('recommendation', String(index)),
      caseId,
      ...entry.herDecision,
    })),
    ...fedOperationRows(operations, { ...of, caseId }),
  };
};
export type CaseRows = ReturnType<typeof rowsOf>;

/** The same rows with a woman whom the record holds already: she stays as she is written there. */
export const ofKnownWoman = (rows: CaseRows, patientId: string): CaseRows => ({
  ...rows,
  patient: [],
  identity: [],
  careCase: rows.careCase.map((row) => ({ ...row, patientId })),
});
