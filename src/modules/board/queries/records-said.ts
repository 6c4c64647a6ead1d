import { and, eq, type SQL, sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { nameOf } from '../../../kernel/derivation.ts';
import { readAtOnce, readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import type { Rows } from '../../../kernel/striking.ts';
import {
  careCaseRows,
  documentRows,
  entryRows,
  type FormVersion,
  referralRows,
  versionFor,
  versionsOf,
  workUpRows,
} from '../../care/index.ts';
import { itemsById } from '../../meetings/index.ts';
import { operationTable, outcomeTable, pathologyTable } from '../../surgery/index.ts';
import { listing, recommendation } from '../tables.ts';
import type { TakenRecord } from '../taken-records.ts';

type Common = {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly struck: string | null;
};

/** What tells a record from others of its kind, in codes. */
export type RecordSaid = Common & { readonly what: TakenRecord; readonly on: string | null } & (
    | { readonly what: 'case'; readonly label: string }
    | { readonly what: 'question'; readonly questionType: string; readonly question: string }
    | {
        readonly what: 'entry';
        readonly form: string;
        /** By which it is read; null when the house has no such definition any more. */
        readonly definition: FormVersion | null;
      }
    | { readonly what: 'document'; readonly kind: string }
    | { readonly what: 'operation'; readonly kind: string | null }
    /** A report of an operation, whose id it has. */
    | { readonly what: 'pathology' | 'complications' }
    | {
        readonly what: 'result';
        readonly key: string;
        readonly state: string;
        readonly value: number | boolean | string | null;
        readonly unit: string | null;
      }
    | { readonly what: 'listing'; readonly state: string }
    | { readonly what: 'recommendation'; readonly modality: string; readonly timing: string }
  );
/** Whose a record is. */
export type CaseSaid = {
  readonly id: string;
  readonly label: string;
  readonly patientId: string;
  readonly site: string | null;
  readonly struck: string | null;
};

type Part =
  | typeof referralRows
  | typeof entryRows
  | typeof documentRows
  | typeof workUpRows
  | typeof operationTable
  | typeof pathologyTable
  | typeof outcomeTable
  | typeof listing
  | typeof recommendation;

/** Which rows of a table are meant. */
export type Which = (table: Part) => SQL;

const rowsOf = (tx: Tx, which: Which) => {
  const head = (table: Part) => ({
    id: table.id,
    version: table.version,
    struck: table.struck,
    caseId: table.caseId,
  });
  const item = { agendaItemId: listing.agendaItemId };
  return readTogether(tx, {
    questions: tx
      .select({
        ...head(referralRows),
        on: referralRows.receivedOn,
        questionType: referralRows.questionType,
        question: referralRows.question,
      })
      .from(referralRows)
      .where(which(referralRows)),
    entries: tx
      .select({
        ...head(entryRows),
        on: entryRows.filledOn,
        form: entryRows.form,
        formVersion: entryRows.formVersion,
      })
      .from(entryRows)
      .where(which(entryRows)),
    documents: tx
      .select({ ...head(documentRows), on: documentRows.madeOn, kind: documentRows.kind })
      .from(documentRows)
      .where(which(documentRows)),
    results: tx
      .select({
        ...head(workUpRows),
        on: workUpRows.takenOn,
        key: workUpRows.key,
        state: workUpRows.state,
        value: workUpRows.value,
        unit: workUpRows.unit,
      })
      .from(workUpRows)
      .where(which(workUpRows)),
    operations: tx
      .select({
        ...head(operationTable),
        on: operationTable.doneOn,
        kind: sql<string | null>`${operationTable.answers} ->> 'kind'`,
      })
      .from(operationTable)
      .where(which(operationTable)),
    pathologies: tx
      .select({ ...head(pathologyTable), on: sql<string | null>`${pathologyTable.answers} ->> 'reportedOn'` })
      .from(pathologyTable)
      .where(which(pathologyTable)),
    complications: tx.select(head(outcomeTable)).from(outcomeTable).where(which(outcomeTable)),
    listings: tx
      .select({ ...head(listing), state: listing.state, ...item })
      .from(listing)
      .where(which(listing)),
    recommendations: tx
      .select({
        ...head(recommendation),
        modality: recommendation.modality,
        timing: recommendation.timing,
        ...item,
      })
      .from(recommendation)
      .innerJoin(
        listing,
        and(eq(listing.ownerId, recommendation.ownerId), eq(listing.id, recommendation.listingId)),
      )
      .where(which(recommendation)),
  });
};

const casesOf = (tx: Tx, ownerId: string, ids: readonly string[]) =>
  readTogether(tx, {
    cases: tx
      .select({
        id: careCaseRows.id,
        version: careCaseRows.version,
        struck: careCaseRows.struck,
        label: careCaseRows.label,
        patientId: careCaseRows.patientId,
        site: careCaseRows.site,
      })
      .from(careCaseRows)
      .where(among(careCaseRows.id, ownerId, ids)),
  });

type Filled = Awaited<ReturnType<typeof rowsOf>>['entries'][number];

const withDefinitions = async (tx: Tx, ownerId: string, entries: readonly Filled[]) => {
  const versions = new Map<string, readonly FormVersion[]>();
  for (const form of new Set(entries.map((entry) => entry.form)))
    versions.set(form, await versionsOf(tx, ownerId, form));
  return entries.map(({ formVersion, ...entry }) => ({
    what: 'entry' as const,
    ...entry,
    definition: versionFor(versions.get(entry.form) ?? [], formVersion) ?? null,
  }));
};

/** These records, also those that were taken back where the transaction sees them, and the cases in which they lie; `caseId` is known to be one. */
export const recordsSaid = async (tx: Tx, ownerId: string, rows: Rows, caseId?: string): Promise<Said> => {
  const own = rows.get(nameOf(careCaseRows)) ?? [];
  const known = caseId === undefined ? own : [...own, caseId];
  const which: Which = (table) => among(table.id, ownerId, rows.get(nameOf(table)) ?? []);
  const { records, cases } = await recordsWhere(tx, ownerId, which, known);
  const itself = own.flatMap((id) => cases.get(id) ?? []);
  return {
    records: [
      ...itself.map(({ id, version, struck, label }) => ({
        what: 'case' as const,
        id,
        version,
        struck,
        label,
        caseId: id,
        on: null,
      })),
      ...records,
    ],
    cases,
  };
};
type Said = {
  readonly records: readonly RecordSaid[];
  readonly cases: ReadonlyMap<string, CaseSaid & { readonly version: number }>;
};

/** Records that a condition means, and the cases in which they lie: those that are known before with the records, any other after them. */
export const recordsWhere = (
  tx: Tx,
  ownerId: string,
  which: Which,
  known: readonly string[],
): Promise<Said> =>
  readAtOnce(tx, async () => {
    const [found, { cases: before }] = await Promise.all([rowsOf(tx, which), casesOf(tx, ownerId, known)]);
    const {
      questions,
      entries,
      documents,
      results,
      operations,
      pathologies,
      complications,
      listings,
      recommendations,
    } = found;
    const parts = Object.values(found).flat();
    const others = new Set(parts.map(({ caseId }) => caseId).filter((id) => !known.includes(id)));
    const itemIds = [...listings, ...recommendations].map(({ agendaItemId }) => agendaItemId);
    const [after, items] = await Promise.all([
      others.size === 0 ? [] : casesOf(tx, ownerId, [...others]).then(({ cases }) => cases),
      itemsById(tx, ownerId, itemIds),
    ]);
    const heldOn = (itemId: string) => items.find(({ id }) => id === itemId)?.localStart.slice(0, 10) ?? null;
    const records: RecordSaid[] = [
      ...questions.map((row) => ({ what: 'question' as const, ...row })),
      ...listings.map(({ agendaItemId, ...row }) => ({
        what: 'listing' as const,
        ...row,
        on: heldOn(agendaItemId),
      })),
      ...recommendations.map(({ agendaItemId, ...row }) => ({
        what: 'recommendation' as const,
        ...row,
        on: heldOn(agendaItemId),
      })),
      ...documents.map((row) => ({ what: 'document' as const, ...row })),
      ...results.map((row) => ({ what: 'result' as const, ...row })),
      ...operations.map((row) => ({ what: 'operation' as const, ...row })),
      ...pathologies.map((row) => ({ what: 'pathology' as const, ...row })),
      ...complications.map((row) => ({ what: 'complications' as const, ...row, on: null })),
      ...(await withDefinitions(tx, ownerId, entries)),
    ];
    return { records, cases: new Map([...before, ...after].map((one) => [one.id, one])) };
  });
