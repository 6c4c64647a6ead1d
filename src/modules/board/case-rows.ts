import { uuidOfName } from '../../kernel/ids.ts';
import { fedCaseRows, type FedEntries, questionKept } from '../care/index.ts';
import { fedOperationRows } from '../surgery/index.ts';
import { listingStateOf } from './conclusion.ts';
import type { Naming } from './import-parts.ts';
import { decisionKept } from './records/decision.ts';
import { fulfilmentKept } from './records/fulfilment.ts';
import { recommendationKept } from './records/recommendation.ts';
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
  items: ReadonlyMap<string, ListedItem>;
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

type Listing = NonNullable<CaseRecord['listing']>;
/** Every listing of a record, the first question's first. */
export const listingsOf = ({ listing, again = [] }: CaseRecord): Listing[] => [
  ...(listing === null ? [] : [listing]),
  ...again.map((one) => one.listing),
];

/** A question on an agenda, what the board recommended and what she decided; `name` makes the ids of its parts. */
const listedRows = (
  { listing, name }: { listing: Listing; name: (...part: string[]) => string },
  { of, items }: { of: { ownerId: string; sourceId: string; caseId: string } } & Pick<RowPlace, 'items'>,
) => {
  const listingId = name('listing');
  const ids = listing.recommendations.map((_, index) => name('recommendation', String(index)));
  return {
    listing: [
      {
        ...of,
        id: listingId,
        referralId: name('referral'),
        agendaItemId: listing.agendaItemId,
        state: listingStateOf(items.get(listing.agendaItemId)?.conclusion),
      },
    ],
    recommendation: listing.recommendations.map((entry, index) => ({
      ...of,
      id: ids[index] ?? '',
      listingId,
      priority: index + 1,
      ...recommendationKept.rowOf(entry),
    })),
    herDecision: listing.recommendations.map(({ herDecision }, index) => ({
      ...of,
      id: ids[index] ?? '',
      ...decisionKept.rowOf(herDecision),
    })),
    fulfilment: listing.recommendations.flatMap(({ fulfilment }, index) =>
      fulfilment === undefined ? [] : [{ ...of, id: ids[index] ?? '', ...fulfilmentKept.rowOf(fulfilment) }],
    ),
  };
};

/** All rows of one imported case. The same key gives the same ids, so that a corrected file meets its own rows. */
export const rowsOf = (
  record: CaseRecord,
  { ownerId, mapping, sourceId, label, items, ids, entries }: RowPlace,
) => {
  const { id, operation: named, entry: entryNamed } = namesOf(ownerId, mapping, record);
  const of = { ownerId, sourceId };
  const caseId = id('case');
  const patientId = patientIdOf(ownerId, mapping, record);
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
  const place = { ...of, caseId, patientId, label, idOf: id, entries, entryIds: ids?.entries ?? counted };
  const fed = fedCaseRows(record, place);
  const again = (record.again ?? []).map(({ referral, listing }, index) => ({
    referral,
    listing,
    name: (...part: string[]) => id('again', String(index), ...part),
  }));
  const listed = [...(record.listing === null ? [] : [{ listing: record.listing, name: id }]), ...again].map(
    (one) => listedRows(one, { of: { ...of, caseId }, items }),
  );
  return {
    ...fed,
    referral: [
      ...fed.referral,
      ...again.map(({ referral, name }) => ({
        ...of,
        caseId,
        id: name('referral'),
        ...questionKept.rowOf(referral),
      })),
    ],
    listing: listed.flatMap(({ listing }) => listing),
    recommendation: listed.flatMap(({ recommendation }) => recommendation),
    herDecision: listed.flatMap(({ herDecision }) => herDecision),
    fulfilment: listed.flatMap(({ fulfilment }) => fulfilment),
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
